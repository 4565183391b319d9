"""Measures Jupyter kernels side by side, as a front end meets them, through Jupyter's own client.

npm run bench -- kernel                                 the TypeScript kernel on this Node
python bench/kernel.py --node PATH --node PATH …        on other Nodes
python bench/kernel.py --kernel NAME …                  kernels that are installed in Jupyter, such as tslab or deno
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

HOME = Path(__file__).resolve().parent.parent
PATIENCE = 120  # seconds

ANOTHER_CELL = "const x{n} = {n}; x{n} + 1"
PACKAGES = 'import * as tf from "@tensorflow/tfjs-node"; import * as dfd from "danfojs-node"; import * as d from "descent"; 0'
LOOP = "let total = 0; for (let i = 0; i < 1_000_000; i++) total += i; total"
PRINT = "for (let i = 0; i < 20_000; i++) console.log('line', i)"


class Kernel:
    """A kernel process and its client."""

    def __init__(self, name, argv=None):
        self.manager = KernelManager(kernel_name=name)
        if argv:
            self.manager._kernel_spec = KernelSpec(argv=argv, language="typescript", interrupt_mode="message")
        self.began = time.perf_counter()
        self.manager.start_kernel(cwd=str(HOME / "notebooks" / "en"))
        self.client = self.manager.client()
        self.client.start_channels()

    def since_start(self):
        return 1000 * (time.perf_counter() - self.began)

    def reply_to(self, request):
        while True:
            reply = self.client.get_shell_msg(timeout=PATIENCE)
            if reply["parent_header"].get("msg_id") == request:
                return reply["content"]

    def until_idle(self, request):
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["content"].get("execution_state") == "idle":
                return

    def run(self, code, status="ok"):
        """Milliseconds until a cell is answered and idle."""
        since = time.perf_counter()
        request = self.client.execute(code)
        content = self.reply_to(request)
        self.until_idle(request)
        if content["status"] != status:
            raise RuntimeError(f"{code[:60]} ended with {content}")
        return 1000 * (time.perf_counter() - since)

    def complete(self, code):
        since = time.perf_counter()
        self.reply_to(self.client.complete(code, len(code)))
        return 1000 * (time.perf_counter() - since)

    def stop(self, code):
        """Milliseconds from an interrupt to the answer of the cell."""
        request = self.client.execute(code)
        time.sleep(0.5)
        since = time.perf_counter()
        self.manager.interrupt_kernel()
        self.reply_to(request)
        spent = 1000 * (time.perf_counter() - since)
        self.until_idle(request)
        return spent

    def megabytes(self):
        status = Path(f"/proc/{self.manager.provisioner.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def end(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def answered(start):
    kernel = start()
    kernel.reply_to(kernel.client.kernel_info())
    spent = kernel.since_start()
    kernel.end()
    return spent


def first_cell(start):
    kernel = start()
    kernel.reply_to(kernel.client.execute("1 + 1"))
    spent = kernel.since_start()
    kernel.end()
    return spent


def median_of(measure, times):
    return statistics.median(measure(n) for n in range(times))


def measure(start, rounds, cells):
    """Yields the name, the target and the figure of each measurement."""
    start().end()  # Whatever is made once, such as a translation, is made.
    yield "kernel_info answered after the start, ms", "< 500", median_of(lambda _: answered(start), rounds)
    yield "first cell, sent at once, answered after the start, ms", "< 1500", median_of(lambda _: first_cell(start), rounds)
    kernel = start()
    kernel.run("1 + 1")
    yield "trivial cell, ms", "< 15", median_of(lambda _: kernel.run("1 + 1"), 50)
    yield "20,000 printed lines, ms", "< 1000", median_of(lambda _: kernel.run(PRINT), 3)
    yield "a loop of 10⁶ steps over the cell's own variables, ms", "< 20", median_of(lambda _: kernel.run(LOOP), 5)
    yield "completion, ms", "< 100", median_of(lambda _: kernel.complete("Math.sq"), 20)
    yield "stop: a tight loop, ms", "< 1000", kernel.stop("let n = 0; for (;;) n++")
    yield "stop: a recursion, ms", "< 1000", kernel.stop(
        "const f = (n: number): number => n < 2 ? n : f(n - 1) + f(n - 2); f(99)"
    )
    yield "import of TensorFlow.js, danfo and descent, ms", "", kernel.run(PACKAGES)
    yield "trivial cell after that, ms", "< 40", median_of(lambda _: kernel.run("1 + 1"), 50)
    yield "completion after that, ms", "< 100", median_of(lambda _: kernel.complete("tf.tens"), 20)
    kernel.end()
    yield from long_session(start(), cells)


def long_session(kernel, cells):
    early = [kernel.run(ANOTHER_CELL.format(n=n)) for n in range(50)]
    memory = kernel.megabytes()
    late = [kernel.run(ANOTHER_CELL.format(n=n)) for n in range(50, cells)][-50:]
    yield "a declaring cell, the first 50, ms", "", statistics.median(early)
    yield f"a declaring cell, the last 50 of {cells}, ms", "", statistics.median(late)
    yield "memory after 50 cells, MB", "", memory
    yield f"memory after {cells} cells, MB", "", kernel.megabytes()
    kernel.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--node", action="append", default=[])
    parser.add_argument("--kernel", action="append", default=[])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cells", type=int, default=500)
    options = parser.parse_args()
    columns = {name: lambda name=name: Kernel(name) for name in options.kernel}
    for node in options.node or ([] if options.kernel else ["node"]):
        argv = [node, "--require", str(HOME / "setup/preload.cjs"), str(HOME / "kernel/start.mjs"), "{connection_file}"]
        columns[node] = lambda argv=argv: Kernel("typescript", argv)
    rows = {}
    for column, start in columns.items():
        for name, target, value in measure(start, options.rounds, options.cells):
            rows.setdefault(name, {"target": target})[column] = value
            print(f"{column}: {name}: {value:.0f}", file=sys.stderr)
    print(table(rows, list(columns)))


def table(rows, columns):
    lines = ["| | target | " + " | ".join(columns) + " |", "|---" * (len(columns) + 2) + "|"]
    for name, row in rows.items():
        cells = [f"{row[column]:.0f}" if column in row else "–" for column in columns]
        lines.append(f"| {name} | {row['target']} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
