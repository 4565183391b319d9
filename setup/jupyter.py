"""Any Jupyter command: jupyter.py lab …, jupyter.py nbconvert …, and papermill, which has no jupyter before its name

The programs in .venv/bin hold the path at which they were installed, so they break when the project's folder is moved.
This finds the same programs by their names in the package metadata instead.
"""

import sys
from importlib.metadata import entry_points


def main():
    sys.argv[0] = "jupyter"
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    for program in (f"jupyter-{name}", "papermill" if name == "papermill" else ""):
        found = entry_points(group="console_scripts", name=program)
        if found and name[:1].isalpha():
            sys.argv[0:2] = [program]
            break
    else:
        found = entry_points(group="console_scripts", name="jupyter")
    sys.exit(next(iter(found)).load()())


main()
