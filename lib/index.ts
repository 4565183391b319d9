// The table of contents, in the order in which the lessons need it.

// Comparing
export { type CompareOptions, type Comparison, type Curve, compare, type Model, type Run } from "./compare";
export { type Data, type Dataset, dataset, type Frame, type Roles } from "./dataset";
export { type Divergence, DivergenceError } from "./divergence";
// Seeing
export type { Figure, Json } from "./figures/figure";
export { lossBands } from "./figures/loss-bands";
export { type LossCurvesOptions, lossCurves } from "./figures/loss-curves";
export { type LossTable, lossTable } from "./figures/loss-table";
export type { LossOptions } from "./figures/losses";
export type { Language } from "./figures/texts";
export { type LeastSquares, leastSquares } from "./least-squares";
export { LinearRegression } from "./linear-regression";
// Data as numbers
export { type Matrix, type MatrixLike, matrix } from "./matrix";
// What is to become small
export type { Batch, Objective } from "./objective";
// How to go downhill
export { type Optimizer, optimizer, type Rule, type State, type StateOf } from "./optimizer";
export { adagrad, adam, momentum, rmsprop, sgd } from "./optimizers/index";
export { power } from "./power";
export { type Random, random } from "./random";
export { StandardScaler } from "./standard-scaler";
export { type History, train } from "./train";
// Going
export type { Progress, TrainOptions } from "./train-options";
