"""Groups and facets with their names: what narrows results, for the page and the API alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue import kinds
from disclosure.catalogue.enums import Dimension, Form, Validity
from disclosure.catalogue.lists.facets import Facet, FacetValue
from disclosure.catalogue.shell import Part, Shell
from portal.templatetags.portal import short_name
from search.asking import OF_THE_SHELL, Asked, Within
from search.request import FACETS, Answer

LABELS = {
    "unit": Dimension.UNIT.label,
    "topic": Dimension.TOPIC.label,
    "year": Dimension.YEAR.label,
    "genre": Dimension.GENRE.label,
    "validity": _("有效性"),
    "form": _("形式"),
}
NAMED: dict[str, type[models.TextChoices]] = {"validity": Validity, "form": Form}


@dataclass(frozen=True)
class Value:
    """One value of a facet that some hits have. `value` is what the address says."""

    value: str
    label: str
    count: int
    line: tuple[int, ...] = ()  # ids of a part of the shell and of all above it, the topmost first


@dataclass(frozen=True)
class Tab:
    """A group of kinds with hits; the first one is for all groups together."""

    code: str
    label: str
    count: int
    chosen: bool


def values_of(name: str, counts: Mapping[str, int], shell: Shell) -> list[Value]:
    """Name the values that hits have: years newest first, topics as a tree, the rest by count."""
    if name in OF_THE_SHELL:
        lines = {key: shell.with_ancestors(name, int(key)) for key in counts if key.isdigit()}
        found = [_of_part(line, counts[key]) for key, line in lines.items() if line]
    else:
        found = [Value(key, label_of(name, key, shell), count) for key, count in counts.items()]
    places = {number: place for place, number in enumerate(shell.of("topic"))}
    order: dict[str, Callable[[Value], object]] = {
        "year": lambda value: -int(value.value) if value.value.isdigit() else 0,
        "topic": lambda value: tuple(places[number] for number in value.line),
        "validity": lambda value: _place(Validity.values, value.value),
    }
    return sorted(found, key=order.get(name, lambda value: (-value.count, value.label)))  # type: ignore[arg-type]


def label_of(name: str, value: str, shell: Shell) -> str:
    """The name of what the address says; a value nobody knows stands for itself."""
    if name in OF_THE_SHELL:
        part = shell.by_slug(name, value)
        return short_name(part) if part else value
    choices = NAMED.get(name)
    return str(choices(value).label) if choices and value in choices.values else value


def make_facets(asked: Asked, answer: Answer, shell: Shell, path: str) -> list[Facet]:
    """The facets of a page of results, each value with its address; without facets that tell nothing apart."""
    facets = [
        Facet(name, str(LABELS[name]), _links(name, asked, answer.facets.get(name, {}), shell, path)) for name in FACETS
    ]
    return [facet for facet in facets if facet.values]


def chosen_values(asked: Asked, shell: Shell, path: str) -> list[FacetValue]:
    """What narrows these results, each with the address of the results without it."""
    facets = [
        (f"{LABELS[name]}{_('：')}{label_of(name, value, shell)}", asked.without(name)) for name, value in asked.chosen
    ]
    times = [(_time_label(asked), asked.anytime())] if asked.anytime() != asked.but() else []
    titles = [(str(_("只查标题")), asked.but(titles_only=False))] if asked.titles_only else []
    return [FacetValue(str(label), "", 0, rest.address(path), True) for label, rest in (*facets, *times, *titles)]


def make_tabs(asked: Asked, answer: Answer) -> list[Tab]:
    """The groups that have hits, after one for all of them; the chosen one stays in sight even when it is empty."""
    groups = kinds.search_groups()
    found = [
        Tab(code, str(label), answer.tabs.get(code, 0), code == asked.tab)
        for code, label in groups.items()
        if answer.tabs.get(code) or code == asked.tab
    ]
    every = Tab("", str(_("全部")), sum(answer.tabs.values()), not asked.tab)
    return [every, *found] if answer.tabs else []


def _links(name: str, asked: Asked, counts: Mapping[str, int], shell: Shell, path: str) -> list[FacetValue]:
    own = dict(asked.chosen).get(name)
    values = values_of(name, counts, shell)
    open_parts = {number for value in values if value.value == own for number in value.line}
    return [
        FacetValue(
            label=value.label,
            slug=value.value,
            count=value.count,
            url=(asked.without(name) if value.value == own else asked.with_value(name, value.value)).address(path),
            chosen=value.value == own,
            depth=max(0, len(value.line) - 1) if name == "topic" else 0,
        )
        for value in values
        if name != "topic" or len(value.line) == 1 or value.line[-2] in open_parts
    ]


def _of_part(line: list[Part], count: int) -> Value:
    return Value(line[0].slug, short_name(line[0]), count, tuple(part.id for part in reversed(line)))


def _time_label(asked: Asked) -> str:
    if asked.within:
        return str(Within(asked.within).label)
    first, last = (day.isoformat() if day else "" for day in (asked.since, asked.until))
    return f"{first} — {last}".strip()


def _place(values: list[str], value: str) -> int:
    return values.index(value) if value in values else len(values)
