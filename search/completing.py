"""Suggestions while somebody types: titles and document numbers, by pinyin too, from the catalogue alone.

What others typed is never suggested: a name or an address in a query is nobody's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from base.text import normal_form
from disclosure.catalogue.models import CatalogueEntry
from search import engines, sounds
from search.engines.candidates import Candidate, by_title
from search.engines.places import number_at
from search.engines.scope import Scope
from search.plan import MAX_LENGTH, Clause, make_plan
from search.request import Query
from search.tokens import squeezed_normal

MOST = 8
LOOKED_AT = 100  # candidates, the newest: enough to put short titles first
LISTENED_TO = 500  # where the last syllable is still being typed, more are looked through for what it may become
FEWEST_LETTERS = 2  # of pinyin: one letter begins every title
LONGEST_SYLLABLE = 6
_LETTERS = re.compile(r"[a-z' ]+")
_UNFINISHED = re.compile(r"[0-9a-z]+\s*$")  # a word or number that is still being typed


@dataclass(frozen=True)
class Suggestion:
    """One public item whose title or number goes on from what was typed."""

    title: str
    doc_no: str
    url: str


def suggestions(text: str, language: str) -> list[Suggestion]:
    """Return at most eight items for what was typed so far, best first. At most a few small queries."""
    normal = normal_form(text[:MAX_LENGTH].replace("\0", " ")).strip()
    if not normal:
        return []
    return _public(list(_candidates(normal, language)))


def _candidates(normal: str, language: str) -> Iterator[Candidate]:
    """What titles and numbers have in them; where nothing has, what sounds like it."""
    phrase = squeezed_normal(normal)
    begun = squeezed_normal(_UNFINISHED.sub("", normal))
    for wanted in dict.fromkeys(part for part in (phrase, begun) if part.strip()):
        if found := _in_titles(wanted, language):
            yield from found
            return
    if _LETTERS.fullmatch(normal):
        yield from _heard(re.sub("[' ]", "", normal), language)


def _in_titles(phrase: str, language: str) -> list[Candidate]:
    found = engines.embedded().matching(Clause("title", (phrase,)), _scope(phrase, language), LOOKED_AT)
    return by_title(phrase, found)


def _heard(letters: str, language: str) -> list[Candidate]:
    """Titles that sound like it; the last syllable may be begun only: gongr is gong with ran, re, ren …"""
    if len(letters) < FEWEST_LETTERS:
        return []
    engine, scope = engines.embedded(), _scope(letters, language)
    for end in range(len(letters), max(0, len(letters) - LONGEST_SYLLABLE), -1):
        for way in sounds.readings(letters[:end]):
            found = engine.sounding(way, scope, LISTENED_TO)
            if going_on := [one for one in found if _goes_on(one.title, way, letters[end:])]:
                return by_title("", going_on)
    return by_title("", engine.by_initials(letters, scope, LOOKED_AT))


def _goes_on(title: str, way: tuple[str, ...], begun: str) -> bool:
    """Whether these syllables stand in a title and the next one begins so."""
    if not begun:
        return True
    heard = sounds.syllables(title)
    ends = range(len(way), len(heard))
    return any(heard[end].startswith(begun) and tuple(heard[end - len(way) : end]) == way for end in ends)


def _scope(text: str, language: str) -> Scope:
    return Scope.of(Query(make_plan(text), language, titles_only=True))


def _public(candidates: Sequence[Candidate]) -> list[Suggestion]:
    """Those that are public today, each title once. Left out is what names individuals (rule R9)."""
    numbers = [number_at(found.place) for found in candidates]
    entries = CatalogueEntry.objects.public().listed().filter(noindex=False).in_bulk(numbers)
    shown: dict[str, Suggestion] = {}
    for number in numbers:
        if (entry := entries.get(number)) and len(shown) < MOST:
            shown.setdefault(entry.title, Suggestion(entry.title, entry.doc_no, entry.address))
    return list(shown.values())
