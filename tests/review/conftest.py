"""A unit with its editor and its four reviewers, and a draft of theirs."""

from __future__ import annotations

import pytest

from disclosure.documents.models import DocumentPage
from disclosure.review.enums import Stage
from tests.factories import DocumentFactory, FooterFactory, SectionFactory, UnitFactory
from tests.moves import release_shell, reviewer
from tests.review.moves import editor_of
from tests.review.office import Office


@pytest.fixture
def office(db: None) -> Office:
    """A released unit and section with their people."""
    unit, section = UnitFactory(name="示例区民政局"), SectionFactory()
    release_shell(FooterFactory(), unit, section)
    return Office(
        unit=unit,
        section=section,
        editor=editor_of(unit),
        first=reviewer(Stage.FIRST),
        second=reviewer(Stage.SECOND),
        secrecy=reviewer(Stage.SECRECY),
        final=reviewer(Stage.FINAL),
    )


@pytest.fixture
def page(office: Office) -> DocumentPage:
    """A draft that keeps every rule."""
    return DocumentFactory(
        unit=office.unit, section=office.section, owner=office.editor, title="关于提高养老服务补贴的通知"
    )
