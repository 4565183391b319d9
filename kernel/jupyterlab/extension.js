// What JupyterLab lacks for a figure that follows its sliders. Loaded by JupyterLab and Notebook 7 as it is: a prebuilt
// extension is a container that gets the modules of the page and gives a plugin.
//
// 1. plotly's own extension ignores an update of a figure that it has drawn. Here the figure is drawn anew in its place.
// 2. JupyterLab forgets with the page under which id an output can be updated. The kernel writes the id into the
//    metadata of an output too, so that a page that was loaded again finds it.
(() => {
  const PLOTLY = "application/vnd.plotly.v1+json";
  let modules;

  /** The module of JupyterLab itself: the one that is in use. */
  async function load(name) {
    const versions = Object.values(modules[name]);
    const { get } = versions.find(({ loaded }) => loaded) ?? versions[0];
    return (await get())();
  }

  function inPlace(renderer) {
    const drawFirst = renderer.renderModel.bind(renderer);
    let newest;
    let waiting = false;
    const drawAgain = () => {
      waiting = false;
      const { data, layout, config } = newest.data[PLOTLY];
      renderer.constructor.Plotly.react(renderer.node, data, layout, config);
    };
    renderer.renderModel = async (model) => {
      // With the picture that plotly's extension adds to an output it stays the same model.
      if (model === newest) return;
      newest = model;
      if (!renderer.constructor.Plotly || !renderer.hasGraphElement()) await drawFirst(model);
      // When figures come faster than they can be drawn, each frame has the newest.
      else if (!waiting) {
        waiting = true;
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
    const id = content.transient?.display_id;
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
    return {
      id: "descent-kernel:in-place",
      autoStart: true,
      requires: [IRenderMimeRegistry, INotebookTracker],
      activate(app, rendermime, notebooks) {
        // By then plotly's extension has said how figures are drawn.
        void app.started.then(() => drawFiguresInPlace(rendermime));
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
