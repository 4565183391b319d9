"""How the programs of the project that are written for Node are started."""

import json
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager

PROJECT = Path(__file__).resolve().parents[2]


def node():
    """The Node that runs the kernel; the one on the path may be another."""
    spec = Path(KernelSpecManager().get_kernel_spec("typescript").resource_dir) / "kernel.json"
    return json.loads(spec.read_text())["argv"][0]
