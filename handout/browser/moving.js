// A figure that follows a slider is mostly the same again but for the heights of its lines. Then the lines alone move at first: Plotly
// would draw axes and legend anew as well, which takes several times as long. When the slider rests, the whole figure is drawn.
globalThis.descentMoving = (() => {
  // All that must stay for lines to move alone; none where more than the lines would have to follow their heights.
  function frameOf({ data, layout }) {
    const axes = Object.keys(layout).filter((name) => name.startsWith("yaxis"));
    const fixed = axes.length > 0 && axes.every((name) => layout[name].range);
    if (!fixed || !data.every(({ type = "scatter" }) => type === "scatter")) return undefined;
    return JSON.stringify([layout, data.map(({ y, name, ...rest }) => [rest, isPlain(name) ? "" : name])]);
  }

  // Plotly reads a little HTML in names, and this does not.
  function isPlain(name) {
    return !/[<&]/.test(name);
  }

  function move(place, data) {
    const names = place.data.map(({ name }) => name);
    for (const text of place.querySelectorAll(".legendtext")) {
      const name = data[names.indexOf(text.textContent)]?.name;
      if (name) text.textContent = name;
    }
    const options = { transition: { duration: 0 }, frame: { duration: 0, redraw: false }, mode: "immediate" };
    // What did not come to its turn before the next move is not missed.
    Plotly.animate(place, { data: data.map(({ y, name }) => ({ y, name })) }, options).catch(() => {});
  }

  return { frameOf, move };
})();
