// What a figure does not choose itself is taken from the page; a figure with a template of its own keeps it.
window.pageTemplate = (ink, line) => {
  const axis = { gridcolor: line, zerolinecolor: line, linecolor: line, automargin: true };
  const clear = "rgba(0,0,0,0)";
  const margin = { l: 60, r: 20, t: 60, b: 50 };
  return {
    layout: { margin, paper_bgcolor: clear, plot_bgcolor: clear, font: { color: ink }, xaxis: axis, yaxis: axis },
  };
};
