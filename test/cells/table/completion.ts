import type { Topic } from "./row";

export const completion: Topic = {
  about: "completion",
  rows: [
    {
      it: "knows the names of earlier cells",
      cells: [
        "const stepSize = 0.1; interface Plan { batchSize: number; epochs: number }",
        { complete: "stepS", proposes: ["stepSize"] },
      ],
    },
    {
      it: "knows members, those that begin as typed first",
      cells: [
        { complete: "stepSize.toF", proposes: ["toFixed"] },
        { complete: "[1].ma", proposes: ["map"] },
      ],
    },
    {
      it: "knows the keys of an options object, the library's too",
      cells: [
        "function follow(plan: Plan) { return plan.epochs }",
        { complete: "follow({ ba", proposes: ["batchSize"] },
        "import { adam } from 'descent'",
        { complete: "adam({ learn", proposes: ["learningRate"] },
      ],
    },
    {
      it: "evaluates nothing",
      cells: [
        "let touched = 0; const trap = { get deep() { touched++; return { inner: 1 } } };",
        { complete: "trap.deep.in", proposes: ["inner"] },
        { run: "touched", value: "0" },
      ],
    },
  ],
};
