"""What narrows a query, in the words of an embedded engine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db import connection

from base.clock import today
from disclosure.catalogue.querysets import EntryQuerySet, public_on
from search.engines.places import first_place, last_place
from search.facts import VALIDITY, chosen_facts, line_of
from search.models import IndexedEntry
from search.request import Query

Sql = tuple[str, list[Any]]


@dataclass(frozen=True)
class Scope:
    """Facts are looked up in the full-text index itself, so that no bound on candidates loses them; places are a
    span of its keys; validity and the last public day are read from the row of each hit."""

    language: str
    facts: tuple[str, ...] = ()  # lines, search/facts.py
    lowest: int = 0
    highest: int = (1 << 63) - 1
    validity: str | None = None
    required: tuple[str, ...] = ()  # phrases that must stand in it
    titles_only: bool = False  # then these in the title
    excluded: tuple[str, ...] = ()  # phrases that must not stand anywhere in it

    @classmethod
    def of(cls, query: Query) -> Scope:
        """The scope of a query with all its filters."""
        return cls(
            language=query.language,
            facts=tuple(map(line_of, chosen_facts(query))),
            lowest=first_place(query.since),
            highest=last_place(query.until),
            validity=dict(query.chosen).get(VALIDITY),
            required=query.plan.quoted,
            titles_only=query.titles_only,
            excluded=query.plan.excluded,
        )

    def at(self, place: int) -> Scope:
        """The same scope for one document."""
        return replace(self, lowest=max(place, self.lowest), highest=min(place, self.highest))

    def rows(self) -> EntryQuerySet:
        """The rows that fulfil today what only they say: language, validity, last public day."""
        day = today()
        rows = IndexedEntry.objects.with_validity(day).filter(public_on(day), language=self.language)
        return rows.filter(validity=self.validity) if self.validity is not None else rows

    def row_conditions(self) -> Sql:
        """The same as SQL over the table of IndexedEntry."""
        query = self.rows().query
        sql, values = query.where.as_sql(query.get_compiler(connection=connection), connection)
        return sql, list(values)


def validity_column() -> Sql:
    """Today's validity of a row, as SQL."""
    query = IndexedEntry.objects.with_validity(today()).query
    sql, values = query.annotations["validity"].as_sql(query.get_compiler(connection=connection), connection)
    return sql, list(values)
