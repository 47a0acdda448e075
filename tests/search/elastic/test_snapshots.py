"""What a snapshot promises, without a server; the way back from one is tried on the real one (test_rebuild.py)."""

from __future__ import annotations

from unittest.mock import MagicMock

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from search.feed import snapshots


@pytest.fixture
def server(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> MagicMock:
    settings.GONGKAI_ELASTICSEARCH_URLS = ["http://127.0.0.1:9"]
    settings.GONGKAI_ELASTICSEARCH_INDEX = "gongkai"
    stub = MagicMock()
    stub.options.return_value = stub
    monkeypatch.setattr(snapshots, "patient_client", lambda: stub)
    monkeypatch.setattr("search.engines.elastic.indexes.live", lambda *_: "gongkai-20261124-101500-abcdef")
    return stub


def test_a_copy_of_some_shards_only_is_no_backup(server: MagicMock) -> None:
    server.snapshot.create.return_value = {"snapshot": {"state": "PARTIAL"}}
    with pytest.raises(CommandError, match="不完整"):
        call_command("search_snapshot", "backup")
    server.snapshot.create.return_value = {"snapshot": {"state": "SUCCESS"}}
    call_command("search_snapshot", "backup")


def test_only_snapshots_of_this_site_are_named(server: MagicMock) -> None:
    """A site called gongkai-test keeps its own in the same repository."""
    ours = ["gongkai-20261123-101500-abcdef", "gongkai-20261124-101500-012345"]
    found = [*reversed(ours), "gongkai-test-20261124-101500-abcdef"]
    server.snapshot.get.return_value = {"snapshots": [{"snapshot": name} for name in found]}
    assert snapshots.names("backup") == ours
