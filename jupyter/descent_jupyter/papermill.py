"""Papermill runs a notebook with other parameters: `papermill in.ipynb out.ipynb -p learningRate 0.01`.

It writes them into a cell of their own behind the one tagged `parameters`, in the language of the notebook. It knows no
TypeScript, and has no entry point for another language; but it loads the engines that packages offer when it starts, and this
module offers one: papermill's own, which also keeps the notebook for the translator. Loading it teaches papermill TypeScript.
"""

import json
import math
import re

from papermill.engines import NBClientEngine, papermill_engines
from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

from .declared import beginning, declared, is_bigint, notebook

# A declaration on a line of its own, as in `const learningRate: number = 0.01; // step per unit of gradient`.
DECLARATION = re.compile(
    r"^(?:export\s+)?(?:const|let|var)\s+(?P<name>[\w$]+)\s*(?::\s*(?P<type>[^=]+?))?\s*=\s*"
    r"(?P<value>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|.*?)\s*;?\s*(?://\s*(?P<help>.*))?$"
)


# Beyond it a number of TypeScript is the nearest that it can be: 2 ** 53 + 1 would become 2 ** 53, and not a word be said.
LARGEST = 2**53 - 1


class TypeScriptTranslator(Translator):
    """JSON is TypeScript, but for the numbers that JSON lacks, and for those that it has and TypeScript cannot hold."""

    @classmethod
    def translate_none(cls, val):
        return "null"

    @classmethod
    def translate_str(cls, val):
        return json.dumps(val, ensure_ascii=False)

    @classmethod
    def translate_int(cls, val):
        if abs(val) > LARGEST:
            raise ValueError(f"an integer must be within ±(2^53 − 1), or be declared as a bigint: found {val}")
        return str(val)

    @classmethod
    def translate_float(cls, val):
        if math.isfinite(val):
            return repr(val)
        return "NaN" if math.isnan(val) else "Infinity" if val > 0 else "-Infinity"

    @classmethod
    def translate_list(cls, val):
        return f"[{', '.join(cls.translate(each) for each in val)}]"

    @classmethod
    def translate_dict(cls, val):
        return f"{{ {', '.join(f'{cls.key(str(key))}: {cls.translate(each)}' for key, each in val.items())} }}"

    @classmethod
    def key(cls, key):
        # Written as a name, this one sets what the object inherits.
        return f'["{key}"]' if key == "__proto__" else cls.translate_str(key)

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}"

    @classmethod
    def codify(cls, parameters, comment="Parameters"):
        # A cell may declare a name anew.
        known = declared()
        lines = [cls.declaration(name, value, known.get(name)) for name, value in parameters.items()]
        return "".join(f"{line}\n" for line in (cls.comment(comment), *lines))

    @classmethod
    def declaration(cls, name, value, known):
        if is_bigint(value, known):
            return f"{beginning(name, value, known)} = {value}n;"
        try:
            return f"{beginning(name, value, known)} = {cls.translate(value)};"
        except ValueError as error:
            raise ValueError(f"Cannot write the parameter {name} as {error}") from None

    @classmethod
    def inspect(cls, parameters_cell):
        """What `papermill --help-notebook` lists."""
        found = (DECLARATION.match(line.strip()) for line in parameters_cell["source"].splitlines())
        return [
            Parameter(
                name=each["name"],
                inferred_type_name=each["type"] or "None",
                default=each["value"],
                help=each["help"] or "",
            )
            for each in found
            if each
        ]


papermill_translators.register("typescript", TypeScriptTranslator)


class Engine(NBClientEngine):
    @classmethod
    def nb_language(cls, nb, language=None):
        notebook.set(nb)
        return super().nb_language(nb, language)


# The one that runs when none is named; whatever the language, it runs notebooks as papermill's own does.
papermill_engines.register(None, Engine)
