import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cache, root } from "../numbers";

/** A kernel that answers the questions of `rows/`, as `compare.py` starts it. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  readonly language: "typescript" | "python";
  readonly folder: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly interrupt_mode: "message" | "signal";
  /** A cell that imports the large packages of the course. */
  readonly packages?: string;
}

const packagesOfTheCourse =
  'import * as tf from "@tensorflow/tfjs-node"; import * as dfd from "danfojs-node"; import * as d from "descent"; 0';

const connection = "{connection_file}";
const folder = join(cache, "kernels");

/** Pinned, so that a table can be made again. The declarations of Node are for tslab, which checks cells against them. */
const packages = { tslab: "1.0.22", deno: "2.9.6", "@types/node": "18.19.130" };

/** Ours as the set-up has described it to Jupyter, ipykernel from the project's environment, tslab and Deno from npm. */
export function peers(): readonly Peer[] {
  installPackages();
  const spec = JSON.parse(readFileSync(join(root, ".venv/share/jupyter/kernels/typescript/kernel.json"), "utf8"));
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const python = join(root, ".venv/bin/python");
  const ipykernel = execFileSync(python, ["-c", "import ipykernel; print(ipykernel.__version__)"], {
    encoding: "utf8",
  });
  const others = { folder, env: {}, interrupt_mode: "signal" } as const;
  const file = (...path: string[]) => join(folder, "node_modules", ...path);
  const { tslab, deno } = packages;
  return [
    { name: "ours", version, language: "typescript", ...others, ...spec, packages: packagesOfTheCourse },
    {
      name: "ipykernel",
      version: ipykernel.trim(),
      language: "python",
      ...others,
      argv: [python, "-m", "ipykernel_launcher", "-f", connection],
    },
    {
      name: "tslab",
      version: tslab,
      language: "typescript",
      ...others,
      argv: [process.execPath, file("tslab", "bin", "tslab"), "kernel", `--config-path=${connection}`],
    },
    {
      name: "deno",
      version: deno,
      language: "typescript",
      ...others,
      argv: [file("@deno", denoPackage(), "deno"), "jupyter", "--kernel", "--conn", connection],
    },
  ];
}

function installPackages(): void {
  mkdirSync(folder, { recursive: true });
  const list = `${JSON.stringify({ private: true, dependencies: packages }, undefined, 2)}\n`;
  const file = join(folder, "package.json");
  const isThere = existsSync(join(folder, "node_modules", "tslab")) && readFileSync(file, "utf8") === list;
  if (isThere) return;
  writeFileSync(file, list);
  // Neither package needs its install script: zeromq brings its binaries, and Deno's program comes as a package.
  execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
}

/** Deno's program for this machine; npm installs the one that fits. */
function denoPackage(): string {
  const { platform, arch } = process;
  return platform === "darwin" ? `darwin-${arch}` : `linux-${arch}-glibc`;
}
