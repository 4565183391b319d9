import {
  adagrad,
  adam,
  averaged,
  choice,
  clipByNorm,
  compare,
  cosineDecay,
  type Data,
  gridSearch,
  LinearRegression,
  linear,
  log,
  momentum,
  type Objective,
  random,
  randomSearch,
  rmsprop,
  sgd,
  type TrainOptions,
  train,
  warmUp,
} from "../../../lib/index";
import { type Case, cases } from "../models/table";
import { build, descend, ravine } from "../optimizers/problems";
import { type Row, table } from "../optimizers/table";
import type { Fact } from "./fact";

/** Where an optimizer ends in a ravine, with its defaults and with each setting that was computed by hand. */
function ends(name: string, { byHand, downhill: learningRate }: Row): unknown {
  const variants = [{}, ...byHand.map(({ options }) => options)];
  return variants.map((options) => descend(build(name, { ...options, learningRate }), ravine, 600).w);
}

/** Of the weights after ten epochs in batches of two, from the start of seed 5. */
const modelBits: Readonly<Record<string, string>> = {
  LinearRegression: "de16914aac1a7bd6",
  PolynomialRegression: "00f0fb489745d2a1",
  LogisticRegression: "b41871cff9364edb",
  SoftmaxRegression: "a804c4c2b855b752",
  "multiLayerPerceptron, tanh, a number": "8d32e426e268f887",
  "multiLayerPerceptron, relu, labels": "56bf1fead2ff8dbc",
  matrixFactorization: "3f503e1f30e030ee",
  firm: "a945fb3231780fae",
  bigram: "216a7164f685093b",
  convolutionalClassifier: "2c18981e5e449362",
  bandit: "8bf757d851d75fa3",
};

function learned({ model, data }: Case): Float64Array {
  const objective = model.objective(data);
  const w = objective.start?.(random(5)) ?? new Float64Array(objective.size);
  train(objective, w, data, { optimizer: adam({ learningRate: 0.05 }), epochs: 10, batchSize: 2, seed: 5 });
  return w;
}

type Way = (data: Data) => Objective;

/** As it is, and the same of which nobody said that it has a fast path. */
const ways: Readonly<Record<string, Way>> = {
  "as fast as it goes": LinearRegression.objective,
  "in readable code": (data) => ({ ...LinearRegression.objective(data) }),
};

const rate = { learningRate: 0.01 };
const schedule = warmUp(cosineDecay(0.1, { over: 400 }), { over: 50 });

/** Runs of `train` on the cars, from zeros: batches of 34, seed 2. */
const runs: readonly (readonly [name: string, options: Partial<TrainOptions>, bits: string])[] = [
  ["SGD", { optimizer: sgd(rate) }, "c8f8dc1e4ebc443f"],
  ["Momentum", { optimizer: momentum(rate) }, "b480ad126cf743cc"],
  ["Adagrad", { optimizer: adagrad(rate) }, "ac2f468e68967f8b"],
  ["RMSprop", { optimizer: rmsprop(rate) }, "07b6dc28d4177de6"],
  ["Adam", { optimizer: adam(rate) }, "7be164f1911e853b"],
  [
    "a schedule, clipped and averaged",
    { optimizer: averaged(clipByNorm(sgd({ learningRate: schedule }), 50)) },
    "4a2ed51da1721914",
  ],
  ["early stopping", { optimizer: adam({ learningRate: 0.5 }), validation: 0.2, patience: 3 }, "e7cf7e7f988e6bca"],
];

function run(objective: Objective, cars: Data, options: Partial<TrainOptions>): unknown {
  const w = new Float64Array(4);
  const given = { optimizer: sgd(), epochs: 100, batchSize: 34, seed: 2, ...options };
  const { loss, batchLoss, validationLoss, updates, state } = train(objective, w, cars, given);
  return { w, loss, batchLoss, validationLoss, updates, memory: state?.optimizer };
}

function compared(objective: Way, data: Data): unknown {
  const optimizers = [sgd({ learningRate: 0.05 }), adam];
  const { curves } = compare({
    model: { objective },
    optimizers,
    data,
    epochs: 8,
    batchSize: 34,
    validation: 0.2,
    seeds: [0, 1, 2],
    tune: { learningRate: log(0.001, 10, 5) },
  });
  return curves.map(({ median, low, high, tuning, runs, name }) => {
    return { median, low, high, tuning, name, hashes: runs.map(({ hash }) => hash) };
  });
}

function searched(data: Data): unknown {
  const given = { model: LinearRegression, optimizer: momentum, data, epochs: 4, folds: 3, standardize: true, seed: 7 };
  const ranges = { learningRate: log(0.001, 10, 4), momentum: linear(0, 0.9, 3), batchSize: choice([34, 100]) };
  return [gridSearch, randomSearch].map((search) => search({ ...given, ranges, budget: 24 }).values);
}

/** What is learned. */
export const learning: readonly Fact[] = [
  ...Object.entries(table).map(([name, row]) => ({ name, bits: row.bits, compute: () => ends(name, row) })),
  ...cases.map((each) => ({ name: each.name, bits: modelBits[each.name], compute: () => learned(each) })),
  ...Object.entries(ways).flatMap(([way, objective]): readonly Fact[] => [
    ...runs.map(([name, options, bits]) => {
      return { name: `train, ${name}, ${way}`, bits, compute: (cars: Data) => run(objective(cars), cars, options) };
    }),
    { name: `compare, ${way}`, bits: "520a46441b25a96f", compute: (cars) => compared(objective, cars) },
  ]),
  { name: "gridSearch and randomSearch", bits: "73f631aff9bb41ff", compute: searched },
];
