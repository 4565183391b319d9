"""What a kernel said while no page was there, for the page that comes next.

A Jupyter server keeps it for the page that left, in case that lost its network, and throws it away when another comes. A
page that was loaded again is another: the lines that a cell printed meanwhile would be missing.
"""

from collections import deque

# The page asks for the widgets as they stand. One that is opened before the page knows what a widget is would be closed.
SHOWN = {
    *(b"status", b"execute_input", b"stream", b"error", b"clear_output"),
    *(b"display_data", b"update_display_data", b"execute_result"),
}

# The server sends on 3,000 messages and 3,000,000 bytes of text in three seconds; what a running cell prints has its part
# of them (`kernel/pace.ts`).
MOST_MESSAGES = 1000
MOST_PRINTED = 1_000_000


def latest_output(kept):
    """The end of what a kernel has shown, as far as the server sends it on at once.

    `kept` holds pairs of a channel and the frames of a message, the first of which ends with what kind of message it is.
    """
    latest, printed = deque(), 0
    for channel, frames in reversed(kept):
        kind = frames[0].rpartition(b".")[2]
        if channel != "iopub" or kind not in SHOWN:
            continue
        if kind == b"stream":
            printed += sum(map(len, frames))
        if len(latest) == MOST_MESSAGES or printed > MOST_PRINTED:
            break
        latest.appendleft((channel, frames))
    return list(latest)
