"""What is asked of an engine and what it answers: the same for every engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from search.plan import Plan

MAX_RANKED = 200  # candidates of one reading: the newest; so a common word costs no more than a rare one
MAX_COUNTED = 10_000  # totals are exact up to here, facets count the newest so many
MAX_DEPTH = 1_000  # how far down a list of results can be read
FACETS = ("unit", "topic", "year", "genre", "validity", "form")


class Sort(TextChoices):
    RELEVANCE = "relevance", _("按相关度")
    DATE = "date", _("按时间")


@dataclass(frozen=True)
class Query:
    """A plan with everything that narrows it.

    `tab` is a group of kinds, empty for all. `chosen` names facets and their values, units and topics by number.
    `since` and `until` are days of publication, both included.
    """

    plan: Plan
    language: str
    tab: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    since: date | None = None
    until: date | None = None
    titles_only: bool = False
    sort: str = Sort.RELEVANCE
    start: int = 0
    size: int = 10

    def without(self, facet: str) -> Query:
        return replace(self, chosen=tuple(pair for pair in self.chosen if pair[0] != facet))


@dataclass(frozen=True)
class Answer:
    """The slice that was asked for, best first, and how many there are in all.

    `total` is exact up to MAX_COUNTED; one more means "more than that". Each facet counts without its own choice,
    `tabs` without the choice of a tab; nothing is listed with 0. `partial`: counted over the newest MAX_COUNTED hits.
    `behind`: an engine answered that stands in for another, and may know less.
    """

    total: int = 0
    ids: tuple[int, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    tabs: Mapping[str, int] = field(default_factory=dict)
    partial: bool = False
    engine: str = ""
    behind: bool = False
