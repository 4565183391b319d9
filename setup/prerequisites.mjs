import { execFileSync, spawnSync } from "node:child_process";

const probe = `import sys, json, importlib.util as u
print(json.dumps({"path": sys.executable, "version": sys.version_info[:3],
  "venv": bool(u.find_spec("venv")), "ensurepip": bool(u.find_spec("ensurepip")), "pip": bool(u.find_spec("pip"))}))`;

let found;
export async function findPython() {
  if (found !== undefined) return found;
  for (const name of ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "python"]) {
    const { stdout, status } = spawnSync(name, ["-c", probe], { encoding: "utf8" });
    if (status !== 0) continue;
    const p = JSON.parse(stdout);
    if (p.version[0] === 3 && p.version[1] >= 10 && p.venv && (p.ensurepip || p.pip)) {
      return (found = { path: p.path, version: p.version.join("."), hasEnsurepip: p.ensurepip });
    }
  }
  return (found = null);
}

export function findCompiler() {
  for (const name of [process.env.CXX, "c++", "g++", "clang++"]) {
    if (name && spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0) return name;
  }
  return undefined;
}
