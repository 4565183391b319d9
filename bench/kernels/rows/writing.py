"""What helps while a cell is written."""

from driver import Kernel
from rows import row, yes


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
