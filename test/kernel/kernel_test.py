"""Jupyter's own test of a kernel, with every optional part switched on.

    .venv/bin/python test/kernel/kernel_test.py -v
"""

import unittest

import jupyter_kernel_test


class TypeScriptTests(jupyter_kernel_test.KernelTests):
    kernel_name = "typescript"
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = 'console.log("hello, world")'
    code_stderr = 'console.error("a warning")'
    code_generate_error = 'throw new Error("on purpose")'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "const text = '경사 하강법'; text", "result": "'경사 하강법'"},
        {"code": "await Promise.resolve([1, 2])", "result": "[ 1, 2 ]"},
    ]
    code_display_data = [
        {"code": 'display({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>bold</b>" }) })', "mime": "text/html"},
        {"code": "display(1)", "mime": "text/plain"},
    ]
    code_clear_output = "clearOutput()"

    completion_samples = [
        {"text": "Math.hypo", "matches": {"hypot"}},
        {"text": "'😀'; Math.hypo", "matches": {"hypot"}},
    ]
    code_inspect_sample = "Math.sqrt"
    code_page_something = "Math.sqrt?"

    complete_code_samples = ["1", "const f = (x: number) => {\n  return x;\n}", "f(\n1)", ""]
    incomplete_code_samples = ["const f = () => {", "f(", "const a = ", "`begun", "/* begun"]
    invalid_code_samples = ["const = 5", "}", "'begun"]

    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "6*7"


class TypeScriptWelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "typescript"
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main()
