"""How a notebook declares its parameters, so that papermill's cell declares them in the same way.

The cells behind are checked against the declaration that is nearest: `const epochs = 10;` has the type `10`, and
`epochs === 100` is then an error, as is `count += 1` behind a `const count` that was a `let`.
"""

import json
import subprocess
from contextvars import ContextVar

from papermill.utils import find_first_tagged_cell_index

from .node import PROJECT, node

# Papermill hands its translators the values and no notebook; but it asks the engine for the language of the notebook just
# before, and that one sees it (papermill.py).
notebook = ContextVar("the notebook that papermill writes parameters into", default=None)


def declared():
    """Each name of the cell tagged `parameters` with its keyword and its type (jupyter/declared.mjs)."""
    nb = notebook.get()
    notebook.set(None)  # The next one may come by another engine, which keeps none.
    index = find_first_tagged_cell_index(nb, "parameters") if nb else -1
    if index < 0:
        return {}
    arguments = [node(), PROJECT / "jupyter" / "declared.mjs"]
    cell = nb.cells[index].source.encode()
    return json.loads(subprocess.run(arguments, input=cell, stdout=subprocess.PIPE, check=True).stdout)


def beginning(name, value, declaration):
    """What comes before `= value`; `value` is that of Python, None for null."""
    # Nothing is known of a name that the cell does not declare. `let` gives it the wider type, and lets it be written.
    if not declaration:
        return f"let {name}"
    annotation = declaration.get("type") or (declaration["keyword"] == "const" and type_of_constant(value, declaration))
    return f"{declaration['keyword']} {name}{f': {annotation}' if annotation else ''}"


def is_bigint(value, declaration):
    """Whether the notebook declares a name as a bigint and an integer is given for it."""
    return type(value) is int and "bigint" in ((declaration or {}).get(part) for part in ("type", "literal"))


def type_of_constant(value, declaration):
    """The type for a constant that was declared without one: what it was, or what it is now. None where it needs none."""
    was, now = declaration.get("literal"), literal_of(value)
    if is_bigint(value, declaration):
        return was
    if not was:
        # The value was computed. A string is any, then; and null says nothing of what it is otherwise.
        return {"null": "any"}.get(now, "string" if isinstance(value, str) else now)
    if not now or was == now and isinstance(value, str):
        return None
    return was if was == now else f"{was} | {now}"


def literal_of(value):
    """As jupyter/declared.mjs has it: a string stands for itself, other values for all of their kind."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    kinds = {bool: "boolean", int: "number", float: "number", type(None): "null"}
    return kinds.get(type(value))
