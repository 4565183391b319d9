// A figure that follows a slider is mostly the same again but for the heights of its lines. Then the lines alone move at first: Plotly
// would draw axes and legend anew as well, which takes several times as long. When the slider rests, the whole figure is drawn.
globalThis.descentMoving = (() => {
  // All that must stay for lines to move alone, and the range of their axis; none where more than the lines would have to
  // follow their heights.
  function frameOf({ data, layout }) {
    const axes = Object.keys(layout).filter((name) => name.startsWith("yaxis"));
    const fixed = layout.yaxis && axes.every((name) => layout[name].range);
    if (!fixed || !data.every(({ type = "scatter" }) => type === "scatter")) return undefined;
    const { range, ...yaxis } = layout.yaxis;
    const lines = data.map(({ y, name, ...rest }) => [rest, isPlain(name) ? "" : name]);
    return { stays: JSON.stringify([{ ...layout, yaxis }, lines]), range };
  }

  // The frame that is drawn may stay for the next figure while its lines fit the axis and fill half of it: an axis that
  // follows each of them flickers. It follows when the slider rests.
  function serves(drawn, next) {
    if (!drawn || !next || drawn.stays !== next.stays) return false;
    const [[bottom, top], [low, high]] = [drawn.range, next.range];
    return low >= bottom && high <= top && 2 * (high - low) >= top - bottom;
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

  return { frameOf, serves, move };
})();
