"""What the search page shows of pinned results and hot words: what was released of them, never a draft."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.shell import Part, Shell
from search.plan import Plan
from search.promoting.words import keys_of, lines_of, local_path

MAX_PINNED = 5
MAX_HOT_WORDS = 10


@dataclass(frozen=True)
class Pinned:
    """An item that stands first. Title and address are the catalogue's, the note is the editors'."""

    number: int
    title: str
    url: str
    note: str


def pinned_for(plan: Plan, language: str, shell: Shell) -> tuple[Pinned, ...]:
    """The pinned items of a query; only what is public today, in that language. A query of the database only where
    a keyword fits."""
    notes: dict[str, str] = {}
    for part in shell.of("pinned").values():
        if keys_of(part.keywords) & _keys(plan):
            for item in part.fields["items"]:
                value = item["value"]
                note = value.get("note_en", "") if language == "en" else value.get("note", "")
                notes.setdefault(local_path(value["address"]), note or "")
    if not notes:
        return ()
    entries = CatalogueEntry.objects.public().listed().filter(path__in=notes, language=language)
    found = {entry.address: entry for entry in entries.defer("content")}
    shown = [Pinned(found[path].pk, found[path].title, path, note) for path, note in notes.items() if path in found]
    return tuple(shown[:MAX_PINNED])


def hot_words(language: str, shell: Shell) -> tuple[str, ...]:
    """The words that the search page offers, in the order of their lists."""
    words = [word for part in shell.of("hot_words").values() for word in lines_of(_words(part, language))]
    return tuple(dict.fromkeys(words))[:MAX_HOT_WORDS]


def _words(part: Part, language: str) -> str:
    return str(part.fields["words_en" if language == "en" else "words"])


def _keys(plan: Plan) -> frozenset[str]:
    """The query as it was typed and without its frame; a narrower one means something else."""
    if plan.excluded:
        return frozenset()
    return frozenset(key.strip() for key in (plan.phrase, plan.bare, "".join(plan.cores))) - {""}
