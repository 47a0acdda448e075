"""Shared fixtures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import caches

from disclosure.catalogue import shell

# Which tests need a server that is not there, and the browser's fixtures.
pytest_plugins = ["tests.services.plugin", "tests.services.browser"]


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """No test sees the shell or the pages that another one left in this process."""
    shell.forget()
    caches["pages"].clear()
    yield
    shell.forget()
