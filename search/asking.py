"""What a visitor asks for, as it stands in the address: one value for the page, the API and the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from base.clock import today
from disclosure.catalogue.shell import Shell
from search.plan import Plan
from search.request import FACETS, MAX_DEPTH, Query, Sort

PER_PAGE = 10
LAST_PAGE = MAX_DEPTH // PER_PAGE
PARAMETERS = ("q", "tab", *FACETS, "within", "since", "until", "titles", "sort", "page")
OF_THE_SHELL = ("unit", "topic")  # the address names these by slug, the index by id
NO_SUCH_ID = "0"


class Within(models.TextChoices):
    """发布时间: how far back."""

    WEEK = "week", _("一周内")
    MONTH = "month", _("一月内")
    YEAR = "year", _("一年内")


DAYS = {Within.WEEK: 7, Within.MONTH: 30, Within.YEAR: 365}


@dataclass(frozen=True)
class Asked:
    """A search with everything that narrows and orders it. Changing anything but the page leads to the first page."""

    text: str = ""
    tab: str = ""
    chosen: tuple[tuple[str, str], ...] = ()  # facet and value, in the order of FACETS
    within: str = ""
    since: date | None = None  # only where nothing is said by `within`
    until: date | None = None
    titles_only: bool = False
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    problems: tuple[str | Promise, ...] = ()  # what the address says that cannot be understood
    typed_days: tuple[str, str] = field(default=("", ""), compare=False)  # as they were typed, so as to be mended

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Asked:
        """Read a query string. What it says wrongly is left out and named in `problems`; nothing raises."""
        said = {name: query.get(name, "").replace("\0", " ").strip() for name in PARAMETERS}
        problems: list[str | Promise] = []
        within = _choice(Within, said["within"], _("发布时间没有这个选项。"), problems)
        since, until = (None, None) if within else _span(said["since"], said["until"], problems)
        return cls(
            text=said["q"],
            tab=said["tab"][:60],
            chosen=tuple((name, said[name][:60]) for name in FACETS if said[name]),
            within=within,
            since=since,
            until=until,
            titles_only=said["titles"] not in ("", "0"),
            sort=Sort(_choice(Sort, said["sort"], _("没有这种排序。"), problems) or Sort.RELEVANCE),
            page=_page(said["page"]),
            problems=tuple(dict.fromkeys(problems)),
            typed_days=("", "") if within else (said["since"][:10], said["until"][:10]),
        )

    def on_page(self, number: int) -> Asked:
        return replace(self, page=number)

    def with_value(self, name: str, value: str) -> Asked:
        chosen = sorted({**dict(self.chosen), name: value}.items(), key=lambda pair: FACETS.index(pair[0]))
        return replace(self, chosen=tuple(chosen), page=1)

    def without(self, name: str) -> Asked:
        return replace(self, chosen=tuple(pair for pair in self.chosen if pair[0] != name), page=1)

    def but(self, **changes: Any) -> Asked:
        """The same with these changes, from the first page."""
        return replace(self, **{"page": 1, **changes})

    def anytime(self) -> Asked:
        return self.but(within="", since=None, until=None)

    @property
    def bare(self) -> Asked:
        """The words alone, narrowed by nothing."""
        return Asked(self.text)

    @property
    def is_narrowed(self) -> bool:
        return self != replace(self.bare, sort=self.sort, page=self.page, problems=self.problems)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The parameters of the address, only those that say something."""
        days = [(name, day.isoformat()) for name, day in (("since", self.since), ("until", self.until)) if day]
        said = [
            ("q", self.text),
            ("tab", self.tab),
            *self.chosen,
            ("within", self.within),
            *days,
            ("titles", "1" if self.titles_only else ""),
            ("sort", "" if self.sort == Sort.RELEVANCE else str(self.sort)),
            ("page", str(self.page) if self.page > 1 else ""),
        ]
        return [(name, value) for name, value in said if value]

    def address(self, path: str) -> str:
        return f"{path}?{urlencode(self.pairs)}"

    def query(self, plan: Plan, language: str, shell: Shell) -> Query:
        """What the engine is asked for this page. A unit or topic that nobody knows finds nothing."""
        since = today() - timedelta(days=DAYS[Within(self.within)]) if self.within else self.since
        return Query(
            plan=plan,
            language=language,
            tab=self.tab,
            chosen=tuple((name, _indexed(name, value, shell)) for name, value in self.chosen),
            since=since,
            until=self.until,
            titles_only=self.titles_only,
            sort=self.sort,
            start=(min(self.page, LAST_PAGE) - 1) * PER_PAGE,
            size=PER_PAGE,
        )


def _indexed(name: str, value: str, shell: Shell) -> str:
    if name not in OF_THE_SHELL:
        return value
    part = shell.by_slug(name, value)
    return str(part.id) if part else NO_SUCH_ID


def _choice(choices: type[models.TextChoices], said: str, problem: str | Promise, problems: list[str | Promise]) -> str:
    if said and said not in choices.values:
        problems.append(problem)
        return ""
    return said


def _span(since: str, until: str, problems: list[str | Promise]) -> tuple[date | None, date | None]:
    first, last = _day(since, problems), _day(until, problems)
    if first and last and first > last:
        problems.append(_("起始日期晚于截止日期，没有按日期筛选。"))
        return None, None
    return first, last


def _day(said: str, problems: list[str | Promise]) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        problems.append(_("日期请写成 2026-01-31 这样。"))
        return None


def _page(said: str) -> int:
    """The page asked for; what is no number is the first."""
    return max(1, int(said)) if said.isascii() and said.isdigit() and len(said) < 8 else 1
