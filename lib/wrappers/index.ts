export { type Averaged, averaged, averageOf } from "./averaged";
export { clipByNorm } from "./clip-by-norm";
export { clipByValue } from "./clip-by-value";
