// biome-ignore-all assist/source/organizeImports: by descent, each out of the one before

export { sgd } from "./sgd";
export { momentum } from "./momentum";
export { nesterov } from "./nesterov";
export { heavyBall } from "./heavy-ball";
export { adagrad } from "./adagrad";
export { adadelta } from "./adadelta";
export { rmsprop } from "./rmsprop";
export { adam } from "./adam";
export { adamW } from "./adam-w";
export { adamax } from "./adamax";
export { nadam } from "./nadam";
export { radam } from "./radam";
