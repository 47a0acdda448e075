"""A unit with its people, and a document of theirs that is public."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from accounts.roles import Role
from accounts.services.set_up_roles import role_group
from base import clock
from base.models import User
from disclosure.catalogue.models import CatalogueEntry
from disclosure.documents.models import DocumentPage
from tests.factories import DocumentFactory, UserFactory
from tests.moves import release
from tests.review.conftest import office  # noqa: F401
from tests.review.moves import entry_of
from tests.review.office import Office


@pytest.fixture
def page(office: Office) -> DocumentPage:  # noqa: F811
    return DocumentFactory(
        unit=office.unit,
        section=office.section,
        owner=office.editor,
        title="关于提高养老服务补贴的通知",
        body=[("text", "<p>补贴标准为每月三百元。</p>")],
    )


@pytest.fixture
def entry(office: Office, page: DocumentPage) -> CatalogueEntry:  # noqa: F811
    release(page)
    found: CatalogueEntry = entry_of(page)
    return found


@pytest.fixture
def clerk(office: Office) -> User:  # noqa: F811
    """Somebody of the disclosure office, who takes no step of the chain."""
    user = UserFactory(username="gongkaiban")
    user.groups.add(role_group(Role.DISCLOSURE_OFFICE))
    return user


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], datetime]:
    """Move the clock on."""

    def move(by: timedelta) -> datetime:
        moment = clock.now() + by
        monkeypatch.setattr("base.clock.timezone.now", lambda: moment)
        return moment

    return move
