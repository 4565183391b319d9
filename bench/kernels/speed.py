"""The rows of the comparison that are about time and memory alone."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from driver import Kernel
from rows import median_of, milliseconds, row


@row("completion of a name, median of 20")
def completion_time(kernel: Kernel, code: dict) -> str:
    return milliseconds(statistics.median(complete(kernel, code["complete"]) for _ in range(20)))


def complete(kernel: Kernel, text: str) -> float:
    """How long the completion of a text takes, in seconds."""
    began = time.perf_counter()
    kernel.ask("complete_request", {"code": text, "cursor_pos": len(text)})
    return time.perf_counter() - began


@row("a loop of 10⁶ turns over the cell's own variables, more than a trivial cell")
def loop_time(kernel: Kernel, code: dict) -> str:
    return milliseconds(max(0, median_of(kernel, code["count"], 10) - median_of(kernel, code["short"], 10)))


@row("500 cells with a declaration each: the first 50, the last 50 (medians), memory")
def long_session(kernel: Kernel, code: dict) -> str:
    times = [kernel.execute(code["declare"].replace("{n}", str(n))).seconds for n in range(500)]
    first, last = statistics.median(times[:50]), statistics.median(times[-50:])
    return f"{milliseconds(first)}, {milliseconds(last)}, {memory(kernel)}"


def memory(kernel: Kernel, part: str = "VmRSS") -> str:
    """What the process holds, on Linux; `RssAnon` is its own, `RssFile` lies in files that are read for all processes."""
    status = Path(f"/proc/{kernel.manager.provisioner.pid}/status")
    return f"{int(status.read_text().split(f'{part}:')[1].split()[0]) // 1024} MB" if status.exists() else "not known"


@row("a cell that prints without end, read all the while: memory after 5 s and 20 s, then stop")
def endless_print(kernel: Kernel, code: dict) -> str:
    fresh = Kernel(kernel.peer)
    early, late, stop = print_without_end(fresh, code, lambda: memory(fresh))
    fresh.close()
    return f"{early}, {late}, {stop}"


def print_without_end(kernel: Kernel, code: dict, look: Callable[[], str]) -> tuple[str, str, str]:
    """What is seen after 5 and after 20 seconds, and how long the stop takes."""
    request = kernel.client.execute(code["print"].replace("{n}", str(10**12)))
    kernel.collect(5)
    early = look()
    kernel.collect(15)
    late, began = look(), time.perf_counter()
    kernel.manager.interrupt_kernel()
    answer = kernel.wait_for(request, 10)
    took, alive = time.perf_counter() - began, kernel.manager.is_alive()
    return early, late, milliseconds(took) if answer.reply and alive else "not stopped"
