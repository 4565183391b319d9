export { cosineDecay } from "./cosine-decay";
export { exponentialDecay } from "./exponential-decay";
export { inverseDecay } from "./inverse-decay";
export { stepDecay } from "./step-decay";
export { warmUp } from "./warm-up";
