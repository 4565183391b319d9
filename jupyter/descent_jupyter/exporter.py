"""JupyterLab's menu *File → Save and Export Notebook As…*, and `nbconvert --to`, for the handouts of Descent.

Nothing is made here: each class names an edition and a format, and hands the notebook, as it is stored, to the exporter of
`handout/`. JupyterLab shows the names of the entry points (setup/jupyter-plugins.mjs), in which its addresses allow letters,
digits and underscores alone.
"""

import subprocess
from pathlib import Path

import nbformat
from nbconvert.exporters import Exporter
from nbconvert.utils.exceptions import ConversionException
from traitlets import default

from .node import PROJECT, node


class HandoutExporter(Exporter):
    """What all of them have in common. Preprocessors that a person switches on, such as `--execute`, come first."""

    edition = "student"
    format = "html"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self):
        return f".{self.format}" if self.edition == "student" else f".{self.edition}.{self.format}"

    def from_notebook_node(self, nb, resources=None, **kwargs):
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        place = resources.get("metadata", {})
        path = Path(place.get("path") or ".").resolve() / f"{place.get('name', 'notebook')}.ipynb"
        return self.made(nbformat.writes(nb), path), resources

    def made(self, notebook, path):
        arguments = [node(), PROJECT / "setup" / "export.mjs", self.edition, self.format, path]
        done = subprocess.run(arguments, input=notebook.encode(), capture_output=True, check=False)
        if done.returncode != 0:
            raise ConversionException(done.stderr.decode().strip())
        return done.stdout.decode() if self.output_mimetype.startswith("text/") else done.stdout


class Student(HandoutExporter):
    edition = "student"


class Teacher(HandoutExporter):
    edition = "teacher"


class StudentPdf(Student):
    format = "pdf"
    output_mimetype = "application/pdf"


class TeacherPdf(Teacher):
    format = "pdf"
    output_mimetype = "application/pdf"


class Key(HandoutExporter):
    edition = "key"
