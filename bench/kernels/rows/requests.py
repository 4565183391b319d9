"""What else a front end, a person or a file may ask of a kernel."""

import threading
import time

from driver import Answer, Kernel
from rows import row, yes


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
