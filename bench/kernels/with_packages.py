"""The rows of a kernel that has loaded the large packages of the course, where it can load them."""

import statistics
import time
from collections.abc import Callable

from driver import Kernel
from rows import median_of, milliseconds, row
from speed import complete, memory, print_without_end


def with_packages(kernel: Kernel, ask: Callable[[Kernel], str]) -> str:
    """Asks a new kernel that has just loaded them, and was left alone for half a second."""
    if "packages" not in kernel.peer:
        return "–"
    fresh = Kernel(kernel.peer)
    fresh.execute(kernel.peer["packages"], 60)
    time.sleep(0.5)
    answer = ask(fresh)
    fresh.close()
    return answer


@row("trivial cell after importing TensorFlow.js, danfo.js and the library, median of 30")
def after_packages(kernel: Kernel, code: dict) -> str:
    return with_packages(kernel, lambda fresh: milliseconds(median_of(fresh, code["short"])))


@row("with these packages: the first completion of a name, the median of those that follow while it is typed")
def completion_after_packages(kernel: Kernel, code: dict) -> str:
    def ask(fresh: Kernel) -> str:
        first, *others = [complete(fresh, code["complete"][:typed]) for typed in range(1, 10)]
        return f"{milliseconds(first)}, {milliseconds(statistics.median(others))}"

    return with_packages(kernel, ask)


@row("with these packages, a cell that prints without end: memory of its own after 5 s and 20 s, files in memory, then stop")
def endless_print_after_packages(kernel: Kernel, code: dict) -> str:
    def ask(fresh: Kernel) -> str:
        early, late, stop = print_without_end(fresh, code, lambda: memory(fresh, "RssAnon"))
        return f"{early}, {late}, {memory(fresh, 'RssFile')}, {stop}"

    return with_packages(kernel, ask)
