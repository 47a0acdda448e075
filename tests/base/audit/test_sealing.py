"""Events are sealed into one chain, in short batches, by one sealer at a time."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from base import clock
from base.audit import record, seal, sealing, upkeep
from base.audit.hashing import BEGINNING
from base.models import AuditEvent, AuditSeal, SealedEvent
from tests.base.audit.conftest import Write


@pytest.fixture
def emptied(db: None) -> None:
    """Seal what the migrations and fixtures wrote, and one event more: today has its seal."""
    record("test.act", actor={})
    seal()


@pytest.mark.django_db
def test_each_seal_names_the_one_before() -> None:
    for _n in range(3):
        record("test.act", actor={})
        seal()
    seals = list(AuditSeal.objects.order_by("number"))
    assert [each.number for each in seals] == list(range(1, len(seals) + 1))
    assert [each.previous_hash for each in seals] == [BEGINNING, *(each.hash for each in seals[:-1])]


@pytest.mark.usefixtures("emptied")
def test_every_event_is_sealed_once(write: Write) -> None:
    written = [write().pk for _n in range(5)]
    assert (seal(), seal()) == (5, 0)
    newest = sealing.head()
    assert newest is not None
    assert (newest.count, newest.first_event, newest.last_event) == (5, written[0], written[-1])
    assert list(SealedEvent.objects.filter(seal_number=newest.number).values_list("event_id", flat=True)) == written


@pytest.mark.usefixtures("emptied")
def test_many_events_make_several_seals(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "BATCH", 2)
    before = AuditSeal.objects.count()
    for _n in range(5):
        write()
    assert seal() == 5
    assert AuditSeal.objects.count() == before + 3


@pytest.mark.usefixtures("emptied")
def test_an_event_that_commits_late_is_sealed_later(write: Write) -> None:
    """Its number is lower than the newest sealed one, because its transaction took it earlier."""
    number, now = write().pk, clock.now()
    AuditEvent.objects.create(pk=number + 10, action="test.act", at=now)
    assert seal() == 2
    AuditEvent.objects.create(pk=number + 5, action="test.act", at=now)
    assert seal() == 1
    assert not sealing.unsealed().exists()


@pytest.mark.usefixtures("emptied")
def test_what_is_very_late_is_sealed_with_the_first_seal_of_the_day(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "LATE", -10)  # the next numbers count as too old to look for
    write()
    assert seal() == 0
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    assert seal() == 1


@pytest.mark.usefixtures("emptied")
def test_sealing_costs_few_statements_however_many_events(write: Write) -> None:
    for _n in range(200):
        write()
    with CaptureQueriesContext(connection) as captured:
        seal(wait=False)
    statements = [query["sql"] for query in captured.captured_queries if "SAVEPOINT" not in query["sql"]]
    assert len(statements) <= 5


@pytest.mark.usefixtures("emptied")
def test_the_clock_seals_what_no_release_did(write: Write, log: object) -> None:
    write()
    assert upkeep.seal_and_anchor(clock.now()) >= 1
    assert not sealing.unsealed().exists()


@pytest.mark.django_db(transaction=True)
def test_two_sealers_at_once_do_not_fork_the_chain(write: Write) -> None:
    seal()
    start, failed = threading.Barrier(4), []

    def work() -> None:
        try:
            start.wait()
            for _n in range(5):
                with transaction.atomic():
                    record("test.act", actor={})
                    seal()
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    seals = list(AuditSeal.objects.order_by("number"))
    assert [each.previous_hash for each in seals] == [BEGINNING, *(each.hash for each in seals[:-1])]
    assert SealedEvent.objects.count() == AuditEvent.objects.count() == sum(each.count for each in seals)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_release_does_not_wait_for_another_sealer_but_seals_after_its_commit(write: Write) -> None:
    seal()
    holds, may_go = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            record("test.act", actor={})
            seal()
            holds.set()
            may_go.wait(10)
        connection.close()

    other = threading.Thread(target=hold)
    other.start()
    holds.wait(10)
    with transaction.atomic():
        write()
        assert seal(wait=False) == 0  # at once, though the other holds the chain
        may_go.set()
    other.join()
    assert not sealing.unsealed().exists()
