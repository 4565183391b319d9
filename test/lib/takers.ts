import * as functions from "../../lib/functions/index";
import * as library from "../../lib/index";
import {
  choice,
  type Data,
  LinearRegression,
  type MatrixLike,
  type Objective,
  random,
  sgd,
  train,
} from "../../lib/index";
import * as optimizers from "../../lib/optimizers/index";
import * as schedules from "../../lib/schedules/index";
import * as wrappers from "../../lib/wrappers/index";

type Column = ArrayLike<number>;

/** How an export is handed data: rows with targets, rows alone, targets with predictions, or a list of numbers. */
export type Taker =
  | { readonly takes: "rows and targets"; readonly labels?: true; readonly give: (x: MatrixLike, y: Column) => unknown }
  | { readonly takes: "rows"; readonly give: (x: MatrixLike) => unknown }
  | { readonly takes: "pairs"; readonly labels?: true; readonly give: (y: Column, yHat: Column) => unknown }
  | { readonly takes: "numbers"; readonly give: (numbers: Column) => unknown }
  /** Settings, a function, places, texts, or what the library gave before; what it refuses stands in its own test. */
  | { readonly takes: "no data" };

const noData: Taker = { takes: "no data" };

function withoutData<Name extends string>(names: Readonly<Record<Name, unknown>>): Record<Name, Taker> {
  return Object.fromEntries(Object.keys(names).map((name) => [name, noData])) as Record<Name, Taker>;
}

function rows(give: (x: MatrixLike) => unknown): Taker {
  return { takes: "rows", give };
}

function pairs(give: (y: Column, yHat: Column) => unknown): Taker {
  return { takes: "pairs", give };
}

function data(give: (data: Data) => unknown): Taker {
  return { takes: "rows and targets", give: (x, y) => give({ x, y }) };
}

function labelled(give: (data: Data) => unknown): Taker {
  return { takes: "rows and targets", labels: true, give: (x, y) => give({ x, y }) };
}

interface Network {
  objective(data: Data): Objective;
  predict(w: Float64Array, x: MatrixLike): unknown;
}

/** Trains for a moment, and predicts the rows that were learned from. */
function learned(model: Network, given: Data): unknown {
  const objective = model.objective(given);
  const w = objective.start?.(random(1)) ?? new Float64Array(objective.size);
  train(objective, w, given, { optimizer: sgd({ learningRate: 0.01 }), epochs: 5 });
  return model.predict(w, given.x);
}

const model = LinearRegression;
const search = { model, optimizer: sgd, ranges: { learningRate: choice([0.01]) }, epochs: 3, folds: 2 };
const zeros = (given: Data) => new Float64Array(LinearRegression.objective(given).size);

/** Every export that can be called; a new one without a row does not compile. */
export const takers: Readonly<Record<keyof typeof library, Taker>> = {
  matrix: rows((x) => library.matrix(x as readonly ArrayLike<number>[])),
  dataset: noData,
  StandardScaler: rows((x) => new library.StandardScaler().fitTransform(x)),
  random: noData,

  ...withoutData(functions),
  LinearRegression: data(({ x, y }) => new LinearRegression().fit(x, y, { epochs: 5 }).predict(x)),
  leastSquares: data(library.leastSquares),
  polynomialFeatures: rows((x) => library.polynomialFeatures(x, 2)),
  PolynomialRegression: data(({ x, y }) => {
    return new library.PolynomialRegression({ degree: 2 }).fit(x, y, { epochs: 5 }).predict(x);
  }),
  LogisticRegression: labelled(({ x, y }) => new library.LogisticRegression().fit(x, y, { epochs: 5 }).predict(x)),
  SoftmaxRegression: labelled(({ x, y }) => new library.SoftmaxRegression().fit(x, y, { epochs: 5 }).predict(x)),
  multiLayerPerceptron: labelled((given) => learned(library.multiLayerPerceptron({ hidden: 3, classes: 2 }), given)),
  // Their rows and targets have a meaning of their own: test/lib/models/table.ts has what they refuse.
  matrixFactorization: noData,
  bigram: noData,
  convolutionalClassifier: noData,
  bandit: noData,
  firm: noData,
  regularized: noData,

  optimizer: noData,
  ...withoutData(optimizers),
  ...withoutData(schedules),
  ...withoutData(wrappers),
  power: noData,
  math: noData,

  minimize: {
    takes: "numbers",
    give: (start) => {
      const bowl = { value: (...w: number[]) => w.reduce((sum, each) => sum + each * each, 0) };
      const f = { ...bowl, gradient: (...w: number[]) => w.map((each) => 2 * each) };
      return library.minimize(f, start, { optimizer: sgd(), steps: 3 });
    },
  },
  RunawayError: noData,
  train: data((given) => {
    const w = zeros(given);
    const { loss } = train(LinearRegression.objective(given), w, given, {
      optimizer: sgd({ learningRate: 0.01 }),
      epochs: 3,
    });
    return { w, loss };
  }),
  effort: noData,
  timeTo: noData,
  DivergenceError: noData,

  residuals: pairs(library.residuals),
  mse: pairs(library.mse),
  rmse: pairs(library.rmse),
  mae: pairs(library.mae),
  r2: pairs(library.r2),
  accuracy: pairs(library.accuracy),
  logLoss: { takes: "pairs", labels: true, give: (y, p) => library.logLoss(y, p) },
  kFold: data((given) => library.kFold(given, { folds: 2 })),
  standardize: noData,
  trainTestSplit: data((given) => library.trainTestSplit(given)),
  curvature: data(library.curvature),

  choice: noData,
  linear: noData,
  log: noData,
  gridSearch: data((given) => library.gridSearch({ ...search, data: given }).values),
  randomSearch: data((given) => library.randomSearch({ ...search, budget: 2, data: given }).values),

  compare: data((given) => {
    const { curves } = library.compare({ model, optimizers: [sgd()], data: given, epochs: 2, seeds: [0] });
    return curves.map(({ median }) => median);
  }),

  lossCurves: noData,
  lossBands: noData,
  lossTable: noData,
  timeTable: noData,
  searchTable: noData,
  fittedLine: noData,
  residualPlot: pairs(library.residualPlot),
  descentPath: noData,
  contourPath: noData,
  lossSurface: noData,
  rateCurves: { takes: "numbers", give: library.rateCurves },
  effectiveRate: rows((x) => library.effectiveRate(sgd(), x as readonly ArrayLike<number>[])),
  gradientCloud: data((given) => {
    return library.gradientCloud(LinearRegression.objective(given), zeros(given), given, { draws: 3, batchSizes: [1] });
  }),
  sensitivity: noData,
  familyTree: noData,
  basinMap: noData,
  slider: noData,
  menu: noData,
  toggle: noData,
  explore: noData,
};
