import * as functions from "../../../lib/functions/index";
import {
  accuracy,
  adam,
  curvature,
  type Data,
  kFold,
  type Landscape,
  leastSquares,
  logLoss,
  mae,
  math,
  minimize,
  power,
  r2,
  random,
  rmse,
  type Schedule,
  StandardScaler,
  trainTestSplit,
} from "../../../lib/index";
import * as schedules from "../../../lib/schedules/index";
import type { Fact } from "./fact";

/** Numbers of every size that a function is likely to see, of both signs, and the special ones. */
const spread = (() => {
  const chance = random(1, 9);
  const numbers = [1e-300, 1e-5, 1, 40, 700, 1e6, 1e300].flatMap((size) =>
    Array.from({ length: 300 }, () => size * (2 * chance.next() - 1)),
  );
  return [...numbers, 0, -0, 1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
})();

/** A row for each function: a new one without its bits does not compile. */
const mathBits: Readonly<Record<keyof typeof math, string>> = {
  exp: "efed0c3fc5990f19",
  log: "f287682bbe7e5925",
  log1p: "c07789850363c6a4",
  sin: "588c7552016ee822",
  cos: "b13de43b5c5a5984",
  tanh: "ababee0bbf89aa7d",
  sigmoid: "ccd654d3aed0d5d3",
  softmax: "dc00b3748eb6dda3",
  logSumExp: "18eaaaf1411e4516",
};

function everywhere(name: keyof typeof math): number[] {
  const { softmax, logSumExp, ...ofNumbers } = math;
  const quintets = Array.from({ length: 400 }, (_, k) => spread.slice(5 * k, 5 * k + 5));
  if (name === "softmax") return quintets.flatMap((scores) => Array.from(softmax(scores)));
  if (name === "logSumExp") return quintets.map(logSumExp);
  // Which of its many bit patterns a NaN has is the engine's choice.
  return spread.map(ofNumbers[name]).filter((value) => !Number.isNaN(value));
}

const functionBits: Readonly<Record<keyof typeof functions, readonly [f: Landscape, bits: string]>> = {
  parabola: [functions.parabola, "e45474c61abb5461"],
  ravine: [functions.ravine(), "e1fdfc3003df1a94"],
  saddle: [functions.saddle, "cbfffa1571b31715"],
  rosenbrock: [functions.rosenbrock, "3b27e3f13fa62a28"],
  beale: [functions.beale, "f192fa6f1d6cc704"],
  himmelblau: [functions.himmelblau, "b025e08b78bd9cc2"],
  rastrigin: [functions.rastrigin, "05675ce340393e7d"],
};

function walk(f: Landscape): unknown {
  const { path, values } = minimize(f, f.start, { optimizer: adam({ learningRate: 0.05 }), steps: 300 });
  return { path, values };
}

const scheduleBits: Readonly<Record<keyof typeof schedules, readonly [schedule: Schedule, bits: string]>> = {
  stepDecay: [schedules.stepDecay(0.3, { every: 30, factor: 0.7 }), "58082ba918f8c973"],
  exponentialDecay: [schedules.exponentialDecay(0.3, { factor: 0.97 }), "a7d7ecffedbd3d85"],
  inverseDecay: [schedules.inverseDecay(0.3, { decay: 0.1 }), "4ede141b6084516d"],
  cosineDecay: [schedules.cosineDecay(0.3, { over: 150, to: 0.01 }), "f2e57d7eee31a13f"],
  warmUp: [schedules.warmUp(0.3, { over: 150 }), "4b5fe07449b1f079"],
};

function chance(): unknown {
  const { next, normal, integer, shuffle, state } = random(2 ** 53 - 1, 4);
  const rows = Int32Array.from({ length: 1000 }, (_, i) => i);
  shuffle(rows);
  const numbers = Array.from({ length: 1000 }, () => [next(), normal(), integer(1e6)]);
  return { rows, numbers, state };
}

function metrics({ x, y }: Data): unknown {
  const { coefficients, loss } = leastSquares({ x, y });
  const yHat = Array.from(y, (value, i) => value + ((i * 7) % 13) - 6);
  const p = yHat.map((value) => math.sigmoid(value / 10 - 2));
  const isHigh = Array.from(y, (value) => Number(value > 20));
  return [
    coefficients,
    loss,
    rmse(y, yHat),
    mae(y, yHat),
    r2(y, yHat),
    logLoss(isHigh, p),
    accuracy(isHigh, p.map(Math.round)),
  ];
}

/** What is computed without learning. */
export const arithmetic: readonly Fact[] = [
  ...Object.entries(mathBits).map(([name, bits]) => {
    return { name: `math.${name}`, bits, compute: () => everywhere(name as keyof typeof math) };
  }),
  {
    name: "power",
    bits: "4761e469f2a6f81d",
    compute: () => Array.from({ length: 500 }, (_, t) => [power(0.999, t), power(0.9, t)]),
  },
  { name: "random numbers and an order", bits: "9ddbd492023a246d", compute: chance },
  ...Object.entries(functionBits).map(([name, [f, bits]]) => {
    return { name: `minimize, ${name}`, bits, compute: () => walk(f) };
  }),
  ...Object.entries(scheduleBits).map(([name, [schedule, bits]]) => {
    return { name, bits, compute: () => Array.from({ length: 200 }, (_, t) => schedule(t + 1)) };
  }),
  { name: "standardized columns", bits: "809634978c67d2e4", compute: ({ x }) => new StandardScaler().fitTransform(x) },
  { name: "least squares and the metrics", bits: "d01f3e02671cf506", compute: metrics },
  { name: "curvature", bits: "0d6dac8a9852bf9a", compute: curvature },
  {
    name: "trainTestSplit",
    bits: "628ae7b4cedb267d",
    compute: ({ x, y }) => trainTestSplit({ x, y }, { seed: 3, stratify: y }),
  },
  { name: "kFold", bits: "20b1031467ab1b8e", compute: ({ x, y }) => kFold({ x, y }, { folds: 3, seed: 3 }) },
];
