import type { Topic } from "./row";

/** A million letters without a space, as a picture has in base64 that was pasted without its quotes. */
const letters = "a".repeat(1_000_000);

const thousands = Array.from({ length: 5000 }, (_, i) => `const many${i} = ${i};`).join("\n");

export const longTexts: Topic = {
  about: "a very long cell",
  rows: [
    {
      it: "says at once that there is no name of a million letters",
      cells: [
        { run: letters, fails: /^TS2304: Cannot find name 'a{400,500}… [\d,]+ more characters/ },
        { run: `Math.${letters}`, fails: /^TS2339: Property 'a{400,500}… [\d,]+ more characters/ },
      ],
    },
    {
      it: "may hold a million letters in a text, a comment, a template or a name",
      cells: [
        { run: `"${letters}".length`, value: "1000000" },
        { run: `/* ${letters} */ 1`, value: "1" },
        { run: `\`\${1}${letters}\`.length`, value: "1000001" },
        { run: `const ${letters} = 2; ${letters}`, value: "2" },
        { run: `const ${letters} = "3"; ${letters}`, value: "'3'" },
      ],
    },
    {
      it: "declares names anew beside a constant whose type is a long text",
      cells: [`const longText = "${letters}", renewed = 1;`, "const renewed = '1';", { run: "renewed", value: "'1'" }],
    },
    {
      it: "may declare thousands of names, and run again",
      cells: [thousands, thousands, { run: "[many0, many4999]", value: "[ 0, 4999 ]" }],
    },
    {
      it: "is completed behind long texts",
      cells: [
        { complete: `"${letters}"; Math.sqr`, proposes: ["sqrt"] },
        { complete: letters.slice(1), proposes: [letters] },
      ],
    },
  ],
};
