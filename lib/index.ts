// The table of contents, in the order in which the lessons need it.

export { type CompareOptions, type Comparison, type Curve, compare, type Model, type Run } from "./compare";
// Data as numbers
export { type Data, type Dataset, dataset, type Frame } from "./dataset";
export { DivergenceError } from "./divergence";
// Seeing
export type { Figure } from "./figures/figure";
export { type LossCurvesOptions, lossCurves } from "./figures/loss-curves";
export type { Language } from "./figures/texts";
export { type LeastSquares, leastSquares } from "./least-squares";
export { LinearRegression } from "./linear-regression";
export { type Matrix, type MatrixLike, matrix } from "./matrix";
// What is to become small
export type { Batch, Objective } from "./objective";
// How to go downhill
export { type Optimizer, optimizer, type Rule, type State, type StateOf } from "./optimizer";
export { adagrad, adam, momentum, rmsprop, sgd } from "./optimizers";
export { type Random, random } from "./random";
export { StandardScaler } from "./standard-scaler";
// Going
export { type History, type Progress, type TrainOptions, train } from "./train";
