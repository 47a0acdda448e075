"""The words that lines may use: units, sections, topics and areas that are public now."""

from __future__ import annotations

from dataclasses import dataclass, field

from disclosure.catalogue.shell import Part, Shell


@dataclass(frozen=True)
class Vocabulary:
    """Finds parts of the released shell by whatever a file calls them. No queries."""

    names: dict[str, dict[str, int]] = field(default_factory=dict)
    unit_names: dict[int, str] = field(default_factory=dict)

    def find(self, kind: str, name: str) -> int | None:
        """Return the id of a part, by slug, name, short name, code or path; None for an unknown one."""
        return self.names.get(kind, {}).get(name.strip())

    @classmethod
    def of(cls, shell: Shell) -> Vocabulary:
        kinds = ("unit", "section", "topic", "key_area", "statutory")
        names = {kind: _names(list(shell.of(kind).values())) for kind in kinds}
        return cls(names, {unit.id: unit.name for unit in shell.units})


def _names(parts: list[Part]) -> dict[str, int]:
    """A slug wins over a name, and a name that two parts share means neither of them."""
    found: dict[str, int] = {}
    shared: set[str] = set()
    for part in parts:
        for name in {part.name, part.fields.get("short_name", ""), part.fields.get("code", "")} - {""}:
            if found.setdefault(name, part.id) != part.id:
                shared.add(name)
    for name in shared:
        del found[name]
    return found | {part.path: part.id for part in parts if part.path} | {part.slug: part.id for part in parts}
