"""The rows of the comparison: each a question to a kernel, answered by running it. A row is a function with a title."""

import statistics
import threading
import time

from driver import PATIENCE, Answer, Kernel

ROWS: list[tuple[str, callable]] = []


def row(title: str):
    def add(function):
        ROWS.append((title, function))
        return function

    return add


def yes(value: object) -> str:
    return "yes" if value else "no"


def milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms" if seconds < 0.95 else f"{seconds:.1f} s"


@row("kernel_info answered after start")
def kernel_info(kernel: Kernel, _code: dict) -> str:
    return milliseconds(kernel.seconds_to_info)


@row("first cell, asked at once")
def first_cell(kernel: Kernel, code: dict) -> str:
    return milliseconds(kernel.execute(code["trivial"]).seconds)


@row("trivial cell, median of 30")
def trivial_cell(kernel: Kernel, code: dict) -> str:
    return milliseconds(statistics.median(kernel.execute(code["trivial"]).seconds for _ in range(30)))


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


def stopped(name: str):
    def ask(kernel: Kernel, code: dict) -> str:
        kernel.execute(code["set"])
        request = kernel.client.execute(code[name])
        time.sleep(1.5)
        began = time.perf_counter()
        kernel.manager.interrupt_kernel()
        answer = kernel.wait_for(request, 6)
        took = time.perf_counter() - began
        if not kernel.manager.is_alive():
            return "the kernel dies"
        if not answer.reply:
            return "no"
        after = kernel.execute(code["get"], 6)
        kept = any("42" in content["data"].get("text/plain", "") for content in after.of("execute_result"))
        kept = kept or "42" in after.text()
        return f"{milliseconds(took)}, state {'kept' if kept else 'lost'}"

    return ask


row("stop: synchronous loop")(stopped("loop"))
row("stop: loop that awaits")(stopped("loop after await"))
row("stop: a wait that never ends")(stopped("pending"))


@row("heartbeat, control answered while a cell computes")
def while_busy(kernel: Kernel, code: dict) -> str:
    request = kernel.client.execute(code["busy"])
    time.sleep(0.7)
    began = time.perf_counter()
    beating = kernel.client.hb_channel.is_beating()
    reply = kernel.ask("kernel_info_request", {}, "control", 2.0)
    in_time = reply is not None and time.perf_counter() - began < 1.5
    heart = heartbeat(kernel)
    kernel.wait_for(request, 8)
    return f"{yes(beating and heart)}, {yes(in_time)}"


def heartbeat(kernel: Kernel) -> bool:
    import zmq

    info = kernel.manager.get_connection_info()
    with zmq.Context() as context, context.socket(zmq.REQ) as socket:
        socket.setsockopt(zmq.LINGER, 0)
        socket.connect(f"tcp://{info['ip']}:{info['hb_port']}")
        socket.send(b"ping")
        return socket.poll(1000) != 0


@row("after an error: waiting cells are aborted; with `stop_on_error` off they run")
def stop_on_error(kernel: Kernel, code: dict) -> str:
    def second_after_failure(stop: bool) -> str:
        kernel.client.execute(code["failing"], stop_on_error=stop)
        answer = kernel.wait_for(kernel.client.execute(code["trivial"]), 8)
        time.sleep(0.5)
        return (answer.reply or {}).get("status", "none")

    return f"{yes(second_after_failure(True) in ('aborted', 'abort'))}, {yes(second_after_failure(False) == 'ok')}"


@row("the last expression shows itself as HTML")
def rich_result(kernel: Kernel, code: dict) -> str:
    answer = kernel.execute(code["rich"])
    return yes(any("text/html" in content["data"] for content in answer.of("execute_result")))


@row("completion: a name of an earlier cell, a member")
def completion(kernel: Kernel, code: dict) -> str:
    kernel.execute(code["names"])

    def completes(text: str, wanted: str) -> bool:
        reply = kernel.ask("complete_request", {"code": text, "cursor_pos": len(text)})
        return any(match.endswith(wanted) for match in (reply or {}).get("matches", []))

    pairs = [(code["complete"], code["completed"]), (code["complete member"], code["completed member"])]
    return ", ".join(yes(completes(*pair)) for pair in pairs)


@row("inspection: types, Markdown")
def inspection(kernel: Kernel, code: dict) -> str:
    reply = kernel.ask("inspect_request", {"code": code["inspect"], "cursor_pos": 4, "detail_level": 0}) or {}
    data = reply.get("data", {}) if reply.get("found") else {}
    return f"{yes('steps' in str(data))}, {yes('text/markdown' in data)}"


@row("`is_complete`: complete, incomplete, invalid")
def is_complete(kernel: Kernel, code: dict) -> str:
    samples = {"complete": code["trivial"], "incomplete": code["incomplete"], "invalid": code["invalid"]}
    said = {status: (kernel.ask("is_complete_request", {"code": text}) or {}) for status, text in samples.items()}
    return ", ".join(yes(said[status].get("status") == status) for status in samples)


@row("history; comm_info answered by its own kind")
def history(kernel: Kernel, code: dict) -> str:
    asked = {"hist_access_type": "tail", "n": 5, "output": False, "raw": True}
    found = (kernel.ask("history_request", asked) or {}).get("history", [])
    comm = kernel.ask("comm_info_request", {}) or {}
    return f"{yes(found)}, {yes(comm.get('type') == 'comm_info_reply')}"


@row("a cell asks for input")
def stdin(kernel: Kernel, code: dict) -> str:
    def type_answer():
        try:
            kernel.client.get_stdin_msg(timeout=4)
            kernel.client.input("a person")
        except Exception:
            pass

    typist = threading.Thread(target=type_answer)
    typist.start()
    answer: Answer = kernel.execute(code["ask"], 6, allow_stdin=True)
    typist.join()
    shown = answer.text() + "".join(str(content["data"]) for content in answer.of("execute_result"))
    return yes("a person" in shown)


@row("an edit in a local module is seen by the next run of a cell that imported it before")
def edits(kernel: Kernel, code: dict) -> str:
    ending = code["file ending"]
    module = "edited_module"
    name = module if ending == ".py" else module + (ending if kernel.peer["name"] == "deno" else "")
    file = f"{module}{ending}"
    for value in (1, 2):
        kernel.execute(code["write module"].replace("{file!r}", repr(file)).replace("{value}", str(value)))
        if value == 1:
            kernel.execute(code["import"].replace("{{", "{").replace("}}", "}").replace("{module}", name))
        time.sleep(0.05)
    answer = kernel.execute(code["use"])
    shown = answer.text() + "".join(str(content["data"]) for content in answer.of("execute_result"))
    return yes("2" in shown)


@row("`iopub_welcome`")
def welcome(kernel: Kernel, _code: dict) -> str:
    import zmq

    info = kernel.manager.get_connection_info()
    with zmq.Context() as context, context.socket(zmq.SUB) as socket:
        socket.setsockopt(zmq.LINGER, 0)
        socket.setsockopt(zmq.SUBSCRIBE, b"")
        socket.connect(f"tcp://{info['ip']}:{info['iopub_port']}")
        return yes(socket.poll(1500) and any(b"iopub_welcome" in frame for frame in socket.recv_multipart()))
