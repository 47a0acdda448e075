"""What the catalogue holds of one unit, counted: one query, whatever its size."""

from __future__ import annotations

from dataclasses import dataclass, field

from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.models import TermPairCount
from disclosure.catalogue.shell import Part, Shell
from disclosure.catalogue.terms import TermKey

COUNTED = (Dimension.ALL, Dimension.KIND, Dimension.SECTION, Dimension.STATUTORY)
PROFILE = ("functions", "head", "address", "phone")


@dataclass(frozen=True)
class Counted:
    """A term that items of the unit carry, and how many do."""

    term_id: int
    n: int


@dataclass(frozen=True)
class Home:
    """A unit's home. `term_id` is None before the unit has its first item."""

    unit: Part
    language: str
    term_id: int | None = None
    counts: dict[tuple[str, str], Counted] = field(default_factory=dict)

    def count(self, dimension: Dimension, key: str = "") -> int:
        counted = self.counts.get((str(dimension), key))
        return counted.n if counted else 0

    @property
    def has_profile(self) -> bool:
        """机构职能 (条例 art. 20 (2)); the profile is written in Chinese."""
        return self.language == "zh-hans" and has_profile(self.unit)


def has_profile(unit: Part) -> bool:
    return any(unit.fields.get(name) for name in PROFILE)


def policy_term(shell: Shell) -> tuple[Dimension, str, str]:
    """Return which items 政策 leads to, as (dimension, key, query): the section of policy documents.

    A site that has none shows all items of the unit.
    """
    section = shell.by_slug("section", "zcwj")
    return (Dimension.SECTION, str(section.id), f"section={section.slug}&") if section else (Dimension.ALL, "", "")


def read_home(unit: Part, language: str) -> Home:
    """Count the unit's items. One query; the caller's page depends on the unit's term."""
    rows = TermPairCount.objects.filter(
        term__language=language,
        term__dimension=Dimension.UNIT,
        term__key=str(unit.id),
        other__dimension__in=COUNTED,
        n__gt=0,
    ).values_list("term_id", "other__dimension", "other__key", "other_id", "n")
    counts: dict[tuple[str, str], Counted] = {}
    own: int | None = None
    for term_id, dimension, key, other_id, n in rows:
        counts[(dimension, key)], own = Counted(other_id, n), term_id
    return Home(unit, language, own, counts)


def unit_term(unit: Part, language: str) -> TermKey:
    """Return the term that every listed item of the unit carries."""
    return (language, str(Dimension.UNIT), str(unit.id))
