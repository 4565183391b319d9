// biome-ignore-all assist/source/organizeImports: this is the table of contents, in the order in which the lessons need it

// Data as numbers
export { type Matrix, type MatrixLike, matrix } from "./matrix";
export { type Data, type Dataset, dataset, type Frame, type Roles } from "./dataset";
export { StandardScaler } from "./standard-scaler";
export { type Random, random } from "./random";

// What is to become small
export type { Batch, Objective } from "./objective";
export type { Differentiable, Landscape } from "./functions/index";
export { parabola, ravine, saddle, rosenbrock, beale, himmelblau, rastrigin } from "./functions/index";
export { LinearRegression } from "./linear-regression";
export { type LeastSquares, leastSquares } from "./least-squares";
export { polynomialFeatures } from "./models/polynomial-features";
export { PolynomialRegression } from "./models/polynomial-regression";
export { LogisticRegression } from "./models/logistic-regression";
export { SoftmaxRegression } from "./models/softmax-regression";
export { multiLayerPerceptron, type Perceptron, type PerceptronOptions } from "./models/multi-layer-perceptron";
export { type Factorization, type FactorizationOptions, matrixFactorization } from "./models/matrix-factorization";
export { type Bigram, bigram, type SampleOptions } from "./models/bigram";
export {
  type ConvolutionalClassifier,
  type ConvolutionalOptions,
  convolutionalClassifier,
} from "./models/convolutional-classifier";
export { type Bandit, type BanditOptions, bandit } from "./models/bandit";
export { firm } from "./models/firm";
export { type Penalty, regularized } from "./regularized";

// How to go downhill
export { type Optimizer, optimizer, type Rule, type Setting, type State, type StateOf } from "./optimizer";
export { sgd, momentum, nesterov, heavyBall, adagrad, adadelta, rmsprop } from "./optimizers/index";
export { adam, adamW, adamax, nadam, radam } from "./optimizers/index";
export type { Schedule } from "./schedule";
export { stepDecay, exponentialDecay, inverseDecay, cosineDecay, warmUp } from "./schedules/index";
export { clipByNorm, clipByValue, averaged, averageOf, type Averaged } from "./wrappers/index";
export { power } from "./power";
export * as math from "./math/index";

// Going
export { type Descent, minimize, type MinimizeOptions, RunawayError } from "./minimize";
export type { Progress, TrainOptions } from "./train-options";
export { train } from "./train";
export { effort, type History, type RunState, type Stopped, timeTo, type Unit } from "./history";
export { type Divergence, DivergenceError } from "./divergence";

// Is it any good?
export { residuals, mse, rmse, mae, r2, accuracy, logLoss } from "./metrics/index";
export { kFold, type Rows, type Split, type SplitOptions, standardize, trainTestSplit } from "./split";
export { type Curvature, curvature } from "./curvature";

// Searching
export { choice, linear, log, type SearchRange, type SettingValue } from "./ranges";
export { gridSearch, randomSearch } from "./search";
export type { SearchOptions, SearchProgress, WithWorkers, Workers } from "./search-options";
export type { Search, Trial } from "./search-result";
export type { FoldLosses, ModelOrMaker, OptimizerMaker, SearchSettings, Study } from "./trial";

// Comparing
export type { CompareOptions, Model } from "./compare-options";
export type { TuneOptions, Tuning } from "./tuning";
export { type Band, type Comparison, compare, type Curve, type Run } from "./compare";

// Seeing
export type { Figure, Json } from "./figures/figure";
export type { LossOptions } from "./figures/losses";
export { lossCurves, type LossCurvesOptions } from "./figures/loss-curves";
export { lossBands } from "./figures/loss-bands";
export { lossTable } from "./figures/loss-table";
export { timeTable } from "./figures/time-table";
export { searchTable } from "./figures/search-table";
export type { Cell, Table } from "./table";
export type { FigureOptions } from "./figures/choices";
export type { Ground, Known, Path, Paths, Place } from "./figures/ground";
export { type Fit, type FittedLineOptions, fittedLine } from "./figures/fitted-line";
export { residualPlot } from "./figures/residual-plot";
export { type DescentPathOptions, descentPath } from "./figures/descent-path";
export { type ContourPathOptions, contourPath } from "./figures/contour-path";
export { lossSurface } from "./figures/loss-surface";
export { rateCurves } from "./figures/rate-curves";
export { type EffectiveRateOptions, effectiveRate } from "./figures/effective-rate";
export { type GradientCloudOptions, gradientCloud } from "./figures/gradient-cloud";
export { type RatesAndLosses, sensitivity, type SensitivityOptions } from "./figures/sensitivity";
export { familyTree, type FamilyTreeOptions, type Relative } from "./figures/family-tree";
export { basinMap, type BasinMapOptions } from "./figures/basin-map";

// Playing
export { menu, slider, toggle } from "./explore/controls";
export type { Control, ControlValue, MenuOptions, SliderOptions } from "./explore/controls";
export { explore, type Controls, type ControlValues, type Draw, type Exploration } from "./explore/explore";
export type { Explored, Library } from "./explore/explore";
export type { Language } from "./figures/texts";
