"""A public document, its unit's people, and a visitor with the form open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from base.models import User
from disclosure.catalogue.models import CatalogueEntry
from disclosure.objections.models import Objection
from tests.corrections.conftest import clerk, entry, later, page  # noqa: F401
from tests.factories import UnitFactory
from tests.objections.moves import Visitor, file
from tests.review.conftest import office  # noqa: F401
from tests.review.moves import editor_of


@pytest.fixture
def visitor(db: None, later: Callable[[timedelta], Any]) -> Visitor:  # noqa: F811
    """Somebody outside, who takes a minute to write."""
    return Visitor(Client(), lambda: later(timedelta(minutes=1)))


@pytest.fixture
def objection(entry: CatalogueEntry) -> Objection:  # noqa: F811
    made, _code = file(entry)
    return made


@pytest.fixture
def stranger(office: Any) -> User:  # noqa: F811
    """Another unit's editor."""
    return editor_of(UnitFactory(name="别的局"))
