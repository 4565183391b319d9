"""The rows of the comparison that are about time and memory alone."""

import statistics
import time
from pathlib import Path

from driver import Kernel
from rows import median_of, milliseconds, row


@row("completion of a name, median of 20")
def completion_time(kernel: Kernel, code: dict) -> str:
    def ask(_: int) -> float:
        began = time.perf_counter()
        kernel.ask("complete_request", {"code": code["complete"], "cursor_pos": len(code["complete"])})
        return time.perf_counter() - began

    return milliseconds(statistics.median(map(ask, range(20))))


@row("a loop of 10⁶ turns over the cell's own variables, more than a trivial cell")
def loop_time(kernel: Kernel, code: dict) -> str:
    return milliseconds(max(0, median_of(kernel, code["count"], 10) - median_of(kernel, code["short"], 10)))


@row("500 cells with a declaration each: the first 50, the last 50 (medians), memory")
def long_session(kernel: Kernel, code: dict) -> str:
    times = [kernel.execute(code["declare"].replace("{n}", str(n))).seconds for n in range(500)]
    first, last = statistics.median(times[:50]), statistics.median(times[-50:])
    return f"{milliseconds(first)}, {milliseconds(last)}, {memory(kernel)}"


def memory(kernel: Kernel) -> str:
    """What the process holds, on Linux."""
    status = Path(f"/proc/{kernel.manager.provisioner.pid}/status")
    return f"{int(status.read_text().split('VmRSS:')[1].split()[0]) // 1024} MB" if status.exists() else "not known"


@row("a cell that prints without end, read all the while: memory after 5 s and 20 s, then stop")
def endless_print(kernel: Kernel, code: dict) -> str:
    fresh = Kernel(kernel.peer)
    request = fresh.client.execute(code["print"].replace("{n}", str(10**12)))
    fresh.collect(5)
    early = memory(fresh)
    fresh.collect(15)
    late, began = memory(fresh), time.perf_counter()
    fresh.manager.interrupt_kernel()
    answer = fresh.wait_for(request, 10)
    took, alive = time.perf_counter() - began, fresh.manager.is_alive()
    fresh.close()
    return f"{early}, {late}, {milliseconds(took) if answer.reply and alive else 'not stopped'}"


@row("trivial cell after importing TensorFlow.js, danfo.js and the library, median of 30")
def after_packages(kernel: Kernel, code: dict) -> str:
    if "packages" not in kernel.peer:
        return "–"
    kernel.execute(kernel.peer["packages"], 60)
    return milliseconds(median_of(kernel, code["short"]))
