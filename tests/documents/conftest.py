"""A released unit and section, and a draft that keeps every rule."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from base.models import User
from disclosure.documents.models import DocumentPage
from portal.models import Section, Unit
from tests.factories import DocumentFactory, FooterFactory, SectionFactory, UnitFactory, UserFactory
from tests.moves import release_shell


@dataclass
class Place:
    """Where a document is filed, and who writes it."""

    unit: Unit
    section: Section
    author: User


@pytest.fixture
def place(db: None) -> Place:
    made = Place(UnitFactory(name="示例区民政局"), SectionFactory(), UserFactory())
    release_shell(FooterFactory(), made.unit, made.section)
    return made


@pytest.fixture
def page(place: Place) -> DocumentPage:
    return DocumentFactory(unit=place.unit, section=place.section, owner=place.author, title="关于养老服务的通知")
