"""Jupyter's own test of a kernel, `jupyter_kernel_test`, with all its optional parts, for one kernel: how many of 12 pass."""

import io
import unittest

import jupyter_kernel_test
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

TYPESCRIPT = {
    "language_name": "typescript",
    "file_extension": ".ts",
    "code_hello_world": "console.log('hello, world')",
    "code_stderr": "console.error('wrong')",
    "completion_samples": [{"text": "Mat", "matches": ["Math"]}],
    "complete_code_samples": ["1 + 1"],
    "incomplete_code_samples": ["function f() {"],
    "invalid_code_samples": ["const = = 1;"],
    "code_generate_error": "throw new Error('on purpose')",
    "code_execute_result": [{"code": "6 * 7", "result": "42"}],
    "code_display_data": [
        {
            "code": "display({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>rich</b>' }) })",
            "mime": "text/html",
        }
    ],
    "code_history_pattern": "6*",
    "supported_history_operations": ("tail", "range", "search"),
    "code_inspect_sample": "Math.sqrt",
    "code_clear_output": "clearOutput()",
    "code_page_something": "Math.sqrt?",
}

PYTHON = {
    "language_name": "python",
    "file_extension": ".py",
    "code_hello_world": "print('hello, world')",
    "code_stderr": "import sys; print('wrong', file=sys.stderr)",
    "completion_samples": [{"text": "zi", "matches": ["zip"]}],
    "complete_code_samples": ["1 + 1"],
    "incomplete_code_samples": ["def f():"],
    "invalid_code_samples": ["= = 1"],
    "code_generate_error": "raise Exception('on purpose')",
    "code_execute_result": [{"code": "6 * 7", "result": "42"}],
    "code_display_data": [{"code": "from IPython.display import HTML, display; display(HTML('<b>rich</b>'))", "mime": "text/html"}],
    "code_history_pattern": "6*",
    "supported_history_operations": ("tail", "range", "search"),
    "code_inspect_sample": "zip",
    "code_clear_output": "from IPython.display import clear_output; clear_output()",
    "code_page_something": "zip?",
}


def count(peer: dict) -> str:
    """Runs the tests on one kernel; a test that does not apply is none that passed."""

    class Tests(jupyter_kernel_test.KernelTests):
        @classmethod
        def setUpClass(cls) -> None:
            cls.km = KernelManager()
            spec = {"argv": peer["argv"], "env": peer.get("env", {})}
            cls.km._kernel_spec = KernelSpec(interrupt_mode=peer.get("interrupt_mode", "signal"), **spec)
            cls.km.start_kernel(cwd=peer["folder"], stdout=-3, stderr=-3)
            cls.kc = cls.km.blocking_client()
            cls.kc.start_channels()
            cls.kc.wait_for_ready(timeout=60)

    for name, value in (PYTHON if peer["language"] == "python" else TYPESCRIPT).items():
        setattr(Tests, name, value)
    for name, value in peer.get("samples", {}).items():
        setattr(Tests, name, value)
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Tests)
    result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    passed = result.testsRun - len(result.failures) - len(result.errors) - len(result.skipped)
    return f"{passed} of {result.testsRun}"
