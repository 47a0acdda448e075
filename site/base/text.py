"""The one normal form (规范形式) of text: of index, query and highlighter alike.

NFKC, simplified characters, lower case, no invisible characters, single blanks, and one spelling for document
numbers: 国发[2019]第5号 is 国发〔2019〕5号, and 令第5号 is 令5号.
"""

import re
import unicodedata
from collections.abc import Sequence

from base.characters import TABLE, fold
from base.doc_no import CLOSING, DECREES, OPENING

_NUMBER = r"0*(?P<number>[1-9][0-9]*)\s*(?P<end>号)"
# Each rule keeps what its groups match, in order; "open" and "close" are written 〔 and 〕.
_RULES = (
    re.compile(rf"(?P<open>[{OPENING}])\s*(?P<year>(?:19|20)[0-9]{{2}})\s*(?P<close>[{CLOSING}])\s*第?\s*{_NUMBER}"),
    re.compile(rf"(?P<decree>{DECREES})\s*[{OPENING}]\s*第?\s*{_NUMBER}\s*[{CLOSING}]"),
    re.compile(rf"(?P<decree>{DECREES})\s*第?\s*{_NUMBER}"),
    re.compile(r"(?P<blank> ) +"),
)
_WRITTEN = {"open": "〔", "close": "〕"}


def normal_form(text: str) -> str:
    """The normal form of `text`. Its own normal form is itself."""
    normal = fold(text)
    for rule in _RULES:
        normal = rule.sub(_kept, normal)
    return normal.strip(" ")


class NormalText:
    """A text, its normal form, and for each character of that where it stands in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        normal, origins = _folded_with_origins(text)
        for rule in _RULES:
            normal, origins = _apply_with_origins(rule, normal, origins)
        begin = len(normal) - len(normal.lstrip(" "))
        self.normal = normal.strip(" ")
        self._origins = origins[begin : begin + len(self.normal)]

    def origin(self, index: int) -> int:
        """The index in the text of what became character `index` of the normal form.

        Raises IndexError outside of the normal form.
        """
        if not 0 <= index < len(self.normal):
            raise IndexError(index)
        return self._origins[index]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text the characters `start` to before `end` of the normal form stand, as a slice.

        Raises IndexError for an empty slice or one outside of the normal form.
        """
        if start >= end:
            raise IndexError(start)
        return self.origin(start), self.origin(end - 1) + 1


def _kept(match: re.Match[str]) -> str:
    return "".join(_WRITTEN.get(name, kept) for name, kept in match.groupdict().items())


def _folded_with_origins(text: str) -> tuple[str, Sequence[int]]:
    parts = [TABLE[ord(character)] for character in text]
    folded = "".join(parts)
    origins: Sequence[int] = [index for index, part in enumerate(parts) for _ in part]
    if unicodedata.is_normalized("NFC", folded):
        return folded, origins
    return _composed_with_origins(folded, origins)


def _composed_with_origins(text: str, origins: Sequence[int]) -> tuple[str, Sequence[int]]:
    """NFC of `text`. Characters that combine come from where the first of them stands."""
    composed: list[str] = []
    places: list[int] = []
    for start, end in _clusters(text):
        cluster = unicodedata.normalize("NFC", text[start:end])
        composed.append(cluster)
        places.extend([origins[start]] * len(cluster))
    return "".join(composed), places


def _clusters(text: str) -> list[tuple[int, int]]:
    """Stretches of `text` that do not change each other when composed."""
    clusters: list[tuple[int, int]] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or _stands_apart(text[start:end], text[end]):
            clusters.append((start, end))
            start = end
    return clusters


def _stands_apart(before: str, character: str) -> bool:
    if unicodedata.combining(character):
        return False
    together = unicodedata.normalize("NFC", before + character)
    return together == unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", character)


def _apply_with_origins(rule: re.Pattern[str], text: str, origins: Sequence[int]) -> tuple[str, Sequence[int]]:
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for match in rule.finditer(text):
        pieces += [text[done : match.start()], _kept(match)]
        places += origins[done : match.start()]
        for name in match.groupdict():
            places += origins[match.start(name) : match.end(name)]
        done = match.end()
    if not done:
        return text, origins
    return "".join([*pieces, text[done:]]), [*places, *origins[done:]]
