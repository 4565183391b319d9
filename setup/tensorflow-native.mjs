// The two ways to TensorFlow's native part. Each fills a folder with deps/lib (the libraries) and lib/napi-v8 (the
// binding), the layout of the package tfjs-node; the binding finds the libraries by a relative path.
import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { SetupError } from "./errors.mjs";
import { writeWhole } from "./files.mjs";
import { findCompiler } from "./machine.mjs";
import { places } from "./places.mjs";
import { pip, pythonEnvironment } from "./python.mjs";
import { run } from "./run.mjs";

const version = "2.21.0";
const wheels = {
  "linux-x64": {
    requirement: `tensorflow-cpu==${version} --hash=sha256:2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c`,
    platform: "manylinux_2_27_x86_64",
  },
  "linux-arm64": {
    requirement: `tensorflow==${version} --hash=sha256:4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c`,
    platform: "manylinux_2_27_aarch64",
  },
  "darwin-arm64": {
    requirement: `tensorflow==${version} --hash=sha256:51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88`,
    platform: "macosx_12_0_arm64",
  },
};

/** TensorFlow's own wheel for this machine, or undefined where there is none. */
export function wheelFor() {
  return wheels[`${process.platform}-${process.arch}`];
}

/** The libraries out of TensorFlow's own wheel, and the binding compiled against them in one call. */
export async function buildNative(root, folder, say) {
  const wheel = wheelFor();
  if (!wheel) throw new SetupError(`TensorFlow has no library for ${process.platform} on ${process.arch}`);
  if (process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime) {
    throw new SetupError("TensorFlow needs a Linux with glibc");
  }
  const compiler = findCompiler();
  if (!compiler) throw new SetupError("there is no C++ compiler");
  const options = { cwd: folder, log: join(places(root).logs, "tensorflow.log"), env: pythonEnvironment() };
  say("downloading 270 MB");
  const file = await download(root, wheel, folder, options);
  say("unpacking");
  const { libraries, headers } = await unpack(root, file, folder, options);
  say("compiling");
  await compile({ root, compiler, libraries, headers, folder, options });
  rmSync(headers, { recursive: true });
  await tryOut(folder, options);
}

/** The wheel for Python 3.11, whatever Python is here: only its libraries are used. */
async function download(root, { requirement, platform }, folder, options) {
  writeWhole(join(folder, "wheel.txt"), `${requirement}\n`);
  const kind = ["--platform", platform, "--implementation", "cp", "--python-version", "3.11", "--abi", "cp311"];
  const what = ["--no-deps", "--only-binary", ":all:", "--require-hashes", ...kind, "-r", "wheel.txt"];
  await pip(root, ["download", ...what, "--dest", folder], options);
  const [file] = readdirSync(folder).filter((name) => name.endsWith(".whl"));
  return join(folder, file);
}

async function unpack(root, file, folder, options) {
  const libraries = join(folder, "deps", "lib");
  const headers = join(folder, "headers");
  await run(places(root).python, [join(root, "setup", "unpack_wheel.py"), file, libraries, headers], options);
  rmSync(file);
  const files = readdirSync(libraries).map((name) => join(libraries, name));
  // 853 MB become 634. On macOS the libraries are signed and stay as they are; so they do where there is no strip.
  if (process.platform === "linux") await run("strip", ["--strip-unneeded", ...files], options).catch(() => {});
  return { libraries: files, headers };
}

async function compile({ root, compiler, libraries, headers, folder, options }) {
  const { tfjsNode, nodeModules } = places(root);
  const output = join(folder, "lib", "napi-v8");
  mkdirSync(output, { recursive: true });
  const sources = ["tfjs_backend.cc", "tfjs_binding.cc"].map((name) => join(tfjsNode, "binding", name));
  const includes = [join(nodeModules, "node-api-headers", "include"), headers, tfjsNode].map((path) => `-I${path}`);
  const linking =
    process.platform === "darwin"
      ? ["-undefined", "dynamic_lookup", "-Wl,-rpath,@loader_path/../../deps/lib"]
      : ["-Wl,-rpath,$ORIGIN/../../deps/lib"];
  const flags = ["-O2", "-std=c++17", "-fPIC", "-shared", "-DNAPI_VERSION=8"];
  const target = ["-o", join(output, "tfjs_binding.node")];
  await run(compiler, [...flags, ...includes, ...sources, ...target, ...libraries, ...linking], options);
}

/** tfjs-node's own installer: an older TensorFlow from hosts of its own, also for machines without a compiler. */
export async function installNative(root, folder, say) {
  say("asking tfjs-node's own installer");
  const { tfjsNode, nodeModules, logs } = places(root);
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  const parts = ["package.json", "binding.gyp", "binding", "scripts"];
  for (const name of parts) cpSync(join(tfjsNode, name), join(folder, name), { recursive: true });
  const env = { ...process.env, PATH: [join(nodeModules, ".bin"), process.env.PATH].join(delimiter) };
  const options = { cwd: folder, log: join(logs, "tfjs-node.log"), env, timeout: 600_000 };
  await run(process.execPath, [join("scripts", "install.js"), "cpu", "download"], options);
  for (const name of parts) rmSync(join(folder, name), { recursive: true });
  await tryOut(folder, options);
}

/** Loads the binding in a process of its own: it may need a newer system, or a processor with AVX. */
async function tryOut(folder, options) {
  const binding = join(folder, "lib", "napi-v8", "tfjs_binding.node");
  await run(process.execPath, ["-e", "require(process.argv[1])", binding], options);
}
