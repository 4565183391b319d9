"""How a cell is stopped, and what is answered while it computes."""

import time

from driver import Kernel
from rows import milliseconds, row, yes


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


row("stop: synchronous loop", "stop-loop")(stopped("loop"))
row("stop: loop that awaits", "stop-loop-that-awaits")(stopped("loop after await"))
row("stop: a wait that never ends", "stop-wait")(stopped("pending"))


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
