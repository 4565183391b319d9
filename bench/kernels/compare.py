"""Puts the same questions to several kernels and prints the answers as JSON, one object a row.

    compare.py PEERS [ROW…]        ROW is the name of a row, such as trivial-cell

PEERS is a JSON list of { name, version, language, folder, argv, env, interrupt_mode }; a
kernel runs in its folder, and is started anew after a row that it did not survive.
"""

import json
import sys
import time

import kernel_tests
import rows.start, rows.cells, rows.output, rows.stopping, rows.writing, rows.requests, speed, with_packages  # noqa: E401 (in the order of the table)
from driver import Kernel
from rows import ROWS, Row
from samples import PYTHON, TYPESCRIPT


ROWS.append(Row("jupyter-kernel-test", "jupyter_kernel_test", lambda kernel, _code: kernel_tests.count(kernel.peer)))


def ask(peer: dict, wanted: list[Row]) -> dict[str, str]:
    code = PYTHON if peer["language"] == "python" else {**TYPESCRIPT, **peer.get("code", {})}
    Kernel(peer).close()  # Whatever is made once, such as a translation of the kernel, is made.
    answers, kernel = {}, Kernel(peer)
    for row in wanted:
        try:
            answers[row.name] = row.ask(kernel, code)
        except Exception as error:
            answers[row.name] = f"fails: {type(error).__name__}"
        if not sound(kernel, code):
            kernel.close()
            kernel = Kernel(peer)
        print(f"{peer['name']}: {row.title}: {answers[row.name]}", file=sys.stderr)
    kernel.close()
    return answers


def sound(kernel: Kernel, code: dict) -> bool:
    """Whether the kernel answers a simple cell as it should, so that one question does not spoil the next."""
    if not kernel.manager.is_alive():
        return False
    time.sleep(0.5)  # One of them drops all that comes within 200 ms of an error.
    answer = kernel.execute(code["trivial"], 5)
    return bool(answer.reply) and answer.idle


def main() -> None:
    peers, *names = sys.argv[1:]
    unknown = set(names) - {row.name for row in ROWS}
    if unknown:
        sys.exit(f"Cannot compare as there must be such a row: {', '.join(unknown)}; rows: {' '.join(row.name for row in ROWS)}")
    wanted = [row for row in ROWS if not names or row.name in names]
    answers = {peer["name"]: ask(peer, wanted) for peer in json.loads(peers)}
    print(json.dumps({"rows": [{"name": row.name, "title": row.title} for row in wanted], "answers": answers}))


main()
