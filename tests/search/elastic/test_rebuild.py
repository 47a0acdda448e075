"""The index is made anew beside the one in use: without a gap, without losing what is released meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from elasticsearch import Elasticsearch
from pytest_django.fixtures import Settings

from base.refusal import Refusal
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from search.engines.elastic import indexes, writing
from search.engines.elastic.client import ERRORS
from search.engines.elastic.configuration import configuration
from search.engines.elastic.engine import ElasticEngine
from search.engines.elastic.writing import Write
from search.feed import delivering, rebuilding, snapshots
from search.feed.comparing import compare, repair
from search.files.models import FileText
from tests.search.corpus import document
from tests.search.elastic.load import load
from tests.search.elastic.moves import committed, found, live
from tests.search.files.moves import attached, file_of, read_all
from tests.search.golden_rows import asked
from tests.search.moves import released

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]


@pytest.fixture
def entries() -> list[CatalogueEntry]:
    """Released before there was an Elasticsearch."""
    return [released(title=f"关于防汛值班的通知（{number}）") for number in "一二三四五"]


def numbers(entries: list[CatalogueEntry]) -> list[int]:
    return sorted(entry.pk for entry in entries)


def rebuilt() -> None:
    for _done in rebuilding.rebuild():
        pass


def test_a_first_index_is_made(entries: list[CatalogueEntry], server: Elasticsearch) -> None:
    call_command("rebuild_search", "--elasticsearch")
    assert sorted(found("防汛值班")) == numbers(entries)
    assert not compare(server, live(server))


def test_nobody_searches_half_an_index(
    entries: list[CatalogueEntry], server: Elasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under searches all the time, and with releases and withdrawals in the middle of it."""
    monkeypatch.setattr("search.feed.rebuilding.CHUNK", 2)
    rebuilt()
    before, engine = live(server), ElasticEngine()
    kept = set(numbers(entries[1:]))

    def ask() -> str:
        ids = set(engine.search(asked("防汛值班")).ids)
        return "" if kept <= ids else f"only {ids}"

    with load(4, ask) as seen:
        seen.wait_for(20)
        steps = rebuilding.rebuild()
        next(steps)
        with committed():
            new = released(title="关于防汛值班的补充通知")
        with committed():
            withdraw_item(entries[0], notice="已撤下", acts=[])
        for _done in steps:
            seen.wait_for(4)
        seen.wait_for(20)
    assert (seen.wrong, live(server) != before) == ([], True)
    assert sorted(found("防汛值班")) == sorted([*kept, new.pk])
    assert indexes.fed(server, configuration()) == [live(server)]


def test_what_was_withdrawn_after_it_was_read_does_not_come_back(
    entries: list[CatalogueEntry], server: Elasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rebuild has read an entry, it is withdrawn and that is delivered, then the rebuild writes."""
    written = delivering.writes_of
    gone: list[CatalogueEntry] = entries[:1]

    def late(versions: dict[int, int]) -> list[Write]:
        writes = written(versions)
        while gone:
            with committed():
                withdraw_item(gone.pop(), notice="已撤下", acts=[])
        return writes

    monkeypatch.setattr("search.feed.rebuilding.writes_of", late)
    monkeypatch.setattr("search.feed.rebuilding.repair", lambda server, name: 0)
    rebuilt()
    assert sorted(found("防汛值班")) == numbers(entries[1:])


def test_a_rebuild_that_fails_leaves_the_index_in_use(
    entries: list[CatalogueEntry], server: Elasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuilt()
    before = live(server)

    def fail(*args: Any) -> int:
        raise writing.Refused("full")

    monkeypatch.setattr("search.feed.rebuilding.writing.write", fail)
    with pytest.raises(ERRORS):
        rebuilt()
    assert (live(server), indexes.fed(server, configuration())) == (before, [before])
    assert sorted(found("防汛值班")) == numbers(entries)


def test_two_rebuilds_at_once_are_refused(entries: list[CatalogueEntry], server: Elasticsearch) -> None:
    left = indexes.create(server, configuration())
    with pytest.raises(Refusal):
        rebuilt()
    with pytest.raises(CommandError, match="--restart"):
        call_command("rebuild_search", "--elasticsearch")
    call_command("rebuild_search", "--elasticsearch", "--restart")
    assert left not in indexes.fed(server, configuration())


def test_shards_and_copies_come_from_the_settings(
    entries: list[CatalogueEntry], server: Elasticsearch, settings: Settings
) -> None:
    settings.GONGKAI_ELASTICSEARCH_SHARDS = 3
    settings.GONGKAI_ELASTICSEARCH_REPLICAS = 1
    rebuilt()
    laid = server.indices.get_settings(index=live(server))[live(server)]["settings"]["index"]
    assert (laid["number_of_shards"], laid["number_of_replicas"]) == ("3", "1")
    assert sorted(found("防汛值班")) == numbers(entries)


def test_the_command_names_what_differs(entries: list[CatalogueEntry], server: Elasticsearch) -> None:
    rebuilt()
    name = live(server)
    stranger = document(987, "不在目录里的文件")
    other = document(entries[1].pk, "关于防汛值班的通知", content_id=1)
    writing.write(server, name, [Write(entries[0].pk), Write(987, None, stranger), Write(other.id, None, other)])
    with pytest.raises(CommandError) as error:
        call_command("rebuild_search", "--elasticsearch", "--check")
    for number in (entries[0].pk, entries[1].pk, 987):
        assert str(number) in str(error.value)
    assert repair(server, name) == 3
    assert not compare(server, name)
    assert sorted(found("防汛值班")) == numbers(entries)


def test_it_is_noticed_and_mended_where_the_text_of_attachments_differs(server: Elasticsearch) -> None:
    """Also without any change that the feed knows of."""
    one, other = attached(("甲.txt", "抽水泵".encode())), attached(("乙.txt", "编织袋".encode()))
    read_all()
    rebuilt()
    name, counted = live(server), list[int]()
    assert not compare(server, name, counted.append)
    assert counted == [2]
    FileText.objects.filter(pk=file_of(one).sha256).update(squeezed="发电机")
    assert compare(server, name).files == {one.pk}
    with pytest.raises(CommandError, match=f"1 条的附件文字与附件不一致：.*{one.pk}"):
        call_command("rebuild_search", "--elasticsearch", "--check")
    assert repair(server, name) == 1
    assert not compare(server, name)
    assert (found("发电机"), found("抽水泵"), found("编织袋")) == ([one.pk], [], [other.pk])


def test_an_index_comes_back_from_a_snapshot_as_the_catalogue_is_now(
    entries: list[CatalogueEntry], server: Elasticsearch
) -> None:
    """What was withdrawn since is not in it, what was released since is."""
    repository = configuration().index
    server.snapshot.create_repository(
        name=repository, repository={"type": "fs", "settings": {"location": repository}}, verify=True
    )
    try:
        rebuilt()
        snapshot = snapshots.take(repository)
        with committed():
            withdraw_item(entries[0], notice="已撤下", acts=[])
        with committed():
            new = released(title="关于防汛值班的补充通知")
        indexes.drop(server, live(server))
        call_command("search_snapshot", repository, "--restore", snapshot)
        assert sorted(found("防汛值班")) == sorted([*numbers(entries[1:]), new.pk])
        assert not compare(server, live(server))
        assert snapshots.names(repository) == [snapshot]
    finally:
        server.snapshot.delete(repository=repository, snapshot="*")
        server.snapshot.delete_repository(name=repository)
