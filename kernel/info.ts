import packageJson from "../package.json" with { type: "json" };
import type { Content } from "./message";
import { PROTOCOL_VERSION } from "./message";

/** What the kernel says of itself; front ends choose the highlighter and the file ending by it. */
export function kernelInfo(): Content {
  return {
    status: "ok",
    protocol_version: PROTOCOL_VERSION,
    implementation: packageJson.name,
    implementation_version: packageJson.version,
    banner: `TypeScript ${packageJson.dependencies.typescript} on Node ${process.versions.node}`,
    language_info: {
      name: "typescript",
      version: packageJson.dependencies.typescript,
      mimetype: "text/typescript",
      file_extension: ".ts",
      codemirror_mode: { name: "javascript", typescript: true },
      nbconvert_exporter: "script",
    },
    help_links: [
      { text: "TypeScript", url: "https://www.typescriptlang.org/docs/" },
      { text: "Plotly", url: "https://plotly.com/javascript/" },
    ],
    // The optional parts of the protocol.
    supported_features: ["kernel subshells"],
    debugger: false,
  };
}
