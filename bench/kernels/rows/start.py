"""How soon a kernel is there."""

import statistics

from driver import Kernel
from rows import milliseconds, row


@row("kernel_info answered after start")
def kernel_info(kernel: Kernel, _code: dict) -> str:
    return milliseconds(kernel.seconds_to_info)


@row("first cell, asked at once")
def first_cell(kernel: Kernel, code: dict) -> str:
    return milliseconds(kernel.execute(code["trivial"]).seconds)


@row("trivial cell, median of 30")
def trivial_cell(kernel: Kernel, code: dict) -> str:
    return milliseconds(statistics.median(kernel.execute(code["trivial"]).seconds for _ in range(30)))
