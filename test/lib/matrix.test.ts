import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type MatrixLike, matrix, StandardScaler } from "../../lib/index";

describe("matrix()", () => {
  it("puts the rows one after the other, and copies them", () => {
    const rows = [Float64Array.of(1, 2), Float64Array.of(3, 4)];
    const x = matrix(rows);
    rows[0][0] = 9;
    assert.deepEqual(x, { data: Float64Array.of(1, 2, 3, 4), rows: 2, cols: 2 });
  });

  it("refuses rows of different lengths, and names the first that differs", () => {
    assert.throws(() => matrix([[1, 2], [3, 4], [5]]), {
      name: "TypeError",
      message: "Cannot make a matrix as all rows must have the same length: row 0 has 2, row 2 has 1",
    });
  });

  it("refuses what is not a finite number, and says where: null is not 0, and a text no number", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined, null, true, "2"]) {
      const found = typeof value === "string" ? '"2"' : String(value);
      const message = `Cannot make a matrix as every entry must be a finite number: row 1, column 1 is ${found}`;
      const rows = [
        [1, 2],
        [3, value as number],
      ];
      assert.throws(() => matrix(rows), { name: "RangeError", message });
    }
  });

  it("refuses nothing at all, and a row that is a bare number", () => {
    assert.throws(() => matrix([]), /must have at least one row and one column/);
    assert.throws(() => matrix([[]]), /must have at least one row and one column/);
    assert.throws(() => matrix([1, 2, 3] as never), {
      name: "TypeError",
      message: "Cannot make a matrix as every row must be an array, for a single column too: row 0 is 1",
    });
  });
});

describe("every door that takes a matrix", () => {
  const fit = (x: unknown) => () => new StandardScaler().fit(x as MatrixLike);

  it("takes one whose numbers came as a plain array, as they do from JSON", () => {
    const x = JSON.parse('{"data":[1,2,3,4],"rows":2,"cols":2}');
    assert.deepEqual(new StandardScaler().fit(x).mean, Float64Array.of(2, 3));
  });

  it("refuses one that does not hold rows × cols numbers", () => {
    assert.throws(fit({ data: Float64Array.of(1, 2, 3), rows: 2, cols: 2 }), {
      name: "TypeError",
      message: "Cannot fit the scaler as a matrix must hold rows × cols numbers: 2 × 2 with 3",
    });
  });

  it("refuses what is no matrix", () => {
    for (const x of [5, null, undefined, "text", {}]) {
      assert.throws(
        fit(x),
        /^TypeError: Cannot fit the scaler as a matrix must be made by matrix\(\) or be an array of rows/,
      );
    }
  });
});
