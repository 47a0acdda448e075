"""Which lists an entry stands in, from its released content alone: the rule behind every posting."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.postings import Posting, move_postings, postings_of, term_ids
from disclosure.catalogue.shell import Shell
from disclosure.catalogue.terms import TermKey, second_of, terms_of


def lists_of(entry: CatalogueEntry, shell: Shell) -> set[TermKey]:
    """Return the lists an entry belongs in; its content must be at hand. None when it is not listed."""
    if not entry.listed:
        return set()
    facts = kinds.get(entry.kind).facts(Content.from_json(entry.content.content))
    return terms_of(entry.kind, entry.language, facts, entry.published_at, shell)


def file_again(entries: Sequence[CatalogueEntry], shell: Shell) -> set[int]:
    """Move entries to the lists they belong in; return the ids of the terms whose lists changed."""
    keys = {entry.pk: lists_of(entry, shell) for entry in entries}
    ids = term_ids(key for group in keys.values() for key in group)
    wanted = {
        Posting(entry.pk, second_of(entry.published_at), frozenset(ids[key] for key in keys[entry.pk]))
        for entry in entries
        if keys[entry.pk]
    }
    present = set(postings_of(list(keys)))
    move_postings(sorted(present - wanted, key=_number), sorted(wanted - present, key=_number))
    return {term for posting in present ^ wanted for term in posting.term_ids}


def _number(posting: Posting) -> int:
    return posting.entry_id
