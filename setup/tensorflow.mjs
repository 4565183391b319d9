// TensorFlow's native part for tfjs-node: the libraries out of TensorFlow's own wheel, whose hash is pinned, and the
// binding compiled against them in one call. Both stay in .cache, outside node_modules, which `npm ci` empties.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "./files.mjs";
import { places } from "./places.mjs";
import { findCompiler } from "./prerequisites.mjs";
import { pip, pythonEnvironment } from "./python.mjs";
import { run } from "./run.mjs";

const version = "2.21.0";
const wheels = {
  "linux-x64": {
    name: "tensorflow-cpu",
    platform: "manylinux_2_27_x86_64",
    sha256: "2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c",
  },
  "linux-arm64": {
    name: "tensorflow",
    platform: "manylinux_2_27_aarch64",
    sha256: "4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c",
  },
  "darwin-arm64": {
    name: "tensorflow",
    platform: "macosx_12_0_arm64",
    sha256: "51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88",
  },
};

export function tensorflowLibrary(root) {
  const { tensorflow, logs } = places(root);
  const wheel = wheels[`${process.platform}-${process.arch}`];
  const native = join(tensorflow, "native");
  return {
    name: "TensorFlow's library and binding",
    stamp: join(native, ".made-from"),
    inputs: () => ({ texts: [version, JSON.stringify(wheel ?? null), process.platform, process.arch, ...pinned(root)] }),
    async make(say) {
      discardLeftovers(tensorflow);
      const half = join(tensorflow, `half-${process.pid}`);
      mkdirSync(half, { recursive: true });
      const options = { cwd: half, log: join(logs, "tensorflow.log"), env: pythonEnvironment() };
      let reason = whyNot(wheel);
      if (!reason) {
        await build({ root, wheel, half, say, options });
      }
      renameSync(half, native);
      return reason;
    },
  };
}

function pinned(root) {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return [dependencies["@tensorflow/tfjs-node"], dependencies["node-api-headers"]];
}

function discardLeftovers(tensorflow) {
  rmSync(tensorflow, { recursive: true, force: true });
}

function whyNot(wheel) {
  if (!wheel) return `TensorFlow has no library for ${process.platform} on ${process.arch}`;
  if (!findCompiler()) return "there is no C++ compiler";
  return undefined;
}

async function build({ root, wheel, half, say, options }) {
  const { python, tfjsNode, nodeModules } = places(root);
  const libraries = join(half, "deps", "lib");
  const headers = join(half, "headers");
  const binding = join(half, "lib", "napi-v8", "tfjs_binding.node");

  say("downloading 270 MB");
  const requirement = join(half, "wheel.txt");
  writeWhole(requirement, `${wheel.name}==${version} --hash=sha256:${wheel.sha256}\n`);
  const target = ["--platform", wheel.platform, "--python-version", "3.11", "--implementation", "cp", "--abi", "cp311"];
  const download = ["download", "--no-deps", "--only-binary", ":all:", "--require-hashes", ...target, "-d", half];
  await run(...(await pip(root, [...download, "-r", requirement], options)));

  say("unpacking");
  const file = join(half, readdirSync(half).find((name) => name.endsWith(".whl")));
  await run(python, [join(root, "setup", "unpack_wheel.py"), file, libraries, headers], options);
  rmSync(file);
  const libraryFiles = readdirSync(libraries).map((name) => join(libraries, name));
  // 853 MB become 634. On macOS the libraries are signed and stay as they are.
  if (process.platform === "linux") await run("strip", ["--strip-unneeded", ...libraryFiles], options).catch(() => {});

  say("compiling the binding");
  mkdirSync(join(half, "lib", "napi-v8"), { recursive: true });
  const sources = ["tfjs_backend.cc", "tfjs_binding.cc"].map((name) => join(tfjsNode, "binding", name));
  const includes = [join(nodeModules, "node-api-headers", "include"), headers, tfjsNode].map((path) => `-I${path}`);
  const linking =
    process.platform === "darwin"
      ? ["-undefined", "dynamic_lookup", "-Wl,-rpath,@loader_path/../../deps/lib"]
      : ["-Wl,-rpath,$ORIGIN/../../deps/lib"];
  const flags = ["-O2", "-std=c++17", "-fPIC", "-shared", "-DNAPI_VERSION=8"];
  await run(findCompiler(), [...flags, ...includes, ...sources, "-o", binding, ...libraryFiles, ...linking], options);
  rmSync(headers, { recursive: true });

  say("trying it");
  await run(process.execPath, ["-e", "require(process.argv[1])", binding], options);
}
