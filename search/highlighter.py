"""Mark in a text, as it was written, what a query found in its normal form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from base.text import NormalText, normal_form
from search.tokens import tokens

Span = tuple[int, int]
Phrases = tuple[str, ...]
Marks = tuple[Phrases, ...]  # groups of squeezed phrases: the first group that is found is marked

LENGTH = 130
BEFORE = 30
STEP = 400
OVERLAP = 60
MAX_SCANNED = 200_000
_GAP = r"[\W_]{0,3}"  # brackets of a document number, a comma, a line break
_SENTENCE = re.compile(r"[。！？；\n]\s*")


def marked(text: str, marks: Marks) -> SafeString:
    """The whole text, escaped, with <mark> around what was found."""
    return _html(text, 0, len(text), _first_found(text, marks))


def snippet(text: str, marks: Marks) -> SafeString:
    """The passage with most of what was looked for, escaped and marked; the beginning where there is none."""
    start, phrases = _best_passage(text, marks)
    passage = text[start : start + STEP + OVERLAP + LENGTH]
    found = spans(passage, phrases)
    begin = _beginning(passage, _first_of_longest(found))
    end = min(len(passage), begin + LENGTH)
    html = _html(passage, begin, end, found)
    before, after = "…" if start + begin > 0 else "", "…" if start + end < len(text) else ""
    return mark_safe(f"{before}{html}{after}")  # noqa: S308  _html escapes


def spans(text: str, phrases: Phrases) -> list[Span]:
    """Where in the text the phrases stand: in order, without overlaps."""
    pattern = _pattern(phrases)
    if pattern is None:
        return []
    normal = NormalText(text)
    found: list[Span] = []
    for match in pattern.finditer(normal.normal):
        begin, end = normal.span(*match.span())
        # One character of the text may become several: both halves of it are the same place.
        if found and begin < found[-1][1]:
            begin, end = found.pop()[0], max(end, begin)
        found.append((begin, end))
    return found


@lru_cache(maxsize=256)
def _pattern(phrases: Phrases) -> re.Pattern[str] | None:
    alternatives = [_alternative(tokens(phrase)) for phrase in phrases if tokens(phrase)]
    return re.compile("|".join(alternatives)) if alternatives else None


def _alternative(parts: Sequence[str]) -> str:
    written = [rf"(?<![0-9a-z]){part}(?![0-9a-z])" if part.isascii() else re.escape(part) for part in parts]
    return _GAP.join(written)


def _first_found(text: str, marks: Marks) -> list[Span]:
    return next((found for phrases in marks if (found := spans(text, phrases))), [])


def _best_passage(text: str, marks: Marks) -> tuple[int, Phrases]:
    """The start of the stretch in which most characters of different phrases are found, and those phrases."""
    starts = range(0, min(len(text), MAX_SCANNED), STEP)
    stretches = [normal_form(text[start : start + STEP + OVERLAP]) for start in starts]
    for phrases in marks:
        pattern = _pattern(phrases)
        found = [sum(map(len, set(pattern.findall(stretch)))) for stretch in stretches] if pattern else []
        if any(found):
            return starts[found.index(max(found))], phrases
    return 0, ()


def _first_of_longest(found: Sequence[Span]) -> int:
    return max(found, key=lambda span: (span[1] - span[0], -span[0]))[0] if found else 0


def _beginning(passage: str, place: int) -> int:
    """Where to begin, so that `place` is shown: with its sentence, or a little before it."""
    earliest = max(0, place - BEFORE)
    sentence = [match.end() for match in _SENTENCE.finditer(passage, earliest, place)]
    return sentence[-1] if sentence and sentence[-1] <= place else earliest


def _html(text: str, begin: int, end: int, found: Iterable[Span]) -> SafeString:
    pieces: list[str] = []
    done = begin
    for start, stop in found:
        if start >= done and start < end:
            pieces += [_escaped(text[done:start]), "<mark>", _escaped(text[start : min(stop, end)]), "</mark>"]
            done = min(stop, end)
    pieces.append(_escaped(text[done:end]))
    return mark_safe("".join(pieces))  # noqa: S308  every piece of the text is escaped


def _escaped(text: str) -> str:
    return escape(re.sub(r"\s+", " ", text))
