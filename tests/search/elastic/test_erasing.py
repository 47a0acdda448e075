"""What was erased counts as cleared only when the files of the index let go of it, or long after it was delivered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from unittest.mock import MagicMock

import pytest

from base import clock
from search.feed import delivering
from search.feed.delivering import deliver
from search.feed.erasing import LONG_ENOUGH, expunge
from search.feed.models import FeedRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A server that takes every write, and whose files still hold three documents that were overwritten."""
    monkeypatch.setattr("search.engines.elastic.indexes.fed", lambda *_: ["index"])
    monkeypatch.setattr(delivering.writing, "write", lambda *_, **__: 0)
    stub = MagicMock()
    stub.indices.stats.return_value = {"_all": {"total": {"docs": {"deleted": 3}}}}
    return stub


def erased(age: timedelta, **fields: Any) -> FeedRow:
    return FeedRow.objects.create(entry=1, changed_at=clock.now() - age, is_erased=True, **fields)


def test_an_outage_before_the_delivery_does_not_count(server: Any) -> None:
    erased(2 * LONG_ENOUGH)
    assert deliver(server) == 1
    assert expunge(server) == 0
    assert FeedRow.objects.get().is_erased


def test_long_after_the_delivery_it_is_settled(server: Any) -> None:
    erased(2 * LONG_ENOUGH, is_pending=False)
    assert expunge(server) == 1
    assert not FeedRow.objects.get().is_erased


def test_it_is_settled_at_once_where_nothing_is_left(server: Any) -> None:
    server.indices.stats.return_value["_all"]["total"]["docs"]["deleted"] = 0
    erased(timedelta(0))
    assert deliver(server) == 1
    assert expunge(server) == 1


def test_what_was_not_delivered_is_not_cleared(server: Any) -> None:
    erased(2 * LONG_ENOUGH)
    assert expunge(server) == 0
    server.indices.forcemerge.assert_not_called()
