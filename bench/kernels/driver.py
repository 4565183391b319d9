"""Drives any Jupyter kernel with Jupyter's own client, and keeps what came back."""

import queue
import time
from dataclasses import dataclass, field

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

PATIENCE = 20.0


@dataclass
class Answer:
    """The reply to one request, and what was published for it, in order."""

    reply: dict | None = None
    published: list[dict] = field(default_factory=list)
    seconds: float = 0.0
    idle: bool = False

    def of(self, kind: str) -> list[dict]:
        return [message["content"] for message in self.published if message["msg_type"] == kind]

    def text(self) -> str:
        return "".join(content["text"] for content in self.of("stream"))


def start(peer: dict):
    """Starts a kernel; its manager, a client that may send at once, and when it began."""
    manager = KernelManager()
    mode = peer.get("interrupt_mode", "signal")
    manager._kernel_spec = KernelSpec(argv=peer["argv"], interrupt_mode=mode, env=peer.get("env", {}))
    began = time.perf_counter()
    manager.start_kernel(cwd=peer["folder"], stdout=-3, stderr=-3)
    client = manager.blocking_client()
    client.start_channels()
    return manager, client, began


class Kernel:
    """One running kernel. What is published for other requests than the one that is waited for is in `stray`."""

    def __init__(self, peer: dict):
        self.peer = peer
        self.stray: list[dict] = []
        self.manager, self.client, began = start(peer)
        self.client.kernel_info()
        self.info = self.client.get_shell_msg(timeout=60)["content"]
        self.seconds_to_info = time.perf_counter() - began
        self.wait_for(self.client.kernel_info(), PATIENCE)

    def execute(self, code: str, patience: float = PATIENCE, **options) -> Answer:
        return self.wait_for(self.client.execute(code, **options), patience)

    def wait_for(self, request: str, patience: float, after_reply: float = 2.0) -> Answer:
        """Waits for reply and idle; a kernel that sends no idle gets a moment more and no longer."""
        answer, began = Answer(), time.perf_counter()
        end = began + patience
        while time.perf_counter() < end and not (answer.reply and answer.idle):
            answer.reply = answer.reply or self._reply_to(request)
            if self._take_published(request, answer):
                continue
            if answer.reply and answer.seconds and time.perf_counter() > began + answer.seconds + after_reply:
                break
            if answer.reply and not answer.seconds:
                answer.seconds = time.perf_counter() - began
        answer.seconds = time.perf_counter() - began if answer.idle else answer.seconds
        return answer

    def _reply_to(self, request: str) -> dict | None:
        try:
            message = self.client.shell_channel.get_msg(timeout=0)
        except queue.Empty:
            return None
        return message["content"] if message["parent_header"].get("msg_id") == request else None

    def _take_published(self, request: str, answer: Answer) -> bool:
        try:
            message = self.client.iopub_channel.get_msg(timeout=0.002)
        except queue.Empty:
            return False
        if message["parent_header"].get("msg_id") != request:
            self.stray.append(message)
        elif message["msg_type"] == "status":
            answer.idle = answer.idle or message["content"]["execution_state"] == "idle"
            answer.published.append(message)
        else:
            answer.published.append(message)
        return True

    def collect(self, seconds: float) -> list[dict]:
        """All that is published in the next seconds."""
        found, end = [], time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            try:
                found.append(self.client.iopub_channel.get_msg(timeout=left))
            except queue.Empty:
                break
        return found

    def ask(self, kind: str, content: dict, channel: str = "shell", patience: float = 10.0) -> dict | None:
        """Sends any request; the content of its reply, or None when none came."""
        message = self.client.session.msg(kind, content)
        way = getattr(self.client, f"{channel}_channel")
        way.send(message)
        end = time.perf_counter() + patience
        while (left := end - time.perf_counter()) > 0:
            try:
                reply = way.get_msg(timeout=left)
            except queue.Empty:
                return None
            if reply["parent_header"].get("msg_id") == message["header"]["msg_id"]:
                return {"type": reply["msg_type"], **reply["content"]}
        return None

    def close(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def seconds_to_result(peer: dict, code: str) -> float:
    """Starts a kernel and sends it a cell in the same moment; how long until the reply says that it has run."""
    manager, client, began = start(peer)
    client.execute(code)
    status = client.get_shell_msg(timeout=60)["content"]["status"]
    seconds = time.perf_counter() - began
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    if status != "ok":
        raise RuntimeError(status)
    return seconds

