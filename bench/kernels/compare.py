"""Puts the same questions to several kernels and prints the answers as JSON, one object a row.

    compare.py PEERS [ROW…]

PEERS is a JSON list of { name, version, language, folder, argv, env, interrupt_mode }; a
kernel runs in its folder, and is started anew after a row that it did not survive.
"""

import json
import sys
import time

import kernel_tests
import speed  # noqa: F401 (its rows)
from driver import Kernel
from rows import ROWS
from samples import PYTHON, TYPESCRIPT


def ask(peer: dict, wanted: list[str]) -> dict[str, str]:
    code = PYTHON if peer["language"] == "python" else {**TYPESCRIPT, **peer.get("code", {})}
    Kernel(peer).close()  # Whatever is made once, such as a translation of the kernel, is made.
    answers, kernel = {}, Kernel(peer)
    for title, question in ROWS:
        if wanted and title not in wanted:
            continue
        try:
            answers[title] = question(kernel, code)
        except Exception as error:
            answers[title] = f"fails: {type(error).__name__}"
        if not sound(kernel, code):
            kernel.close()
            kernel = Kernel(peer)
        print(f"{peer['name']}: {title}: {answers[title]}", file=sys.stderr)
    kernel.close()
    title = "jupyter_kernel_test"
    if not wanted or title in wanted:
        answers[title] = kernel_tests.count(peer)
    return answers


def sound(kernel: Kernel, code: dict) -> bool:
    """Whether the kernel answers a simple cell as it should, so that one question does not spoil the next."""
    if not kernel.manager.is_alive():
        return False
    time.sleep(0.5)  # One of them drops all that comes within 200 ms of an error.
    answer = kernel.execute(code["trivial"], 5)
    return bool(answer.reply) and answer.idle


def main() -> None:
    peers, *wanted = sys.argv[1:]
    print(json.dumps({peer["name"]: ask(peer, wanted) for peer in json.loads(peers)}))


main()
