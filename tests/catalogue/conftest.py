"""What the catalogue's tests stand on: a released section and unit, and many items at little cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from base import clock
from tests.factories import FooterFactory, SectionFactory, UnitFactory
from tests.moves import release_shell


@pytest.fixture
def district(db: None) -> SimpleNamespace:
    """A site with its footer, one unit and one section, all public."""
    place = SimpleNamespace(footer=FooterFactory(), unit=UnitFactory(), section=SectionFactory())
    release_shell(place.footer, place.unit, place.section)
    return place


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], datetime]:
    """Move the clock on."""

    def move(by: timedelta) -> datetime:
        moment = clock.now() + by
        monkeypatch.setattr("base.clock.timezone.now", lambda: moment)
        return moment

    return move
