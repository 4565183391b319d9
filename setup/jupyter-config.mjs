// Jupyter's settings and folders. Everything that Jupyter writes goes to .cache/jupyter, and nothing into the home folder.
import { join } from "node:path";
import { toJson, writeIfChanged } from "./files.mjs";
import { places } from "./places.mjs";
import { pythonEnvironment } from "./python.mjs";

export function writeJupyterConfig(root) {
  const { venv } = places(root);
  const settings = {
    ServerApp: {
      root_dir: join(root, "notebooks"),
      ip: "127.0.0.1",
      // Ctrl-C in the terminal ends the server without a question.
      answer_yes: true,
    },
    KernelSpecManager: { allowed_kernelspecs: ["typescript"], ensure_native_kernel: false },
    MultiKernelManager: { default_kernel_name: "typescript" },
  };
  // jupyter_config is read by every Jupyter program; options on the command line go before it.
  writeIfChanged(join(venv, "etc", "jupyter", "jupyter_config.json"), toJson(settings));

  const overrides = {
    "@jupyterlab/apputils-extension:notification": { fetchNews: "false", checkForUpdates: false },
  };
  writeIfChanged(join(venv, "share", "jupyter", "lab", "settings", "overrides.json"), toJson(overrides));
}

/** The surroundings of every Jupyter program that we start. */
export function jupyterEnvironment(root) {
  const { jupyter } = places(root);
  return {
    ...pythonEnvironment(),
    JUPYTER_DATA_DIR: join(jupyter, "data"),
    JUPYTER_CONFIG_DIR: join(jupyter, "config"),
    JUPYTER_RUNTIME_DIR: join(jupyter, "runtime"),
    JUPYTERLAB_SETTINGS_DIR: join(jupyter, "lab", "user-settings"),
    JUPYTERLAB_WORKSPACES_DIR: join(jupyter, "lab", "workspaces"),
    IPYTHONDIR: join(jupyter, "ipython"),
  };
}
