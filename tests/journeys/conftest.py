"""Journeys run in Debian's chromium against a live server, with one account for each role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from disclosure.review.enums import Stage
from disclosure.review.services.unit_groups import editors_of
from portal.models import Section, Unit
from tests.factories import FooterFactory, SectionFactory, UnitFactory, UserFactory
from tests.ground import lay_ground
from tests.journeys.person import PASSWORD, Person
from tests.moves import release_shell, reviewer
from tests.services.browser import chromium, page

__all__ = ["chromium", "page"]

expect.set_options(timeout=20_000)  # a machine that runs the whole suite beside the browser is slow


@pytest.fixture
def office(transactional_db: None) -> tuple[Unit, Section]:
    """A unit and a section that are public, an editor, and a reviewer for each step."""
    lay_ground()
    unit = UnitFactory(name="示例区人民政府办公室", slug="qzfb")
    section = SectionFactory(name="区政府办公室文件", slug="qzfbwj")
    release_shell(FooterFactory(), unit, section)
    people: dict[str, Any] = {"editor": UserFactory(username="editor", first_name="林知远")}
    people["editor"].groups.add(editors_of(unit))
    for stage in (Stage.FIRST, Stage.SECOND, Stage.SECRECY, Stage.FINAL):
        people[stage] = reviewer(stage, username=str(stage), first_name=f"{stage.label}员")
    for person in people.values():
        person.set_password(PASSWORD)
        person.save()
    return unit, section


@pytest.fixture
def people(chromium: Browser, live_server: object) -> Iterator[type[Person]]:
    """Give tests people by user name: `people("editor")` signs in and is ready to act."""
    Person.browser, Person.address = chromium, live_server.url  # type: ignore[attr-defined]
    Person.contexts = []
    yield Person
    for context in Person.contexts:
        context.close()
