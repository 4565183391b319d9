// biome-ignore-all assist/source/organizeImports: this is the table of contents, in the order in which they build on each other

// Functions whose last bit `Math` leaves to the engine: these are the same on every machine.
export { exp } from "./exp";
export { log } from "./log";
export { log1p } from "./log1p";
export { sin } from "./sin";
export { cos } from "./cos";
export { tanh } from "./tanh";
export { sigmoid } from "./sigmoid";
export { softmax } from "./softmax";
export { logSumExp } from "./log-sum-exp";
