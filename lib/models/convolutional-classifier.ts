import type { Model } from "../compare-options";
import { type Data, toData } from "../dataset";
import { toLabels } from "../labels";
import { softmaxInPlace } from "../math/softmax";
import type { Matrix, MatrixLike } from "../matrix";
import type { StartedObjective } from "../objective";
import { checkNames } from "../options";
import { quoted } from "../words";
import { type Answers, backward, forward, noAnswers, type Shape } from "./convolution";
import { crossEntropy, labelOf } from "./cross-entropy";
import { toRows, toWeights } from "./door";
import { linearStart } from "./linear-start";

/** What the images look like, and how they are looked at. */
export interface ConvolutionalOptions {
  /** Rows of pixels of an image. */
  readonly height: number;
  /** Pixels of a row. */
  readonly width: number;
  /** How many labels there are to tell apart, from 0 on. */
  readonly classes: number;
  /** How many patterns to look for (default 4). */
  readonly filters?: number;
  /** Pixels on each side of the square that a pattern fills (default 3). */
  readonly kernel?: number;
}

/** A classifier of images without weights: what can be trained, and what predicts once there are weights. */
export interface ConvolutionalClassifier extends Model {
  /** The mean surprise at the labels of images of this size, and weights to start from. */
  objective(data: Data): StartedObjective;
  /** With weights w: the likeliest label, one per image. */
  predict(w: Float64Array, x: MatrixLike): Float64Array;
  /** With weights w: a row of probabilities for each image. */
  probabilities(w: Float64Array, x: MatrixLike): Matrix;
  /** With weights w: what each filter answers at each place of one image, a matrix per filter, to be drawn. */
  featureMaps(w: Float64Array, image: ArrayLike<number>): readonly Matrix[];
}

/**
 * A classifier of small images with one convolutional layer, forward and backward written out.
 *
 *     h_f(r, c) = max(0, b_f + Σ k_f(i, j) x(r + i, c + j))          p = softmax(W h + b)          loss = − Σ ln p(y) / n
 *
 * A filter k is a small pattern, such as an edge, that is looked for at every place of the image with the same few
 * weights: what was learned in one corner is known in all. A full layer would have to learn it anew for each place. The
 * slope of a filter's weight is the sum over all places.
 *
 * A row of x is one image, its pixels row after row; scale them to about [0, 1].
 *
 * Convention: the weights are one array, filter after filter its kernel row by row and its bias, then class after class
 * a coefficient for each place of each filter and the intercept. They start as PyTorch's nn.Conv2d and nn.Linear do.
 * Filters keep within the image (no padding), and are not turned around: like everywhere in machine learning it is a
 * correlation, strictly speaking.
 *
 * @param options.height, options.width the size of the images, in pixels
 * @param options.classes how many labels there are
 * @param options.filters how many patterns to look for (default 4)
 * @param options.kernel pixels on each side of a pattern (default 3)
 * @returns a model for `train`, `compare` and searches; `predict` takes the weights that came out of it
 * @throws RangeError when an option is outside its range or does not exist, or a label is not one of the classes
 *
 * Source: LeCun and others (1989), Backpropagation applied to handwritten zip code recognition.
 *
 * @example
 * // Three by three pixels: a bar that stands, or one that lies.
 * const x = [[1, 0, 0, 1, 0, 0, 1, 0, 0], [0, 0, 1, 0, 0, 1, 0, 0, 1], [1, 1, 1, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 1, 1, 1]];
 * const bars = { x, y: [0, 0, 1, 1] };
 * const model = convolutionalClassifier({ height: 3, width: 3, classes: 2, filters: 2, kernel: 2 });
 * const objective = model.objective(bars), w = objective.start(random(1));
 * objective.size; // = 28: 2 · (2 · 2 + 1) + 2 · (2 · 2 · 2 + 1)
 * train(objective, w, bars, { optimizer: adam({ learningRate: 0.05 }), epochs: 200 });
 * model.predict(w, x); // = [0, 0, 1, 1]
 */
export function convolutionalClassifier(options: ConvolutionalOptions): ConvolutionalClassifier {
  const shape = checkShape(options);
  const { height, width, classes, filters, down, across, features, size } = shape;
  const run = (w: Float64Array, x: MatrixLike, each: (answers: Answers) => void) => {
    toWeights("predict", w, size);
    const { data, rows } = toRows("predict", x, height * width);
    const answers = noAnswers(shape);
    for (let i = 0; i < rows; i++) {
      forward(shape, w, imageOf(shape, data, i), answers);
      each(answers);
    }
    return rows;
  };
  return {
    objective(data) {
      const { x, y } = toData("make an objective", data);
      const objective = imageObjective(shape);
      objective.check?.("make an objective", { x, y });
      return objective;
    },
    predict(w, x) {
      const labels: number[] = [];
      run(w, x, ({ z }) => labels.push(labelOf(z)));
      return Float64Array.from(labels);
    },
    probabilities(w, x) {
      const p: Float64Array[] = [];
      const rows = run(w, x, ({ z }) => p.push(softmaxInPlace(z.slice())));
      return { data: Float64Array.from(p.flatMap((row) => [...row])), rows, cols: classes };
    },
    featureMaps(w, image) {
      let answers = new Float64Array(features);
      run(w, [image], ({ h }) => {
        answers = h.slice();
      });
      const places = down * across;
      return Array.from({ length: filters }, (_, f) => {
        return { data: answers.slice(f * places, (f + 1) * places), rows: down, cols: across };
      });
    },
  };
}

/** The pixels of image i, which share their memory with all. */
function imageOf({ height, width }: Shape, data: Float64Array, i: number): Float64Array {
  return data.subarray(i * height * width, (i + 1) * height * width);
}

function imageObjective(shape: Shape): StartedObjective {
  const { height, width, classes, filters, kernel, features, size } = shape;
  const answers = noAnswers(shape);
  return {
    size,
    start: (random) =>
      Float64Array.of(...linearStart(random, kernel * kernel, filters), ...linearStart(random, features, classes)),
    check(action, { x, y }) {
      toRows(action, x, height * width);
      toLabels(action, y, classes);
    },
    lossAndGradient(w, g, { x: { data }, y, rows, from, to }) {
      const n = to - from;
      let loss = 0;
      g.fill(0);
      for (let i = from; i < to; i++) {
        const image = imageOf(shape, data, rows[i]);
        forward(shape, w, image, answers);
        loss += crossEntropy(answers.z, y[rows[i]]);
        backward(shape, w, image, answers, g);
      }
      for (let j = 0; j < size; j++) g[j] /= n;
      return loss / n;
    },
  };
}

function checkShape(options: ConvolutionalOptions): Shape {
  const action = "build a classifier of images";
  checkNames(action, "convolutionalClassifier", options, ["height", "width", "classes", "filters", "kernel"]);
  const all = { filters: 4, kernel: 3, ...options };
  const most = Math.min(all.height, all.width);
  const ranges = { height: [1, 1000], width: [1, 1000], classes: [2, 1000], filters: [1, 1000], kernel: [1, most] };
  for (const [name, [low, high]] of Object.entries(ranges)) {
    const value = all[name as keyof typeof all];
    if (Number.isInteger(value) && value >= low && value <= high) continue;
    throw new RangeError(
      `Cannot ${action} as ${name} must be a whole number from ${low} to ${high}: current value is ${quoted(value)}`,
    );
  }
  const { height, width, classes, filters, kernel } = all;
  const [down, across] = [height - kernel + 1, width - kernel + 1];
  const features = filters * down * across;
  const dense = filters * (kernel * kernel + 1);
  return { ...all, down, across, features, dense, size: dense + classes * (features + 1) };
}
