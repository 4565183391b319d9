import { type Matrix, type MatrixLike, toMatrix } from "../matrix";
import { quoted } from "../words";

/**
 * All products of up to `degree` features: what lets a linear model follow a curve.
 *
 *     degree 2 of (a, b):  a, b, a², a b, b²
 *
 * The model stays linear in its weights; only what it sees is bent. Standardize the result: powers of numbers beyond 1
 * grow apart, and descent would have to walk a ravine.
 *
 * Convention: order of scikit-learn's PolynomialFeatures, without its column of ones, which the intercept is.
 *
 * @param x rows; left as they are
 * @param degree a whole number from 1 to 20
 * @returns a matrix with one column per product, the rows in their order
 * @throws RangeError when degree is outside its range or a product is too large for a number
 *
 * @example
 * polynomialFeatures([[2], [3]], 3).data; // = [2, 4, 8, 3, 9, 27]
 * polynomialFeatures([[2, 5]], 2).data; // = [2, 5, 4, 10, 25]
 */
export function polynomialFeatures(x: MatrixLike, degree: number): Matrix {
  const action = "make polynomial features";
  const { data, rows, cols } = toMatrix(action, x);
  const products = productsOf(action, cols, degree);
  const powers = new Float64Array(rows * products.length);
  for (let i = 0; i < rows; i++) {
    const row = powers.subarray(i * products.length, (i + 1) * products.length);
    writeProducts(data, i * cols, products, row);
    const wrong = row.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) {
      throw new RangeError(
        `Cannot ${action} as every product must be finite: row ${i}, column ${wrong} is ${row[wrong]}`,
      );
    }
  }
  return { data: powers, rows, cols: products.length };
}

/** A product as a feature times a product that stands before it; the features themselves have none before them. */
export interface Product {
  readonly feature: number;
  readonly before: number | undefined;
}

/** The products of so many features up to a degree, one after another from the shorter to the longer. */
export function productsOf(action: string, cols: number, degree: number): readonly Product[] {
  if (!Number.isInteger(degree) || degree < 1 || degree > 20) {
    throw new RangeError(
      `Cannot ${action} as degree must be a whole number from 1 to 20: current value is ${quoted(degree)}`,
    );
  }
  const products: Product[] = [];
  let shorter: readonly { first: number; place: number | undefined }[] = [{ first: cols - 1, place: undefined }];
  for (let k = 1; k <= degree; k++) {
    const longer: { first: number; place: number }[] = [];
    for (let feature = 0; feature < cols; feature++) {
      // Each product once: a feature only goes before those that do not begin earlier.
      for (const { first, place } of shorter) {
        if (k > 1 && first < feature) continue;
        longer.push({ first: feature, place: products.length });
        products.push({ feature, before: place });
        if (products.length > 1e6) {
          throw new RangeError(
            `Cannot ${action} as there must be at most 1000000 products: ${cols} features, degree ${degree}`,
          );
        }
      }
    }
    shorter = longer;
  }
  return products;
}

/** Writes the products of the row that begins at this place. */
export function writeProducts(data: Float64Array, at: number, products: readonly Product[], row: Float64Array): void {
  for (let k = 0; k < products.length; k++) {
    const { feature, before } = products[k];
    row[k] = data[at + feature] * (before === undefined ? 1 : row[before]);
  }
}
