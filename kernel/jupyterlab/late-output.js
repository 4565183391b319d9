// What cells print that a page has not run itself: it was loaded anew meanwhile, or the notebook was closed and opened
// again. JupyterLab drops it, as it knows the requests of one opening alone. The kernel says with all that it says about a
// cell which one that is, by the id that JupyterLab gave when it had the cell run (`kernel/cell-names.ts`).

const OUTPUTS = new Set(["stream", "display_data", "execute_result", "error"]);

/** Has each notebook that is opened from now on show what still comes from the time before. */
export function showLateOutput(notebooks) {
  const heard = new WeakSet();
  notebooks.widgetAdded.connect((_, { sessionContext }) => {
    // Two views of a notebook share it, and all of its outputs.
    if (heard.has(sessionContext)) return;
    heard.add(sessionContext);
    // Where people write a notebook together, its outputs come from the page that has run the cell.
    const isView = ({ sessionContext: own, model }) => own === sessionContext && !model?.collaborative;
    listen(sessionContext, (cellId) =>
      notebooks.filter(isView).flatMap(({ content }) => content.widgets.filter(({ model }) => model.id === cellId)),
    );
  });
}

/** @param viewsOf finds a cell by its id, in each view of the notebook */
function listen({ iopubMessage, statusChanged }, viewsOf) {
  const opened = Date.now();
  const running = new Set();
  iopubMessage.connect((_, message) => {
    const { metadata, parent_header: request } = message;
    // What another page asks for from now on is that page's to show.
    if (metadata?.cellId === undefined || Date.parse(request.date) >= opened) return;
    const views = viewsOf(metadata.cellId);
    // A cell that was run here shows what comes of that itself, and nothing of its earlier runs.
    if (views.length === 0 || views.some(({ outputArea }) => outputArea?.future)) return;
    const [{ model }] = views;
    showOutput(model.outputs, message);
    showState(model, message, running);
  });
  statusChanged.connect((_, status) => {
    if (status === "busy" || status === "idle") return;
    // Started again, or dead: no cell will end.
    for (const model of running) model.executionState = "idle";
    running.clear();
  });
}

/** As JupyterLab does with the messages that it waits for; updates of a display come by its id (`extension.js`). */
function showOutput(outputs, { header: { msg_type: type }, content }) {
  if (OUTPUTS.has(type)) outputs.add({ ...content, output_type: type });
  else if (type === "clear_output") outputs.clear(content.wait);
  // It had waited for its turn, and begins now.
  else if (type === "execute_input") outputs.clear();
}

/** The star beside a cell that runs, and the number when it has ended. */
function showState(model, { content: { execution_state: state }, metadata }, running) {
  if (state === "busy") {
    running.add(model);
    model.executionState = "running";
  } else if (state === "idle") {
    running.delete(model);
    model.executionState = "idle";
    model.executionCount = metadata.execution_count ?? model.executionCount;
  }
}
