"""What documents are filed under, looked up by the names that their files use."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from wagtail.models import Collection

from base.models import User
from demo.reading.site import editor_names
from portal.models import KeyArea, Section, StatutoryItem, Topic, Unit


def _by(model: Any, name: str) -> dict[str, Any]:
    return {getattr(row, name): row for row in model.objects.all()}


@dataclass
class Places:
    """Rows by slug, key areas by name, and the people of the demo by username."""

    people: dict[str, User]
    units: dict[str, Unit] = field(default_factory=lambda: _by(Unit, "slug"))
    sections: dict[str, Section] = field(default_factory=lambda: _by(Section, "slug"))
    topics: dict[str, Topic] = field(default_factory=lambda: _by(Topic, "slug"))
    statutory: dict[str, StatutoryItem] = field(default_factory=lambda: _by(StatutoryItem, "slug"))
    key_areas: dict[str, KeyArea] = field(default_factory=lambda: _by(KeyArea, "name"))

    @cached_property
    def _editors(self) -> dict[str, str]:
        return editor_names()

    @cached_property
    def _collections(self) -> dict[str, Collection]:
        return _by(Collection, "name")

    def editor(self, unit: str) -> User:
        """Return who writes for a unit."""
        return self.people[self._editors[unit]]

    def collection(self, unit: str) -> Collection:
        """Return where the pictures and files of a unit lie."""
        return self._collections[self.units[unit].name]

    def units_named(self, names: tuple[str, ...]) -> list[Unit]:
        by_name = {unit.name: unit for unit in self.units.values()}
        return [by_name[name] for name in names if name in by_name]
