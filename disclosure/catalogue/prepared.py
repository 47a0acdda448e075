"""A copy read once: its kind, content and facts, for all who judge it or let it out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.catalogue.facts import Facts
from disclosure.catalogue.kinds import ItemKind
from disclosure.catalogue.models import ReviewCopy


@dataclass(frozen=True)
class Prepared:
    """What a copy says. Nothing of it comes from the draft."""

    copy: ReviewCopy
    kind: ItemKind
    content: Content
    facts: Facts

    @property
    def key(self) -> tuple[str, int]:
        return (self.copy.kind, self.copy.source_id)


def prepare(copies: Iterable[ReviewCopy]) -> list[Prepared]:
    """Parse copies. Raises KeyError for a kind that nobody registered."""
    prepared = []
    for copy in copies:
        kind, content = kinds.get(copy.kind), Content.from_json(copy.content)
        prepared.append(Prepared(copy, kind, content, kind.facts(content)))
    return prepared
