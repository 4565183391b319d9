// biome-ignore-all assist/source/organizeImports: first for numbers, then for labels
export { residuals } from "./residuals";
export { mse } from "./mse";
export { rmse } from "./rmse";
export { mae } from "./mae";
export { r2 } from "./r2";
export { accuracy } from "./accuracy";
export { logLoss } from "./log-loss";
