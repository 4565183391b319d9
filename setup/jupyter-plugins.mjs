// Makes the Python package in jupyter/ known to the project's environment. Written at every start, as it holds the
// absolute path of the project, and folders get moved.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { writeIfChanged } from "./files.mjs";
import { places } from "./places.mjs";

/** What Jupyter's programs look for among the installed packages, by the names of their groups. */
const entryPoints = `[nbconvert.exporters]
descent_handout_student = descent_jupyter.exporter:Student
descent_handout_teacher = descent_jupyter.exporter:Teacher
descent_handout_student_pdf = descent_jupyter.exporter:StudentPdf
descent_handout_teacher_pdf = descent_jupyter.exporter:TeacherPdf
descent_handout_key = descent_jupyter.exporter:Key

[papermill.engine]
typescript = descent_jupyter.papermill:Engine
`;

export function writeJupyterPlugins(root) {
  const libraries = join(places(root).venv, "lib");
  const python = readdirSync(libraries).find((name) => existsSync(join(libraries, name, "site-packages")));
  if (!python) return;
  const packages = join(libraries, python, "site-packages");
  writeIfChanged(join(packages, "descent_jupyter.pth"), `${join(root, "jupyter")}\n`);
  const metadata = join(packages, "descent_jupyter-0.dist-info");
  writeIfChanged(join(metadata, "METADATA"), "Metadata-Version: 2.1\nName: descent-jupyter\nVersion: 0\n");
  writeIfChanged(join(metadata, "entry_points.txt"), entryPoints);
}
