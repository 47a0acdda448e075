"""What the index holds: single characters in their order, and runs of letters or digits as one word.

The *squeezed* form keeps nothing else: characters stand side by side, a word has a blank on either side.
`国发〔2019〕5号` becomes `国发 2019 5 号`, however its brackets were written. A phrase is found where its
squeezed form stands in the squeezed text.
"""

import re

from base.text import normal_form

_WORD = "[0-9a-z]+"
_TOKEN = re.compile(rf"{_WORD}|[^\W0-9a-z_]")
_RUN = re.compile(rf"{_WORD}|[^\W0-9a-z_]+")


def squeezed(text: str) -> str:
    """The squeezed form of any text. Its own squeezed form is itself."""
    return squeezed_normal(normal_form(text))


def squeezed_normal(normal: str) -> str:
    """The squeezed form of what is in normal form already."""
    return "".join(f" {run} " if _is_word(run) else run for run in _RUN.findall(normal)).replace("  ", " ")


def tokens(text: str) -> list[str]:
    """The words and single characters of a normal or squeezed text, in their order."""
    return _TOKEN.findall(text)


def spaced(text: str) -> str:
    """All tokens of a normal or squeezed text with a blank between them, as a tokenizer of blanks wants it."""
    return " ".join(run if _is_word(run) else " ".join(run) for run in _RUN.findall(text))


def _is_word(run: str) -> bool:
    return run[0] < "\x80"
