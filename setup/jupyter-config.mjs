// Jupyter's settings and folders. What Jupyter writes goes to .cache/jupyter and nothing of it into the home folder.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { toJson, writeIfChanged } from "./files.mjs";
import { places } from "./places.mjs";
import { pythonEnvironment } from "./python.mjs";

/** Written at every start, as the first holds an absolute path. Options on Jupyter's command line go before it. */
export function writeJupyterConfig(root) {
  const { venv, jupyter } = places(root);
  mkdirSync(jupyter, { recursive: true }); // IPython looks for the parent of its own folder there.
  const settings = {
    ServerApp: {
      root_dir: join(root, "notebooks"),
      ip: "127.0.0.1",
      // Ctrl-C in the terminal ends the server without asking back.
      answer_yes: true,
      kernel_websocket_connection_class: "descent_jupyter.server.PromptConnection",
      kernel_manager_class: "descent_jupyter.server.CalmKernels",
    },
    KernelSpecManager: { allowed_kernelspecs: ["typescript"], ensure_native_kernel: false },
    MultiKernelManager: { default_kernel_name: "typescript" },
  };
  // Every Jupyter program reads jupyter_config, not the server alone.
  writeIfChanged(join(venv, "etc", "jupyter", "jupyter_config.json"), toJson(settings));
  // JupyterLab asks its own copy of yarn for its settings and prints thousands of characters when that fails, as it does
  // where the nearest package.json, ours, says that JavaScript files are modules.
  writeIfChanged(join(venv, "package.json"), toJson({ private: true, type: "commonjs" }));
  const preferences = {
    // Asks neither for permission to fetch news nor for newer versions: the versions are the project's.
    "@jupyterlab/apputils-extension:notification": { fetchNews: "false", checkForUpdates: false },
  };
  writeIfChanged(join(venv, "share", "jupyter", "lab", "settings", "overrides.json"), toJson(preferences));
}

/** The surroundings of every Jupyter program. */
export function jupyterEnvironment(root) {
  const { jupyter } = places(root);
  return {
    ...pythonEnvironment(),
    JUPYTER_CONFIG_DIR: join(jupyter, "config"),
    JUPYTER_DATA_DIR: join(jupyter, "data"),
    JUPYTER_RUNTIME_DIR: join(jupyter, "runtime"),
    JUPYTERLAB_SETTINGS_DIR: join(jupyter, "lab", "user-settings"),
    JUPYTERLAB_WORKSPACES_DIR: join(jupyter, "lab", "workspaces"),
    IPYTHONDIR: join(jupyter, "ipython"),
  };
}
