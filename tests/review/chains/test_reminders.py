"""催办: an overdue step is remembered by mail, once a working day, and marked on the desk."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from wagtail.models import TaskState

from base import clock
from base.clock import SHANGHAI
from disclosure.documents.models import DocumentPage
from disclosure.review.desk import waiting_for
from disclosure.review.models import Reminder
from disclosure.review.services.remind import remind
from tests.moves import current_task, submit
from tests.review.admin import client_of, text_of
from tests.review.office import Office

pytestmark = pytest.mark.django_db
BEGAN = datetime(2026, 3, 5, 10, tzinfo=SHANGHAI)  # a Thursday; two working days end on Monday the 9th


@pytest.fixture
def waiting(office: Office, page: DocumentPage) -> TaskState:
    """A step that began on a Thursday and has two working days."""
    state = current_task(submit(page, office.editor))
    TaskState.objects.filter(pk=state.pk).update(started_at=BEGAN)
    mail.outbox.clear()
    return state


@pytest.fixture
def told(django_capture_on_commit_callbacks: Any) -> Any:
    """Return who is written to by the ticks at these moments."""

    def run(*moments: datetime) -> list[str]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            for moment in moments:
                remind(moment)
        return [address for message in mail.outbox for address in message.to]

    return run


@pytest.mark.parametrize(
    ("days", "reminded"),
    [
        pytest.param(1, False, id="Friday, within the time"),
        pytest.param(2, False, id="Saturday"),
        pytest.param(4, False, id="Monday, its last day"),
        pytest.param(5, True, id="Tuesday"),
        pytest.param(9, False, id="overdue, on Saturday"),
        pytest.param(11, True, id="overdue, on the next Monday"),
    ],
)
def test_when(office: Office, waiting: TaskState, told: Any, days: int, reminded: bool) -> None:
    assert told(BEGAN + timedelta(days=days)) == ([office.first.email] if reminded else [])


def test_once_a_day(office: Office, waiting: TaskState, told: Any) -> None:
    tuesday = BEGAN + timedelta(days=5)
    assert len(told(tuesday, tuesday + timedelta(minutes=1), tuesday + timedelta(hours=8))) == 1
    assert len(told(tuesday + timedelta(days=1))) == 1
    assert Reminder.objects.count() == 2


def test_not_when_it_was_taken(office: Office, waiting: TaskState, told: Any) -> None:
    waiting.workflow_state.cancel(user=office.editor)
    assert told(BEGAN + timedelta(days=5)) == []


def test_the_mail_says_which_and_since_when(office: Office, page: DocumentPage, waiting: TaskState, told: Any) -> None:
    told(BEGAN + timedelta(days=5))
    [message] = mail.outbox
    assert (page.title in message.subject, "2026-03-09" in message.body) == (True, True)
    assert f"/admin/review/task/{waiting.pk}/" in message.body


def test_the_desk_marks_it(office: Office, waiting: TaskState, monkeypatch: pytest.MonkeyPatch) -> None:
    [item] = waiting_for(office.first)
    assert item.due_on.isoformat() == "2026-03-09"
    assert item.overdue is (clock.today().isoformat() > "2026-03-09")
    assert "已超期" in text_of(client_of(office.first).get("/admin/"))


def test_the_clock_knows_the_step() -> None:
    from disclosure.catalogue import clockwork

    assert "催办" in clockwork._steps
