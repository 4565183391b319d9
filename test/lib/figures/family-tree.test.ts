import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamW,
  familyTree,
  momentum,
  nadam,
  nesterov,
  radam,
  rmsprop,
  sgd,
} from "../../../lib/index";
import { saysOf } from "./drawable";
import { complaints } from "./plotly";

const mine = { name: "Mine", from: ["Adam", "SGD"], mends: "tires", rule: "<b>rest</b>" };

function labels(figure: ReturnType<typeof familyTree>): { text: string; y: number }[] {
  return figure.layout.annotations as unknown as { text: string; y: number }[];
}

describe("familyTree()", () => {
  it("has every optimizer of the library, by its name, and AMSGrad, which is an option of Adam", () => {
    const names = labels(familyTree()).map(({ text }) => /^<b>(.+?)<\/b>/.exec(text)?.[1]);
    const ours = [sgd, momentum, nesterov, adagrad, adadelta, rmsprop, adam, adamW, adamax, nadam, radam];
    assert.deepEqual(names.toSorted(), [...ours.map((make) => make().name), "AMSGrad"].toSorted());
  });

  it("leads an arrow from each parent to each child, a dotted one from the second", () => {
    const { shapes } = familyTree().layout as unknown as { shapes: { path?: string; line: { dash?: string } }[] };
    const bends = shapes.filter(({ line }) => line.dash);
    assert.equal(bends.length, 11 + 2);
    assert.equal(bends.filter(({ line }) => line.dash === "dot").length, 2);
    // RMSprop, in row 5, is two steps from SGD: Adagrad's line goes down at 36 pixels, and across to 56 − 9.
    assert.ok(bends.some(({ path }) => path === "M36,3.08 L36,5 L47,5"));
  });

  it("stands each under its nearest parent, one row each", () => {
    const rows = labels(familyTree({ also: [mine] })).map(({ text, y }, row) => {
      assert.equal(y, row);
      return text;
    });
    assert.match(rows[1], /^<b>Momentum/);
    assert.match(rows[6], /^<b>Adam<\/b> = RMSprop \+ Momentum<br>/);
    assert.equal(rows[12], "<b>Mine</b> = Adam + SGD<br>tires<br><b>rest</b>");
  });

  it("says the same in a line", () => {
    assert.match(saysOf(familyTree()), /; SGD → Adagrad \(one rate for all: divide by what each saw\); /);
    assert.match(
      saysOf(familyTree({ language: "ko" })),
      /; RMSprop \+ Momentum → Adam \(방향이 흔들림 → 방향도 평균 냄\)/,
    );
    assert.doesNotMatch(saysOf(familyTree({ also: [mine] })), /<|undefined/);
  });

  it("is plain JSON that Plotly's own schema accepts, in both languages", () => {
    for (const language of ["en", "ko"] as const) {
      const figure = familyTree({ language, also: [mine] });
      assert.deepEqual(complaints(figure), []);
      assert.deepEqual(JSON.parse(JSON.stringify(figure)), figure);
    }
  });

  it("refuses members without a place in the family", () => {
    assert.throws(() => familyTree({ also: [{ ...mine, name: "SGD" }] }), /^RangeError: .*SGD comes twice$/);
    assert.throws(
      () => familyTree({ also: [{ ...mine, from: ["Eve"] }] }),
      /Mine must come from one before it: found "Eve"$/,
    );
    assert.throws(() => familyTree({ also: [{ ...mine, from: [] }] }), /Mine must come from one before it/);
    assert.throws(() => familyTree({ also: [{ name: "Mine" } as never] }), /^TypeError: .*name, from, mends and rule/);
    assert.throws(() => familyTree({ language: "de" as never }), /language must be/);
    assert.throws(() => familyTree({ axes: ["a", "b"] } as never), /has no option axes/);
  });
});
