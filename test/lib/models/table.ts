import {
  bandit,
  bigram,
  convolutionalClassifier,
  type Data,
  firm,
  LinearRegression,
  LogisticRegression,
  type Model,
  matrixFactorization,
  multiLayerPerceptron,
  PolynomialRegression,
  SoftmaxRegression,
} from "../../../lib/index";

/** A model, data that it can learn from, and what it must not be given. */
export interface Case {
  readonly name: string;
  readonly model: Model;
  readonly data: Data;
  /** Data that the model must refuse, under the words that the error says. */
  readonly refused: Readonly<Record<string, Data>>;
  /** For a model of chance: its gradient is checked in a test of its own, as only its mean is a slope. */
  readonly byChance?: true;
}

/** Six rows of two features, for any model. */
export const points = [
  [0.5, -1],
  [1.5, 2],
  [-1, 0.3],
  [0.2, 0.9],
  [-0.7, -1.2],
  [1.1, -0.4],
];
const numbers = { x: points, y: [1, 3, -2, 0.5, -1, 2] };
const pairOfLabels = { x: points, y: [1, 0, 0, 1, 0, 1] };
const threeLabels = { x: points, y: [2, 0, 1, 1, 0, 2] };
const ratings = {
  x: [
    [0, 0],
    [0, 2],
    [1, 1],
    [2, 0],
    [2, 1],
    [2, 2],
  ],
  y: [5, 1, 4, 2, 3, 4.5],
};
const otherColumns = { "columns that the model was fitted on: 2, found 1": { x: [[1]], y: [1] } };
const half = { "row 1 of y is 0.5": { x: [points[0], points[1]], y: [1, 0.5] } };
const label = (most: string, found: number) => ({
  ...otherColumns,
  ...half,
  [`labels must be ${most}: row 0 of y is ${found}`]: { x: [[1, 2]], y: [found] },
});

const pairs = bigram("barbara ann");
const arms = bandit({ means: [1, 10], rounds: 6 });
/** Images of 4 × 3 pixels. */
const images = {
  x: [0, 1, 2, 3, 4].map((k) => Array.from({ length: 12 }, (_, j) => ((7 * j + 5 * k * k) % 11) / 11 - 0.3)),
  y: [0, 2, 1, 2, 0],
};

/** A new model is one row here, and inherits every test. */
export const cases: readonly Case[] = [
  { name: "LinearRegression", model: LinearRegression, data: numbers, refused: otherColumns },
  {
    name: "PolynomialRegression",
    model: new PolynomialRegression({ degree: 3 }),
    data: numbers,
    refused: otherColumns,
  },
  { name: "LogisticRegression", model: LogisticRegression, data: pairOfLabels, refused: label("0 or 1", 2) },
  {
    name: "SoftmaxRegression",
    model: SoftmaxRegression,
    data: threeLabels,
    refused: label("whole numbers from 0 to 2", 3),
  },
  {
    name: "multiLayerPerceptron, tanh, a number",
    model: multiLayerPerceptron({ hidden: [5, 4] }),
    data: numbers,
    refused: otherColumns,
  },
  {
    name: "multiLayerPerceptron, relu, labels",
    model: multiLayerPerceptron({ hidden: 6, activation: "relu", classes: 3 }),
    data: threeLabels,
    refused: label("whole numbers from 0 to 2", -1),
  },
  {
    name: "matrixFactorization",
    model: matrixFactorization({ users: 3, items: 3 }),
    data: ratings,
    refused: {
      ...otherColumns,
      "user must be a whole number from 0 to 2: row 0 has 3": { x: [[3, 0]], y: [1] },
      "item must be a whole number from 0 to 2: row 1 has 0.5": {
        x: [
          [0, 0],
          [0, 0.5],
        ],
        y: [1, 1],
      },
    },
  },
  {
    name: "firm",
    model: firm,
    data: {
      x: [
        [100, 2],
        [80, 1],
        [60, 3],
      ],
      y: [10, 20, 5],
    },
    refused: {
      ...otherColumns,
      "slope of demand must be greater than 0: row 0, column 1 is 0": { x: [[5, 0]], y: [1] },
    },
  },
  {
    name: "bigram",
    model: pairs,
    data: pairs.data,
    refused: {
      "columns that the model was fitted on: 1, found 2": { x: [[0, 0]], y: [1] },
      "symbols must be whole numbers from 0 to 4: row 0 of y is 5": { x: [[0]], y: [5] },
      "symbols must be whole numbers from 0 to 4: row 0 of x is -1": { x: [[-1]], y: [4] },
    },
  },
  {
    name: "convolutionalClassifier",
    model: convolutionalClassifier({ height: 4, width: 3, classes: 3, filters: 2, kernel: 2 }),
    data: images,
    refused: {
      "columns that the model was fitted on: 12, found 2": { x: [[0, 0]], y: [1] },
      "labels must be whole numbers from 0 to 2: row 0 of y is 3": { x: [images.x[0]], y: [3] },
    },
  },
  {
    name: "bandit",
    model: arms,
    data: arms.data,
    byChance: true,
    refused: {
      ...otherColumns,
      "y must hold numbers from [0, 1) that pick an arm: row 0 is 1": { x: [[0, 0]], y: [1] },
    },
  },
];
