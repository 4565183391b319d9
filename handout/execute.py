"""Runs the cells of a notebook with nbclient, which knows the Jupyter protocol and every turn that an output can take.

Standard input holds {"notebook", "folder", "secondsPerCell", "bytesPerCell"}; standard output gets {"outputs"}, one list per cell, or {"failure"}.
"""

import json
import os
import sys

# jsonschema would make a parser of internationalized addresses when it is loaded, two seconds long; no notebook has use for it.
sys.modules["rfc3987_syntax"] = None

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

# The kernel inherits standard output. What it may print there must not end up in the answer.
answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

request = json.load(sys.stdin.buffer)
notebook = nbformat.from_dict(request["notebook"])
current = 0


def remember(cell, cell_index):
    global current
    current = cell_index


class Client(NotebookClient):
    """Ends a cell that shows more than may be shown: a loop that prints for ever would fill the memory first."""

    shown = 0
    overflowed = False

    def output(self, outs, msg, display_id, cell_index):
        if cell_index != getattr(self, "cell", None):
            self.cell, self.shown = cell_index, 0
        self.shown += len(json.dumps(msg["content"]))
        if self.shown > request["bytesPerCell"]:
            self.overflowed = True
            # What nbclient itself does when it finds that the kernel has died.
            self.task_poll_for_reply.cancel()
            return None
        return super().output(outs, msg, display_id, cell_index)


client = Client(
    notebook,
    kernel_name=notebook.metadata.kernelspec.name,
    timeout=request["secondsPerCell"],
    startup_timeout=60,
    store_widget_state=False,
    resources={"metadata": {"path": request["folder"]}},
    on_cell_start=remember,
)
try:
    client.execute()
    result = {"outputs": [cell.get("outputs", []) for cell in notebook.cells]}
except CellExecutionError as error:
    # The exception's own traceback repeats the cell; the kernel's is in the cell's last output.
    traceback = [line for output in notebook.cells[current].outputs for line in output.get("traceback", [])]
    result = {"failure": {"cell": current, "name": error.ename, "message": error.evalue, "traceback": traceback}}
except CellTimeoutError:
    result = {"failure": {"cell": current, "name": "Timeout", "message": f"it did not end within {request['secondsPerCell']} s"}}
except DeadKernelError:
    name, message = "Dead kernel", "the kernel ended while the cell ran"
    if client.overflowed:
        name, message = "Too much output", f"a cell may show {request['bytesPerCell'] / 1e6:g} MB"
    result = {"failure": {"cell": current, "name": name, "message": message}}
except Exception as error:
    result = {"failure": {"name": type(error).__name__, "message": str(error)}}
json.dump(result, answer)
