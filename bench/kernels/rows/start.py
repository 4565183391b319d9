"""How soon a kernel is there."""

from driver import Kernel, seconds_to_result
from rows import median_of, milliseconds, row


@row("kernel_info answered after start")
def kernel_info(kernel: Kernel, _code: dict) -> str:
    return milliseconds(kernel.seconds_to_info)


@row("from the start to the result of a first cell, sent at once")
def first_cell(kernel: Kernel, code: dict) -> str:
    return milliseconds(seconds_to_result(kernel.peer, code["trivial"]))


@row("trivial cell, median of 30")
def trivial_cell(kernel: Kernel, code: dict) -> str:
    return milliseconds(median_of(kernel, code["short"]))


@row("a trivial cell that is run again as it was, median of 30")
def same_cell(kernel: Kernel, code: dict) -> str:
    return milliseconds(median_of(kernel, code["trivial"]))
