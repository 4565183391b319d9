// Draws the figures of a handout, each from the data that stands beside its place.
(() => {
  // On paper a page is light, whatever the screen is.
  const dark = matchMedia("screen and (prefers-color-scheme: dark)");
  const margin = { l: 60, r: 20, t: 60, b: 50 };

  function drawAll() {
    for (const place of document.querySelectorAll("figure.plotly > .chart")) {
      try {
        draw(place);
      } catch (error) {
        // Its caption stays, and the other figures are drawn.
        console.error(error);
      }
    }
  }

  function draw(place) {
    const { data, layout, frames } = JSON.parse(place.nextElementSibling.textContent);
    const { width, ...rest } = layout;
    const fitted = { margin, ...rest, template: layout.template ?? template(), autosize: true };
    const config = { responsive: true, displaylogo: false, showTips: false };
    Plotly.react(place, { data, layout: fitted, frames, config });
  }

  // What a figure does not choose itself is taken from the page; a figure with a template of its own keeps it.
  function template() {
    const [ink, line] = dark.matches ? ["#e6e6e6", "#44484d"] : ["#333333", "#dddddd"];
    const axis = { gridcolor: line, zerolinecolor: line, linecolor: line, automargin: true };
    const clear = "rgba(0,0,0,0)";
    return {
      layout: { paper_bgcolor: clear, plot_bgcolor: clear, font: { color: ink }, xaxis: axis, yaxis: axis },
    };
  }

  drawAll();
  dark.addEventListener("change", drawAll);
})();
