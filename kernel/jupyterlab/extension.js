// What JupyterLab lacks for a figure that follows its sliders. Loaded by JupyterLab and Notebook 7 as it is: a prebuilt
// extension is a container that gets the modules of the page and gives a plugin.
//
// 1. plotly's own extension ignores an update of a figure that it has drawn. Here the figure is drawn anew in its place, and
//    while a slider moves only what moves.
// 2. JupyterLab forgets with the page under which id an output can be updated. The kernel writes the id into the
//    metadata of an output too, so that a page that was loaded again finds it.
// 3. It forgets which cells it has run as well: what they still print is shown by late-output.js.
(() => {
  const PLOTLY = "application/vnd.plotly.v1+json";
  let modules;

  /** The module of JupyterLab itself: the one that is in use. */
  async function load(name) {
    const versions = Object.values(modules[name]);
    const { get } = versions.find(({ loaded }) => loaded) ?? versions[0];
    return (await get())();
  }

  /** How long a slider rests before legend and axes are drawn anew, too, in milliseconds. */
  const REST = 200;

  /**
   * What must stay for the lines of a figure to move alone, and the range of their axis; undefined where more than the
   * lines would have to follow their heights. Taken before a figure is drawn, as plotly writes into what it draws.
   */
  function frameOf({ data, layout }) {
    // An axis without a range follows its lines.
    const isFixed = ([name, axis]) => !name.startsWith("yaxis") || axis.range !== undefined;
    const isFramed = layout?.yaxis !== undefined && Object.entries(layout).every(isFixed);
    if (!isFramed || !data.every(isPlainLine)) return undefined;
    const { range, ...yaxis } = layout.yaxis;
    // plotly reads a little HTML in names, and what writes them below does not.
    const keptName = (name) => (/[<&]/.test(name) ? name : "");
    const lines = data.map(({ y, name, ...rest }) => [rest, keptName(name)]);
    return { stays: JSON.stringify([{ ...layout, yaxis }, lines]), range: [...range] };
  }

  /** One that goes straight from point to point and ends where there is none. */
  function isPlainLine({ type, mode, fill, connectgaps, line, x, y }) {
    const isStraight = line?.shape === undefined && !connectgaps && fill === undefined;
    return type === "scatter" && mode === "lines" && isStraight && Array.isArray(x) && Array.isArray(y);
  }

  /** Points in pixels as the path of a line, interrupted where a coordinate is no number. */
  function pathOf(xs, ys) {
    let pen = "M";
    const points = xs.map((x, i) => {
      const y = ys[i];
      const isPoint = Number.isFinite(x) && Number.isFinite(y);
      const point = isPoint ? `${pen}${x.toFixed(2)},${y.toFixed(2)}` : "";
      pen = isPoint ? "L" : "M";
      return point;
    });
    return points.join("");
  }

  /**
   * Whether the frame that is drawn may stay for the next figure: while its lines fit the axis and fill half of it. An axis
   * that follows each of them flickers, and to draw it is most of the work; it follows when the slider rests.
   */
  function serves(drawn, next) {
    if (!drawn || !next || drawn.stays !== next.stays) return false;
    const [[bottom, top], [low, high]] = [drawn.range, next.range];
    return low >= bottom && high <= top && 2 * (high - low) >= top - bottom;
  }

  function inPlace(renderer) {
    const drawFirst = renderer.renderModel.bind(renderer);
    let newest;
    let drawn;
    let names;
    let drawing = false;
    let whole;

    function drawAll(figure, frame) {
      clearTimeout(whole);
      if (renderer.isDisposed) return undefined;
      willDraw(figure, frame);
      return renderer.constructor.Plotly.react(renderer.node, figure.data, figure.layout, figure.config);
    }

    function willDraw({ data }, frame) {
      drawn = frame;
      names = data.map(({ name }) => name);
    }

    /**
     * Writes into what plotly has drawn: a tenth of the work, as plotly itself would look at every option again. The whole
     * figure follows when the slider rests. False where a line to be moved is not there.
     */
    function drawLines(figure, frame) {
      clearTimeout(whole);
      const { data } = figure;
      const { node } = renderer;
      const { _fullData: traces, _fullLayout: layout } = node;
      const axisOf = (id) => layout[id.replace(/^[xy]/, "$&axis")];
      const lines = traces.map(({ uid }) => node.querySelectorAll(`.scatterlayer .trace${uid} .js-line`));
      if (traces.some(({ visible }, k) => visible === true && lines[k].length === 0)) return false;
      for (const [k, { x, y }] of data.entries()) {
        const [across, up] = [traces[k].xaxis, traces[k].yaxis].map(axisOf);
        // A line with gaps was drawn in pieces.
        const [path, ...pieces] = lines[k];
        path?.setAttribute("d", pathOf(x.map(across.d2p), y.map(up.d2p)));
        for (const piece of pieces) piece.removeAttribute("d");
      }
      for (const text of node.querySelectorAll(".legendtext")) {
        const name = data[names.indexOf(text.textContent)]?.name;
        if (name) text.textContent = name;
      }
      names = data.map(({ name }) => name);
      whole = setTimeout(drawAll, REST, figure, frame);
      return true;
    }

    /** When figures come faster than they can be drawn, each drawing has the newest. */
    async function drawAgain() {
      const model = newest;
      const figure = model.data[PLOTLY];
      const frame = frameOf(figure);
      try {
        if (!serves(drawn, frame) || !drawLines(figure, frame)) await drawAll(figure, frame);
      } finally {
        // Not the figures are compared: a model may make them anew each time that it is asked.
        drawing = newest !== model;
        if (drawing) requestAnimationFrame(drawAgain);
      }
    }

    renderer.renderModel = async (model) => {
      // With the picture that plotly's extension adds to an output it stays the same model.
      if (model === newest) return;
      newest = model;
      if (!renderer.constructor.Plotly || !renderer.hasGraphElement()) {
        const figure = model.data[PLOTLY];
        willDraw(figure, frameOf(figure));
        await drawFirst(model);
      } else if (!drawing) {
        drawing = true;
        requestAnimationFrame(drawAgain);
      }
    };
    return renderer;
  }

  function drawFiguresInPlace(rendermime) {
    const factory = rendermime.getFactory(PLOTLY);
    if (!factory) return;
    const rank = rendermime.getRank?.(PLOTLY);
    rendermime.addFactory({ ...factory, createRenderer: (options) => inPlace(factory.createRenderer(options)) }, rank);
  }

  /** Updates the outputs of cells that this page has not run; for the others JupyterLab does it. */
  function updateStored(panel, { header, content }) {
    const id = content.metadata?.display_id;
    if (header.msg_type !== "update_display_data" || id === undefined) return;
    for (const cell of panel.content.widgets) {
      const { outputs } = cell.model;
      if (!outputs || cell.outputArea?.future) continue;
      for (let i = 0; i < outputs.length; i++) {
        if (outputs.get(i).metadata?.display_id !== id) continue;
        outputs.set(i, { output_type: "display_data", data: content.data, metadata: content.metadata });
      }
    }
  }

  async function plugin() {
    const { IRenderMimeRegistry } = await load("@jupyterlab/rendermime");
    const { INotebookTracker } = await load("@jupyterlab/notebook");
    const { showLateOutput } = await import("./late-output.js");
    return {
      id: "descent-kernel:in-place",
      autoStart: true,
      requires: [IRenderMimeRegistry, INotebookTracker],
      activate(app, rendermime, notebooks) {
        // By then plotly's extension has said how figures are drawn.
        void app.started.then(() => drawFiguresInPlace(rendermime));
        showLateOutput(notebooks);
        notebooks.widgetAdded.connect((_, panel) => {
          panel.sessionContext.iopubMessage.connect((_, message) => updateStored(panel, message));
        });
      },
    };
  }

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["descent-kernel"] = {
    init(shared) {
      modules = shared;
    },
    async get() {
      const made = await plugin();
      return () => ({ __esModule: true, default: made });
    },
  };
})();
