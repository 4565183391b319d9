import type { Topic } from "./row";

/** The cells of tslab's own example of its display interface. */
export const tslab: Topic = {
  about: "a notebook that was written for tslab",
  rows: [
    {
      it: "shows content of every type that tslab knows",
      cells: [
        'import * as tslab from "tslab";',
        { run: 'tslab.display.html("<h1>Hello</h1>")', value: "", shows: [{ "text/html": "<h1>Hello</h1>" }] },
        { run: 'tslab.display.markdown("# Hello")', shows: [{ "text/markdown": "# Hello" }] },
        { run: 'tslab.display.latex("$x^2$")', shows: [{ "text/latex": "$x^2$" }] },
        { run: 'tslab.display.javascript("alert(1)")', shows: [{ "text/javascript": "alert(1)" }] },
        { run: 'tslab.display.svg("<svg/>")', shows: [{ "image/svg+xml": "<svg/>" }] },
        { run: 'tslab.display.text("plain")', shows: [{ "text/plain": "plain" }] },
        {
          run: "const bytes = new Uint8Array([137, 80, 78, 71]);\nfor (const show of ['png', 'jpeg', 'gif', 'pdf'] as const) tslab.display[show](bytes)",
          shows: [
            { "image/png": "iVBORw==" },
            { "image/jpeg": "iVBORw==" },
            { "image/gif": "iVBORw==" },
            { "application/pdf": "iVBORw==" },
          ],
        },
        {
          run: 'tslab.display.raw("text/html", "<i>raw</i>"); tslab.display.raw("image/png", bytes)',
          shows: [{ "text/html": "<i>raw</i>" }, { "image/png": "iVBORw==" }],
        },
      ],
    },
    {
      it: "may require the module instead of importing it",
      cells: [
        {
          run: 'const required = require("tslab");\nrequired.display.text("as before")',
          shows: [{ "text/plain": "as before" }],
        },
        { run: 'require("descent").sgd({ learningRate: 0.5 }).label', value: "'SGD (η = 0.5)'" },
      ],
    },
    {
      it: "has displays of their own, which replace what they showed",
      cells: [
        {
          run: "const bar = tslab.newDisplay(); bar.text('10 %'); bar.text('20 %')",
          shows: [{ "text/plain": "10 %" }, { "text/plain": "20 %" }],
        },
        { run: "bar.html('<progress/>')", shows: [{ "text/html": "<progress/>" }] },
      ],
    },
    {
      it: "knows its versions, and its types are checked",
      cells: [
        { run: "Object.keys(tslab.versions)", value: "[ 'tslab', 'typescript', 'node' ]" },
        {
          run: "tslab.display.html(5)",
          fails: "TS2345: Argument of type 'number' is not assignable to parameter of type 'string'.",
        },
        { run: 'import { display as show } from "tslab"; show.text("by name")', shows: [{ "text/plain": "by name" }] },
      ],
    },
  ],
};
