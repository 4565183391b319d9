// biome-ignore-all assist/source/organizeImports: this is the table of contents, in the order in which the lessons need it

// Data as numbers
export { type Matrix, type MatrixLike, matrix } from "./matrix";
export { type Data, type Dataset, dataset, type Frame, type Roles } from "./dataset";
export { StandardScaler } from "./standard-scaler";
export { type Random, random } from "./random";

// What is to become small
export type { Batch, Objective } from "./objective";
export { LinearRegression } from "./linear-regression";
export { type LeastSquares, leastSquares } from "./least-squares";

// How to go downhill
export { type Optimizer, optimizer, type Rule, type Setting, type State, type StateOf } from "./optimizer";
export { sgd, momentum, nesterov, heavyBall, adagrad, adadelta, rmsprop } from "./optimizers/index";
export { adam, adamW, adamax, nadam, radam } from "./optimizers/index";
export type { Schedule } from "./schedule";
export { power } from "./power";

// Going
export type { Progress, TrainOptions } from "./train-options";
export { train } from "./train";
export { effort, type History, type RunState, type Stopped, timeTo, type Unit } from "./history";
export { type Divergence, DivergenceError } from "./divergence";

// Is it any good?
export { kFold, type Rows, type Split, type SplitOptions, standardize, trainTestSplit } from "./split";
export { type Curvature, curvature } from "./curvature";

// Comparing
export { type CompareOptions, type Comparison, compare, type Curve, type Model, type Run } from "./compare";

// Seeing
export type { Figure, Json } from "./figures/figure";
export type { LossOptions } from "./figures/losses";
export { lossCurves, type LossCurvesOptions } from "./figures/loss-curves";
export { lossBands } from "./figures/loss-bands";
export { lossTable, type LossTable } from "./figures/loss-table";
export type { Language } from "./figures/texts";
