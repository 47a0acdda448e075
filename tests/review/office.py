"""The people and places of a review."""

from __future__ import annotations

from dataclasses import dataclass

from base.models import User
from portal.models import Section, Unit


@dataclass
class Office:
    """`editor` drafts for the unit; `first` to `final` review for the whole district."""

    unit: Unit
    section: Section
    editor: User
    first: User
    second: User
    secrecy: User
    final: User

    @property
    def reviewers(self) -> list[User]:
        return [self.first, self.second, self.secrecy, self.final]
