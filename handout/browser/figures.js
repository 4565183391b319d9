// Draws the figures of a handout, each from the data that stands beside its place.
(() => {
  // On paper a page is light, whatever the screen is.
  const dark = matchMedia("screen and (prefers-color-scheme: dark)");
  const narrow = matchMedia("(max-width: 40rem)");
  // Paper has a width of its own, of which a page hears nothing else before it is printed.
  const print = matchMedia("print");

  function drawAll() {
    for (const place of document.querySelectorAll("figure.plotly > .chart")) {
      if (place.clientWidth === 0) continue;
      try {
        draw(place);
      } catch (error) {
        // Its caption stays, and the other figures are drawn.
        console.error(error);
      }
    }
  }

  // The newest figure, where it is no longer what stands beside the place, with what must stay for its lines to move alone; and
  // that of the figure that was drawn whole.
  const newer = new WeakMap();
  const drawn = new WeakMap();
  // How long a slider rests before the whole figure is drawn, in milliseconds.
  const rest = 200;
  let resting;

  function figureOf(place) {
    return newer.get(place)?.figure ?? JSON.parse(place.nextElementSibling.textContent);
  }

  globalThis.descentFigures = {
    show(place, figure) {
      const frame = descentMoving.frameOf(figure);
      newer.set(place, { figure, frame });
      clearTimeout(resting);
      if (!descentMoving.serves(drawn.get(place), frame)) return draw(place);
      descentMoving.move(place, figure.data);
      resting = setTimeout(draw, rest, place);
    },
  };

  function draw(place) {
    const { data, layout, frames } = figureOf(place);
    drawn.set(place, newer.get(place)?.frame);
    const { width, ...rest } = layout;
    const style = getComputedStyle(place);
    const template = pageTemplate(style.getPropertyValue("--figure-ink"), style.getPropertyValue("--figure-line"));
    // The same revision each time: what the reader has zoomed or hidden stays so when the figure is drawn anew.
    const chosen = { ...rest, template: layout.template ?? template, autosize: true, uirevision: "handout" };
    const fitted = place.closest(".reveal") ? forStage(chosen, place) : narrow.matches ? forPhone(chosen) : chosen;
    // The drawing made in advance has the same height, so nothing on the page moves.
    place.querySelector(":scope > .still")?.remove();
    Plotly.react(place, {
      data,
      layout: fitted,
      frames,
      config: { responsive: true, displaylogo: false, displayModeBar: narrow.matches ? false : "hover" },
    });
  }

  // A phone has no room beside the curves: the legend goes below, and letters and margins shrink.
  function forPhone(layout) {
    const margin = { ...layout.margin, l: 50, r: 10 };
    // A legend that has chosen its place in the whole figure fits any width; another goes below.
    const below = { orientation: "h", x: 0, xanchor: "left", y: -0.25, yanchor: "top" };
    const legend = layout.legend?.yref === "container" ? layout.legend : { ...layout.legend, ...below };
    return { ...layout, font: { ...layout.font, size: 12 }, margin, legend };
  }

  // On stage a figure is as large as its place, and so are its letters.
  function forStage(layout, place) {
    const { clientHeight: height } = place;
    return { ...layout, height, font: { ...layout.font, size: height < 480 ? 16 : 18 } };
  }

  drawAll();
  // A slide that was not to be seen had no size.
  document.addEventListener("slidechanged", drawAll);
  for (const change of [dark, narrow, print]) change.addEventListener("change", drawAll);
})();
