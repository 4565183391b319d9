"""Any Jupyter command: jupyter.py lab …, jupyter.py nbconvert …

The programs in .venv/bin hold the path at which they were installed, so they break when the project's folder is moved.
This finds the same programs by their names in the package metadata instead.
"""

import sys
from importlib.metadata import entry_points


def main():
    sys.argv[0] = "jupyter"
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    programs = entry_points(group="console_scripts", name=f"jupyter-{name}") if name[:1].isalpha() else ()
    if programs:
        sys.argv[0:2] = [f"jupyter-{name}"]
    else:
        programs = entry_points(group="console_scripts", name="jupyter")
    sys.exit(next(iter(programs)).load()())


main()
