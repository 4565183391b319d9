"""What a cell prints."""

from driver import PATIENCE, Kernel
from rows import milliseconds, row, yes


@row("1,000 prints in one cell: arrived, messages, idle")
def thousand_prints(kernel: Kernel, code: dict) -> str:
    answer = kernel.execute(code["print"].replace("{n}", "1000"))
    return f"{len(answer.text().split())}, {len(answer.of('stream'))}, {yes(answer.idle)}"


@row("20,000 prints in one cell")
def many_prints(kernel: Kernel, code: dict) -> str:
    answer = kernel.execute(code["print"].replace("{n}", "20000"))
    lines = len(answer.text().split())
    return milliseconds(answer.seconds) if lines == 20000 and answer.idle else f"{lines} arrive"


@row("output after the cell has ended is in")
def late_output(kernel: Kernel, code: dict) -> str:
    request = kernel.client.execute(code["late"])
    kernel.wait_for(request, PATIENCE)
    kernel.stray.clear()
    following = kernel.execute(code["busy"].replace("4000", "800").replace("+ 4", "+ 0.8"))
    found = [*kernel.stray, *kernel.collect(0.5)]
    if any("late output" in message["content"].get("text", "") for message in following.published):
        return "the next cell"
    late = [message for message in found if "late output" in message["content"].get("text", "")]
    if not late:
        return "no cell"
    return "its own cell" if late[0]["parent_header"].get("msg_id") == request else "no cell"
