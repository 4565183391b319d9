"""What is seen of a cell."""

from driver import Kernel
from rows import row, yes


@row("a cell with a wrong type")
def wrong_type(kernel: Kernel, code: dict) -> str:
    answer = kernel.execute(code["wrong type"])
    if answer.of("error"):
        return "an error message"
    return "text on stderr" if answer.text() else "runs"


@row("a failing cell")
def failing(kernel: Kernel, code: dict) -> str:
    answer = kernel.execute(code["failing"])
    errors = answer.of("error")
    trace = "\n".join(errors[0]["traceback"]) if errors else answer.text()
    calls = [line for line in trace.splitlines() if line.strip().startswith("at ")]
    foreign = [line for line in calls if "node_modules" in line or "node:" in line or "ext:" in line]
    kind = "`error`" if errors else "text on stderr"
    right = "its line" if names_line_two(trace) else "not its line"
    return f"{kind}, {right}, {len(foreign)} frames of the kernel"


def names_line_two(trace: str) -> bool:
    return any(mark in trace for mark in (":2:", "-> 2 ", "line 2", "[1;32m      2", "> 2 "))


@row("`execute_input`, `execute_result`, `error` published")
def messages(kernel: Kernel, code: dict) -> str:
    answer = kernel.execute(code["get"].replace("kept", "20"))
    failed = kernel.execute(code["failing"])
    found = [answer.of("execute_input"), answer.of("execute_result"), failed.of("error")]
    return ", ".join(yes(each) for each in found)


@row("the last expression shows itself as HTML")
def rich_result(kernel: Kernel, code: dict) -> str:
    answer = kernel.execute(code["rich"])
    return yes(any("text/html" in content["data"] for content in answer.of("execute_result")))
