"""Which posting lists an item stands in."""

from __future__ import annotations

from datetime import datetime

from base.clock import SHANGHAI
from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.facts import Facts
from disclosure.catalogue.shell import Shell

TermKey = tuple[str, str, str]  # language, dimension, key


def terms_of(kind: str, language: str, facts: Facts, published_at: datetime, shell: Shell) -> set[TermKey]:
    """Return the terms of a listed item: itself and, for sections and topics, everything above."""
    if not facts.listed:
        return set()
    found: set[tuple[Dimension, str]] = {
        (Dimension.ALL, ""),
        (Dimension.KIND, kind),
        (Dimension.YEAR, str(published_at.astimezone(SHANGHAI).year)),
    }
    found |= {(Dimension.SECTION, str(part.id)) for part in shell.with_ancestors("section", facts.section_id)}
    found |= {(Dimension.TOPIC, str(part.id)) for part in shell.with_ancestors("topic", facts.topic_id)}
    found |= {(Dimension.UNIT, str(unit)) for unit in (facts.unit_id, *facts.co_unit_ids) if unit}
    found |= {(Dimension.KEY_AREA, str(area)) for area in facts.key_area_ids}
    if facts.statutory_id:
        found.add((Dimension.STATUTORY, str(facts.statutory_id)))
    if facts.genre:
        found.add((Dimension.GENRE, facts.genre))
    return {(language, str(dimension), key) for dimension, key in found}


def month_of(published_at: datetime) -> int:
    """Return yyyymm in Shanghai."""
    local = published_at.astimezone(SHANGHAI)
    return local.year * 100 + local.month


def second_of(published_at: datetime) -> int:
    """Return the sort key of a posting: whole seconds since 1970."""
    return int(published_at.timestamp())
