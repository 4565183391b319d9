// biome-ignore-all assist/source/organizeImports: the harder, the later

export type { Differentiable, Landscape } from "./landscape";
export { parabola } from "./parabola";
export { ravine } from "./ravine";
export { saddle } from "./saddle";
export { rosenbrock } from "./rosenbrock";
export { beale } from "./beale";
export { himmelblau } from "./himmelblau";
export { rastrigin } from "./rastrigin";
