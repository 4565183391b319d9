import type { MimeBundle, Output } from "./notebook";
import { isRecord, type Json, joined } from "./shape";

/** The outputs of one code cell, from a file or from the kernel. */
export function readOutputs(outputs: unknown, where: string): readonly Output[] {
  if (outputs === undefined) return [];
  if (!Array.isArray(outputs)) throw new TypeError(`Cannot read ${where} as its outputs must be a list`);
  return outputs.map((output) => readOutput(output, where));
}

function readOutput(output: unknown, where: string): Output {
  const type = isRecord(output) ? output.output_type : undefined;
  if (isRecord(output)) {
    if (type === "stream") return readStream(output, where);
    if (type === "display_data" || type === "execute_result")
      return { kind: "data", data: readBundle(output.data, where) };
    if (type === "error") return readError(output);
  }
  const kinds = "stream, display_data, execute_result or error";
  throw new TypeError(`Cannot read ${where} as an output must be ${kinds}: output_type is ${type}`);
}

function readStream(output: Json, where: string): Output {
  const name = output.name === "stderr" ? "stderr" : "stdout";
  return { kind: "stream", name, text: joined(output.text, `the printed output of ${where}`) };
}

function readBundle(data: unknown, where: string): MimeBundle {
  if (!isRecord(data)) throw new TypeError(`Cannot read ${where} as the data of an output must be an object`);
  return Object.fromEntries(Object.entries(data).map(([type, value]) => [type, readValue(type, value, where)]));
}

/** JSON stays as it is: a list under a JSON type is a list, and lines anywhere else are text. */
function readValue(type: string, value: unknown, where: string): unknown {
  return type.endsWith("json") ? value : joined(value, `the ${type} of ${where}`);
}

function readError(output: Json): Output {
  const traceback = Array.isArray(output.traceback) ? output.traceback.map(String) : [];
  return { kind: "error", name: String(output.ename ?? "Error"), message: String(output.evalue ?? ""), traceback };
}
