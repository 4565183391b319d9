export { adagrad } from "./adagrad";
export { adam } from "./adam";
export { momentum } from "./momentum";
export { rmsprop } from "./rmsprop";
export { sgd } from "./sgd";
