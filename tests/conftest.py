"""Shared fixtures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import caches

from disclosure.catalogue import shell
from search.vocabulary import current as vocabulary
from tests.ground import lay_ground

# Which tests need a server that is not there, the browser's fixtures, and a flush that may empty the audit trail.
pytest_plugins = [
    "tests.services.plugin",
    "tests.services.browser",
    "tests.services.trail",
    "tests.services.search_server",
]


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """No test sees the shell, the synonyms, the pages or the renditions that another one left in this process."""
    shell.forget()
    vocabulary.forget()
    caches["default"].clear()
    caches["pages"].clear()
    yield
    shell.forget()
    vocabulary.forget()


@pytest.fixture(autouse=True)
def ground(request: pytest.FixtureRequest) -> None:
    """A test with real transactions may follow one that emptied the database of what migrations made."""
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction") and not request.node.get_closest_marker("browser"):
        request.getfixturevalue("transactional_db")
        lay_ground()
