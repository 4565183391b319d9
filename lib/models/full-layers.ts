/** From so many inputs to so many outputs; its weights begin at `at`: for each output its coefficients and its bias. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly at: number;
}

/** The layers of a network with these widths, from the inputs to the outputs, and where the weights of each begin. */
export function layers(widths: readonly number[]): Layer[] {
  let at = 0;
  return widths.slice(1).map((outputs, l) => {
    const layer = { inputs: widths[l], outputs, at };
    at += outputs * (widths[l] + 1);
    return layer;
  });
}

/** How many weights they have together. */
export function sizeOf(all: readonly Layer[]): number {
  return all.reduce((sum, { inputs, outputs }) => sum + outputs * (inputs + 1), 0);
}

/** One number for each unit of each layer, and before them one for each input. */
export function units(all: readonly Layer[]): Float64Array[] {
  return [all[0].inputs, ...all.map(({ outputs }) => outputs)].map((width) => new Float64Array(width));
}

/** Forward: aˡ = φ(Wˡ aˡ⁻¹ + bˡ), and the sums themselves at the last layer. a holds them all, a⁰ the inputs. */
export function forward(
  w: Float64Array,
  all: readonly Layer[],
  a: readonly Float64Array[],
  phi: (z: number) => number,
): void {
  all.forEach(({ inputs, outputs, at }, l) => {
    const isLast = l === all.length - 1;
    for (let k = 0; k < outputs; k++) {
      const own = at + k * (inputs + 1);
      let z = w[own + inputs];
      for (let j = 0; j < inputs; j++) z += w[own + j] * a[l][j];
      a[l + 1][k] = isLast ? z : phi(z);
    }
  });
}

/**
 * Backward: δˡ⁻¹ = (Wˡᵀ δˡ) φ′, the slope of the loss by the sum of every unit; adds δˡ aˡ⁻¹ to g.
 *
 * @param delta comes with the slopes of the last layer
 */
export function backward(
  w: Float64Array,
  all: readonly Layer[],
  a: readonly Float64Array[],
  delta: readonly Float64Array[],
  g: Float64Array,
  slope: (a: number) => number,
): void {
  for (let l = all.length - 1; l >= 0; l--) {
    const { inputs, outputs, at } = all[l];
    delta[l].fill(0);
    for (let k = 0; k < outputs; k++) {
      const own = at + k * (inputs + 1);
      const share = delta[l + 1][k];
      for (let j = 0; j < inputs; j++) {
        g[own + j] += share * a[l][j];
        delta[l][j] += share * w[own + j];
      }
      g[own + inputs] += share;
    }
    for (let j = 0; j < inputs; j++) delta[l][j] *= slope(a[l][j]);
  }
}
