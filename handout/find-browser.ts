import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const applications = ["Chromium", "Google Chrome", "Microsoft Edge"];

const advice = `Cannot find a browser as Chromium, Chrome or Edge must be installed:
  Debian, Ubuntu   sudo apt-get install chromium
  Fedora           sudo dnf install chromium
  macOS            brew install --cask google-chrome
  elsewhere        set DESCENT_BROWSER to the path of the program`;

/** The path of a Chromium, Chrome or Edge: DESCENT_BROWSER if it is set, else the usual places. Throws with the line that installs one. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string {
  const { DESCENT_BROWSER: chosen, PATH = "" } = env;
  if (chosen) {
    if (isProgram(chosen)) return chosen;
    throw new RangeError(
      `Cannot use the browser as DESCENT_BROWSER must be the path of a program: current value is ${chosen}`,
    );
  }
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const inFolders = applications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  const found = [...onPath, ...inFolders].find(isProgram);
  if (found === undefined) throw new Error(advice);
  return found;
}

/** A quiet browser without a screen. Chromium refuses its sandbox to root, and a sandbox is no use in a container. */
export const browserArguments: readonly string[] = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
