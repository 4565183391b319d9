/** The sizes of images, filters and layers, and where in the weights the last layer begins. */
export interface Shape {
  readonly height: number;
  readonly width: number;
  readonly classes: number;
  readonly filters: number;
  readonly kernel: number;
  /** Places at which a filter fits, down and across. */
  readonly down: number;
  readonly across: number;
  /** All answers of all filters. */
  readonly features: number;
  readonly dense: number;
  readonly size: number;
}

/** What the layers make of an image. */
export interface Answers {
  /** What each filter says at each place, filter after filter. */
  readonly h: Float64Array;
  /** The score of each class. */
  readonly z: Float64Array;
}

export function noAnswers({ features, classes }: Shape): Answers {
  return { h: new Float64Array(features), z: new Float64Array(classes) };
}

/** Writes the answers to an image x. */
export function forward(shape: Shape, w: Float64Array, x: Float64Array, { h, z }: Answers): void {
  const { width, filters, kernel, down, across, features, dense } = shape;
  const own = kernel * kernel + 1;
  let place = 0;
  for (let f = 0; f < filters; f++) {
    for (let r = 0; r < down; r++) {
      for (let c = 0; c < across; c++) {
        let sum = w[f * own + own - 1];
        for (let i = 0; i < kernel; i++) {
          for (let j = 0; j < kernel; j++) sum += w[f * own + i * kernel + j] * x[(r + i) * width + c + j];
        }
        h[place++] = sum > 0 ? sum : 0;
      }
    }
  }
  for (let k = 0; k < z.length; k++) {
    const row = dense + k * (features + 1);
    z[k] = w[row + features];
    for (let j = 0; j < features; j++) z[k] += w[row + j] * h[j];
  }
}

/** Adds the slopes to g; z comes with the slope of the loss by each score, and h is written over with those by answers. */
export function backward(shape: Shape, w: Float64Array, x: Float64Array, { h, z }: Answers, g: Float64Array): void {
  const { width, filters, kernel, down, across, features, dense } = shape;
  for (let j = 0; j < features; j++) {
    let slope = 0;
    for (let k = 0; k < z.length; k++) {
      const row = dense + k * (features + 1);
      slope += z[k] * w[row + j];
      g[row + j] += z[k] * h[j];
    }
    // A filter that gave no answer would give none a little farther on, either.
    h[j] = h[j] > 0 ? slope : 0;
  }
  for (let k = 0; k < z.length; k++) g[dense + k * (features + 1) + features] += z[k];
  const own = kernel * kernel + 1;
  let place = 0;
  for (let f = 0; f < filters; f++) {
    for (let r = 0; r < down; r++) {
      for (let c = 0; c < across; c++) {
        const slope = h[place++];
        for (let i = 0; i < kernel; i++) {
          for (let j = 0; j < kernel; j++) g[f * own + i * kernel + j] += slope * x[(r + i) * width + c + j];
        }
        g[f * own + own - 1] += slope;
      }
    }
  }
}
