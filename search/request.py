"""What is asked of an engine and what it answers: the same values for every engine."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.plan import Plan

if TYPE_CHECKING:
    from search.documents import Document

MAX_DEPTH = 1000  # nobody reads further; deep pages would cost all engines the more the deeper
MAX_COUNTED = 10_000
FACETS = ("unit", "topic", "year", "genre", "validity", "form")


class Sort(models.TextChoices):
    RELEVANCE = "relevance", _("按相关度")
    DATE = "date", _("按发布时间")


@dataclass(frozen=True)
class Query:
    """A plan with everything that narrows it. Days are days in Shanghai, both ends included."""

    plan: Plan
    language: str
    tab: str = ""  # a group of kinds (ItemKind.search_group); all where empty
    chosen: tuple[tuple[str, str], ...] = ()  # facet and value; units and topics by their id
    since: date | None = None  # published
    until: date | None = None
    titles_only: bool = False
    sort: Sort = Sort.RELEVANCE
    start: int = 0  # start + size is at most MAX_DEPTH
    size: int = 10

    def without(self, facet: str) -> Query:
        """The same query without the choice of that facet."""
        return replace(self, chosen=tuple(pair for pair in self.chosen if pair[0] != facet))

    @property
    def end(self) -> int:
        """Behind the last hit that may be answered."""
        return min(self.start + self.size, MAX_DEPTH)


@dataclass(frozen=True)
class Answer:
    """What an engine proposes. Whether an entry is public, the catalogue says.

    Totals and counts are exact up to MAX_COUNTED hits; one more stands for "and more".
    """

    total: int = 0
    ids: tuple[int, ...] = ()  # the asked slice, best first
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # each without its own choice, never 0
    tabs: Mapping[str, int] = field(default_factory=dict)  # by group, without the tab's own choice
    facets_partial: bool = False  # counted over the newest MAX_COUNTED hits only
    engine: str = ""
    partly: bool = False  # behind the hits that have all words stand some that have only some of them
    fallback: bool = False  # the engine that should have answered did not or lags, and another one stepped in


class Engine(ABC):
    """An index over the catalogue."""

    name: str

    @abstractmethod
    def index(self, documents: Sequence[Document]) -> None:
        """Put documents into the index, in place of what it held of them."""

    @abstractmethod
    def remove(self, ids: Sequence[int]) -> None:
        """Take documents out of the index; unknown ids are fine."""

    @abstractmethod
    def clear(self) -> None:
        """Empty the index, whatever state it is in."""

    @abstractmethod
    def tidy(self) -> None:
        """Put the index in good order after much was written."""

    @abstractmethod
    def problems(self) -> list[str]:
        """What is wrong with the index itself, in sentences."""

    @abstractmethod
    def search(self, query: Query) -> Answer:
        """The entries in that language for a query, readings in the order of the plan."""
