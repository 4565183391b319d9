import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { autoMpgTable } from "../../data/index";
import { type Dataset, dataset, type Frame, type Roles } from "../../lib/index";

const frame = {
  columns: ["MPG", "Weight", "Horsepower", "Car_Name"],
  values: [
    [18, 3504, 130, "buick"],
    [25, 2046, Number.NaN, "ford pinto"],
  ],
};
const make = (features: string[], target: string) => () => dataset(frame, { features, target });

describe("dataset()", () => {
  it("takes the columns in the order in which they are named", () => {
    const expected: Dataset = {
      x: { data: Float64Array.of(3504, 18, 2046, 25), rows: 2, cols: 2 },
      y: Float64Array.of(0, 0),
      features: ["Weight", "MPG"],
      target: "zero",
    };
    const extended = { columns: [...frame.columns, "zero"], values: frame.values.map((row) => [...row, 0]) };
    assert.deepEqual(dataset(extended, { features: ["Weight", "MPG"], target: "zero" }), expected);
  });

  it("reads all 398 cars, whose only gaps are in Horsepower", () => {
    const names = ["Cylinders", "Displacement", "Weight", "Acceleration", "Model_Year", "Origin"];
    const { x, y } = dataset(autoMpgTable(), { features: names, target: "MPG" });
    assert.deepEqual([x.rows, x.cols, y.length], [398, 6, 398]);
  });

  it("takes a frame of one column, whose values are bare, to the point where the target is missing", () => {
    assert.throws(() => dataset({ columns: ["x"], values: [1, 2] }, { features: ["x"], target: "y" }), {
      message: "Cannot make a dataset as the frame has no column y: its columns are x",
    });
  });

  it("refuses a column that does not exist, and names the nearest one", () => {
    assert.throws(make(["weight"], "MPG"), {
      name: "RangeError",
      message: "Cannot make a dataset as the frame has no column weight: did you mean Weight?",
    });
    assert.throws(make(["Weight"], "Mileage"), /no column Mileage: its columns are MPG, Weight, Horsepower, Car_Name$/);
  });

  it("refuses a gap or a text, with its row and column", () => {
    assert.throws(make(["Horsepower"], "MPG"), {
      name: "RangeError",
      message: "Cannot make a dataset as column Horsepower must hold finite numbers: row 1, counted from 0, holds NaN",
    });
    assert.throws(make(["Weight"], "Car_Name"), /column Car_Name must .* row 0, counted from 0, holds "buick"$/);
    const missing = { columns: ["a", "b"], values: [[1, null]] };
    assert.throws(() => dataset(missing, { features: ["a"], target: "b" }), /holds null$/);
  });

  it("refuses a target that is a feature: predicting a thing from itself is no feat", () => {
    assert.throws(make(["Weight", "MPG"], "MPG"), {
      name: "RangeError",
      message: "Cannot make a dataset as every column must have one role: MPG is named twice",
    });
  });

  it("refuses a frame without rows, roles without features, and a misspelt role", () => {
    const refuse = (frame: unknown, roles: unknown, error: RegExp) =>
      assert.throws(() => dataset(frame as Frame, roles as Roles), error);
    const roles = { features: ["a"], target: "b" };
    refuse({ columns: ["a", "b"], values: [] }, roles, /^TypeError: .* the frame must have at least one row$/);
    refuse(undefined, roles, /^TypeError: .* the frame must have columns and values: found undefined$/);
    refuse(Promise.resolve(frame), roles, /must have columns and values: found an object$/);
    refuse(
      frame,
      { features: [], target: "MPG" },
      /features must be an array with the name of a column: found an array$/,
    );
    refuse(frame, { features: "Weight", target: "MPG" }, /features must be an array .*: found "Weight"$/);
    refuse(frame, undefined, /^TypeError: .* options must be an object/);
    assert.throws(() => dataset(frame, { feature: ["Weight"], target: "MPG" } as never), /did you mean features\?$/);
  });

  it("leaves the frame as it is", () => {
    const before = structuredClone(frame);
    make(["Weight"], "MPG")();
    assert.deepEqual(frame, before);
  });
});
