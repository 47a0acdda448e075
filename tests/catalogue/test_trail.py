"""A release is one event, whatever it lets out, and is sealed in its own transaction."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from base import clock
from base.audit import sealing
from base.models import AuditEvent, SealedEvent
from disclosure.catalogue.approval import manifest_hash
from disclosure.catalogue.services.release import ReleaseRefused, release_items
from disclosure.catalogue.services.release_due import release_due
from disclosure.catalogue.trail import RELEASED, WAITING
from tests.factories import DocumentFactory, SectionFactory, UnitFactory
from tests.moves import SECRECY, approvals, frozen, release, release_shell

pytestmark = pytest.mark.django_db


def events(action: str) -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(action=action).order_by("pk"))


@pytest.fixture
def pages() -> list[object]:
    unit, section = UnitFactory(), SectionFactory()
    release_shell(unit, section)
    return [DocumentFactory(unit=unit, section=section) for _n in range(3)]


def test_a_release_is_recorded_with_its_items_and_the_hash_that_was_approved(pages: list[object]) -> None:
    made = release(*pages)
    event = events(RELEASED)[-1]
    members = [member.copy for member in made.items.select_related("copy").order_by("pk")]
    assert (event.object_id, event.content_hash) == (str(made.pk), manifest_hash([copy.hash for copy in members]))
    assert event.data["items"] == [f"{copy.kind}:{copy.source_id}" for copy in members]
    assert event.data["approvers"] == [-1, -2]
    assert event.unit_id == pages[0].unit_id  # type: ignore[attr-defined]


def test_it_is_sealed_at_once(pages: list[object]) -> None:
    release(*pages)
    assert SealedEvent.objects.filter(event_id=events(RELEASED)[-1].pk).exists()
    assert not sealing.unsealed().exists()


def test_a_release_that_is_refused_leaves_no_event(pages: list[object]) -> None:
    copy, before = frozen(pages[0]), len(events(RELEASED))
    with pytest.raises(ReleaseRefused):
        release_items([copy], how="setup", approvals=approvals("0" * 64), secrecy=SECRECY)  # type: ignore[arg-type]
    assert len(events(RELEASED)) == before


def test_a_release_for_later_is_an_event_when_it_is_approved_and_one_when_it_comes(pages: list[object]) -> None:
    before = len(events(RELEASED))
    later = clock.now() + timedelta(hours=1)
    made = release(pages[0], due_at=later)
    assert [event.object_id for event in events(WAITING)] == [str(made.pk)]
    assert len(events(RELEASED)) == before
    release_due(later)
    assert events(RELEASED)[-1].object_id == str(made.pk)
    assert events(RELEASED)[-1].actor == {}  # the clock


def test_many_items_cost_the_trail_no_more_than_one(pages: list[object]) -> None:
    counts = []
    for together in (pages[:1], pages[1:]):
        with CaptureQueriesContext(connection) as captured:
            release(*together)
        counts.append(sum("base_audit" in query["sql"] or "base_sealed" in query["sql"] for query in captured))
    assert counts[0] == counts[1] <= 6


def test_no_word_of_an_item_is_in_the_trail(pages: list[object]) -> None:
    release(*pages)
    event = events(RELEASED)[-1]
    assert pages[0].title not in str([event.data, event.actor, event.object_id])  # type: ignore[attr-defined]
