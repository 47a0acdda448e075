"""What a visitor asked for, as a value: filters, page, language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.shell import Shell
from disclosure.catalogue.terms import TermKey

# Parameter of the address → dimension and kind of the shell whose slug is the parameter's value.
PARAMETERS: dict[str, tuple[Dimension, str | None]] = {
    "section": (Dimension.SECTION, "section"),
    "unit": (Dimension.UNIT, "unit"),
    "topic": (Dimension.TOPIC, "topic"),
    "key_area": (Dimension.KEY_AREA, "key_area"),
    "genre": (Dimension.GENRE, None),
    "year": (Dimension.YEAR, None),
    "statutory": (Dimension.STATUTORY, "statutory"),
    "kind": (Dimension.KIND, None),
}
FACETS = ["section", "unit", "topic", "key_area", "genre", "year"]
NO_SUCH_VALUE = "-"


@dataclass(frozen=True)
class Filters:
    """Chosen values by parameter, in the order of PARAMETERS, as they stand in the address."""

    language: str
    chosen: tuple[tuple[str, str], ...] = ()

    @classmethod
    def from_query(cls, query: Mapping[str, str], language: str, fixed: Mapping[str, str] | None = None) -> Filters:
        """Read filters from a query string; unknown parameters are dropped. `fixed` ones come from the path."""
        values = {**{name: query.get(name, "").replace("\0", "").strip() for name in PARAMETERS}, **(fixed or {})}
        return cls(language, tuple((name, values[name][:60]) for name in PARAMETERS if values.get(name)))

    def with_value(self, name: str, value: str) -> Filters:
        return replace(self, chosen=tuple(sorted({**dict(self.chosen), name: value}.items(), key=_position)))

    def without(self, name: str) -> Filters:
        return replace(self, chosen=tuple(pair for pair in self.chosen if pair[0] != name))

    def query(self, hidden: frozenset[str] = frozenset(), **extra: str | int) -> str:
        """Return the query string, without the parameters that the path already says."""
        pairs = [pair for pair in self.chosen if pair[0] not in hidden] + list(extra.items())
        return urlencode(pairs)

    def term_keys(self, shell: Shell) -> list[TermKey]:
        """Return the terms that all must hold; a value nobody knows gives a term that no item carries."""
        keys = []
        for name, value in self.chosen:
            dimension, kind = PARAMETERS[name]
            if kind:
                part = shell.by_slug(kind, value)
                value = str(part.id) if part else NO_SUCH_VALUE
            keys.append((self.language, str(dimension), value))
        return keys or [(self.language, str(Dimension.ALL), "")]


def _position(pair: tuple[str, str]) -> int:
    return list(PARAMETERS).index(pair[0])
