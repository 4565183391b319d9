"""How the server of JupyterLab passes on what its pages and the kernels say: at once, without blinking and without gaps.

A slider that is dragged has a message come and go for each value, and a cell that is run has five; what each of them costs
decides how many figures a student sees in a second.
"""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import default

from .missed import latest_output


class PromptConnection(ZMQChannelsWebsocketConnection):
    """The web socket between a page and a kernel, with every message sent when it is there.

    TCP by default keeps a small message back until the one before was acknowledged (Nagle's algorithm), which a browser does
    after 40 ms, in the hope that it will have something to say itself (delayed ACK).
    """

    def connect(self):
        self.websocket_handler.set_nodelay(True)
        return super().connect()


class CalmKernels(AsyncMappingKernelManager):
    """Kernels that a page does not show as busy for each value of a slider.

    JupyterLab looks through its toolbars whenever a kernel becomes busy or idle, and that took as long as the figure itself.
    What a widget computes for long is shown: the kernel says so then (`kernel/busy-light.ts`).
    """

    @default("untracked_message_types")
    def _with_messages_of_widgets(self):
        inherited = AsyncMappingKernelManager.untracked_message_types.default()
        return [*inherited, "comm_msg"]

    def get_buffer(self, kernel_id, session_key):
        """Hands on to a page that was loaded again what was kept for the page before."""
        kept = self._kernel_buffers.get(kernel_id)
        if kept and kept["session_key"] != session_key:
            kept.update(session_key=session_key, buffer=latest_output(kept["buffer"]))
        return super().get_buffer(kernel_id, session_key)
