// biome-ignore-all assist/source/organizeImports: by descent, each out of the one before

export { sgd } from "./sgd";
export { momentum } from "./momentum";
export { adagrad } from "./adagrad";
export { rmsprop } from "./rmsprop";
export { adam } from "./adam";
