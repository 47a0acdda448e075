"""The facts by which results are narrowed: pairs of a name and a value, kept as lines of text.

The names are those of `request.FACETS` but validity, which follows from dates and the day; and one more for the
group of kinds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.request import Query

TAB = "tab"
VALIDITY = "validity"

Fact = tuple[str, str]


def line_of(fact: Fact) -> str:
    """One fact as a line, as it is stored."""
    name, value = fact
    return f"{name}:{' '.join(value.split())}".encode(errors="replace").decode()


def fact_of(line: str) -> Fact:
    """The fact of a line."""
    name, _, value = line.partition(":")
    return name, value


def chosen_facts(query: Query) -> list[Fact]:
    """The facts that every hit of a query must have; the validity is no fact."""
    tab = [(TAB, query.tab)] if query.tab else []
    return [*tab, *(pair for pair in query.chosen if pair[0] != VALIDITY)]


def lines(facts: Iterable[Fact]) -> str:
    """Facts as they are stored beside an indexed entry, each once."""
    return "\n".join(dict.fromkeys(map(line_of, facts)))
