import type { State } from "./widgets";

/** The modules of ipywidgets 8 in the front end. */
const controls = { module: "@jupyter-widgets/controls", version: "2.0.0" };
const base = { module: "@jupyter-widgets/base", version: "2.0.0" };
const output = { module: "@jupyter-widgets/output", version: "1.0.0" };

/** The models that the kernel uses, with the module that has them. A style or a layout has no view of its own. */
const models = {
  FloatSlider: controls,
  FloatLogSlider: controls,
  SelectionSlider: controls,
  Dropdown: controls,
  Checkbox: controls,
  Button: controls,
  Text: controls,
  FloatProgress: controls,
  Label: controls,
  HBox: controls,
  VBox: controls,
  SliderStyle: controls,
  DescriptionStyle: controls,
  CheckboxStyle: controls,
  ButtonStyle: controls,
  TextStyle: controls,
  ProgressStyle: controls,
  Layout: base,
  Output: output,
};

export type ModelName = keyof typeof models;

/** Views that are not called as their models are. */
const views: Partial<Record<ModelName, string>> = { FloatProgress: "Progress" };

/** The part of a widget's state that says what it is. */
export function modelState(name: ModelName): State {
  const { module, version } = models[name];
  const isStyle = name.endsWith("Style");
  const viewless = isStyle || name === "Layout";
  return {
    _model_module: module,
    _model_module_version: version,
    _model_name: `${name}Model`,
    _view_module: viewless ? base.module : module,
    _view_module_version: viewless ? base.version : version,
    _view_name: isStyle ? "StyleView" : `${views[name] ?? name}View`,
  };
}
