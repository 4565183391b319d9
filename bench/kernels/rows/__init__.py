"""The rows of the comparison: each a question to a kernel, answered by running it. A row is a function with a title."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`name` picks it on the command line, `title` is what the table says."""

    name: str
    title: str
    ask: Callable


ROWS: list[Row] = []


def row(title: str, name: str = ""):
    def add(function):
        ROWS.append(Row(name or function.__name__.replace("_", "-"), title, function))
        return function

    return add


def yes(value: object) -> str:
    return "yes" if value else "no"


def milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms" if seconds < 0.95 else f"{seconds:.1f} s"


def median_of(kernel, cell: str, times: int = 30) -> float:
    """Seconds for a cell with another number each time: a kernel may know a cell that is run again as it was."""
    return statistics.median(kernel.execute(cell.replace("{n}", str(n))).seconds for n in range(times))
