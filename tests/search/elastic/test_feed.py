"""Elasticsearch follows the catalogue: a list written in each release, delivered at least once, in any order."""

from __future__ import annotations

import time

import pytest
from django.db import transaction
from elasticsearch import Elasticsearch
from pytest_django.fixtures import Settings

from base import clock
from disclosure.catalogue.clockwork import Unfinished
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from search.documents import Document, documents_of
from search.engines import get_engine
from search.engines.elastic import indexes, writing
from search.engines.elastic.configuration import configuration
from search.engines.elastic.engine import ElasticEngine
from search.engines.elastic.mapping import source_of
from search.engines.elastic.writing import Write
from search.feed.comparing import compare
from search.feed.delivering import NotBuilt, deliver, writes_of
from search.feed.models import FeedRow, ServiceState
from search.feed.noting import note
from search.feed.upkeep import keep_up, waiting
from tests.factories import DocumentFactory
from tests.moves import release
from tests.search.elastic.moves import committed, found, live
from tests.search.golden_rows import asked
from tests.search.moves import released

pytestmark = pytest.mark.django_db
real = pytest.mark.elasticsearch

NOWHERE = "http://127.0.0.1:9"  # the port of `discard`: nobody listens


@pytest.fixture
def down(settings: Settings) -> None:
    """The site is set up for an Elasticsearch that is not there."""
    settings.GONGKAI_ELASTICSEARCH_URLS = [NOWHERE]


def test_a_site_without_elasticsearch_keeps_no_list() -> None:
    released(title="关于防汛值班的通知")
    assert not FeedRow.objects.exists()
    assert keep_up(clock.now()) == 0
    assert not ServiceState.objects.exists()


def test_every_change_of_an_entry_is_another_version(down: None) -> None:
    note([3, 1, 3])
    note([3])
    assert dict(FeedRow.objects.values_list("entry", "version")) == {1: 1, 3: 2}


def test_the_list_is_written_in_the_transaction_of_the_release(down: None) -> None:
    with transaction.atomic():
        entry = released(title="关于防汛值班的通知")
        assert FeedRow.objects.filter(pk=entry.pk, is_pending=True).exists()
        transaction.set_rollback(True)
    assert not FeedRow.objects.exists()


def test_a_release_does_not_fail_because_elasticsearch_does(down: None) -> None:
    with committed():
        entry = released(title="关于防汛值班的通知")
    assert waiting() == 1
    assert get_engine().search(asked("防汛")).ids == (entry.pk,)
    assert get_engine().search(asked("防汛")).fallback


def test_the_clock_says_that_it_could_not_deliver(down: None) -> None:
    released(title="关于防汛值班的通知")
    with pytest.raises(Unfinished):
        keep_up(clock.now())
    state = ServiceState.objects.get()
    assert state.failing_since
    assert state.problem
    with pytest.raises(Unfinished):
        keep_up(clock.now())
    assert ServiceState.objects.get().failing_since == state.failing_since


@real
def test_a_released_document_is_found_right_after_commit(empty: ElasticEngine) -> None:
    with committed():
        entry = released(title="关于防汛值班的通知", body=[("text", "<p>备足编织袋。</p>")])
    assert found("编织袋") == [entry.pk]
    assert waiting() == 0


@real
def test_a_correction_and_a_withdrawal_follow(empty: ElasticEngine, server: Elasticsearch) -> None:
    with committed():
        entry = released(title="关于防汛值班的通知", body=[("text", "<p>二十四小时有人在岗。</p>")])
    page = DocumentFactory._meta.model.objects.get(pk=entry.source_id)
    page.title = "关于抗旱值班的通知"
    page.save()
    with committed():
        release(page)
    assert (found("抗旱"), found("防汛")) == ([entry.pk], [])
    with committed():
        withdraw_item(CatalogueEntry.objects.get(pk=entry.pk), notice="已撤下", acts=[])
    assert found("抗旱") == []
    assert not compare(server, live(server))


@real
def test_what_was_missed_is_delivered_when_it_is_back(
    empty: ElasticEngine, server: Elasticsearch, elasticsearch_url: str, settings: Settings
) -> None:
    settings.GONGKAI_ELASTICSEARCH_URLS = [NOWHERE]
    with committed():
        kept, gone = released(title="关于防汛值班的通知"), released(title="关于抗旱值班的通知")
    with committed():
        withdraw_item(gone, notice="已撤下", acts=[])
    assert waiting() == 2
    settings.GONGKAI_ELASTICSEARCH_URLS = [elasticsearch_url]
    assert found("值班") == []
    assert keep_up(clock.now()) == 2
    assert found("值班") == [kept.pk]
    assert (waiting(), ServiceState.objects.get().failing_since) == (0, None)


@real
def test_a_late_delivery_overwrites_nothing_newer(empty: ElasticEngine, server: Elasticsearch) -> None:
    with committed():
        entry = released(title="关于防汛值班的通知")
    old = documents_of(list(CatalogueEntry.objects.filter(pk=entry.pk).select_related("content")))[0]
    with committed():
        withdraw_item(CatalogueEntry.objects.get(pk=entry.pk), notice="已撤下", acts=[])
    assert writing.write(server, live(server), [Write(entry.pk, 1, old)]) == 1
    assert found("防汛") == []


@real
def test_delivering_twice_changes_nothing(empty: ElasticEngine, server: Elasticsearch) -> None:
    with committed():
        entry = released(title="关于防汛值班的通知")
    FeedRow.objects.update(is_pending=True)
    assert deliver(server) == 1
    assert found("防汛") == [entry.pk]


@real
def test_more_than_one_chunk_is_delivered_in_turns(
    empty: ElasticEngine, server: Elasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.feed.delivering.CHUNK", 3)
    note(range(1, 9))  # entries that nobody released: there is nothing to delete either
    assert deliver(server, at_most=5) == 6
    assert deliver(server) == 2


@real
def test_a_rebuild_that_begins_during_a_delivery_gets_the_rest_of_it(
    empty: ElasticEngine, server: Elasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.feed.delivering.CHUNK", 3)
    made: list[str] = []

    def begin(versions: dict[int, int]) -> list[Write]:
        made.extend([] if made else [indexes.create(server, configuration())])
        return writes_of(versions)

    monkeypatch.setattr("search.feed.delivering.writes_of", begin)
    note(range(1, 7))
    assert deliver(server) == 6
    (new,) = made
    server.indices.refresh(index=new)
    assert {number for number in range(1, 7) if server.exists(index=new, id=str(number))} == {4, 5, 6}


@real
def test_indexes_of_a_site_whose_name_begins_alike_are_its_own(
    empty: ElasticEngine, server: Elasticsearch, settings: Settings
) -> None:
    ours = live(server)
    settings.GONGKAI_ELASTICSEARCH_INDEX += "-test"
    ElasticEngine().clear()
    theirs = live(server)
    settings.GONGKAI_ELASTICSEARCH_INDEX = settings.GONGKAI_ELASTICSEARCH_INDEX.removesuffix("-test")
    assert indexes.fed(server, configuration()) == [ours]
    note([1])
    assert deliver(server) == 1
    server.indices.refresh(index=theirs)
    assert not server.exists(index=theirs, id="1")
    empty.clear()
    assert server.indices.exists(index=theirs)


@real
def test_without_an_index_everything_stays_pending(server: Elasticsearch) -> None:
    note([1])
    with pytest.raises(NotBuilt):
        deliver(server)
    assert waiting() == 1
    with pytest.raises(Unfinished):
        keep_up(clock.now())


@real
def test_a_refused_document_stays_pending(empty: ElasticEngine, server: Elasticsearch) -> None:
    released(title="关于防汛值班的通知")
    server.indices.put_settings(index=live(server), settings={"blocks.write": True})
    with pytest.raises(writing.Refused):
        deliver(server)
    assert waiting() == 1


@real
def test_a_refused_document_holds_up_no_other(
    empty: ElasticEngine, server: Elasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not those of its chunk, and not those behind it: a withdrawal or an erasure may be among them."""
    monkeypatch.setattr("search.feed.delivering.CHUNK", 2)
    bad, *good = (released(title=f"关于防汛值班的通知（{number}）") for number in "一二三四五")

    def source(document: Document) -> dict[str, object]:
        return {**source_of(document), **({"nobody_knows": 1} if document.id == bad.pk else {})}

    monkeypatch.setattr(writing, "source_of", source)
    with pytest.raises(writing.Refused, match=str(bad.pk)):
        deliver(server)
    assert list(FeedRow.objects.filter(is_pending=True).values_list("entry", flat=True)) == [bad.pk]
    assert sorted(found("防汛值班")) == [entry.pk for entry in good]


@real
def test_no_write_makes_an_index_by_mistake(empty: ElasticEngine, server: Elasticsearch) -> None:
    name = live(server)
    indexes.drop(server, name)
    with pytest.raises(writing.Refused):
        writing.write(server, name, [Write(1, 1)])
    assert not server.indices.exists(index=name)
    assert indexes.fed(server, configuration()) == []


@real
@pytest.mark.slow
def test_nothing_of_an_erased_item_stays_in_the_files(empty: ElasticEngine, server: Elasticsearch) -> None:
    with committed():
        erased, _kept = released(title="关于防汛值班的通知"), released(title="关于抗旱值班的通知")
    index = live(server)
    server.indices.put_settings(index=index, settings={"soft_deletes.retention_lease.period": "1s"})
    server.indices.flush(index=index)
    with committed():
        withdraw_item(erased, notice="已撤下", acts=[])
        note([erased.pk], is_erased=True)
    for _minute in range(60):
        keep_up(clock.now())
        if not FeedRow.objects.filter(is_erased=True).exists():
            break
        time.sleep(2)
    assert server.indices.stats(index=index)["_all"]["primaries"]["docs"]["deleted"] == 0
