"""What was put off follows within the time set, or the item withdraws itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from base import clock
from base.refusal import Refusal
from disclosure.catalogue.clockwork import Unfinished
from disclosure.documents.models import DocumentPage
from disclosure.emergency.enums import Ending
from disclosure.emergency.models import EmergencyRelease
from disclosure.emergency.services import expire as module
from disclosure.emergency.services.end import take_down
from disclosure.emergency.services.expire import expire
from tests.emergency.moves import agree, entry_of, let_out, refuse
from tests.factories import DocumentFactory
from tests.moves import pass_chain
from tests.review.office import Office


def test_the_time_to_follow_is_set_at_the_release(office: Office, page: DocumentPage, settings: object) -> None:
    settings.GONGKAI_EMERGENCY_HOURS = 6  # type: ignore[attr-defined]
    emergency = let_out(page, office)
    assert emergency.follow_up_by - emergency.released_at == timedelta(hours=6)  # type: ignore[operator]


def test_all_steps_taken_settle_it(office: Office, page: DocumentPage) -> None:
    emergency = let_out(page, office)
    agree(emergency, "first", office.first)
    assert emergency.confirmed_at is None
    agree(emergency, "second", office.second)
    assert emergency.confirmed_at is not None
    assert expire(clock.now() + timedelta(days=30)) == 0
    assert entry_of(page) is not None


def test_nobody_who_let_it_out_takes_a_later_step(office: Office, page: DocumentPage) -> None:
    office.final.groups.add(*office.first.groups.all())
    emergency = let_out(page, office)
    with pytest.raises(Refusal, match="同一人"):
        agree(emergency, "first", office.final)


def test_a_later_refusal_withdraws_it_at_once(office: Office, page: DocumentPage, client: Client) -> None:
    emergency = let_out(page, office)
    address = entry_of(page).address  # type: ignore[union-attr]
    refuse(emergency, "first", office.first)
    gone = client.get(address)
    assert (gone.status_code, emergency.ending) == (410, Ending.REJECTED)
    assert "补充审核" in gone.content.decode()
    assert not DocumentPage.objects.get(pk=page.pk).live


@pytest.mark.parametrize(("hours", "still_public"), [(23, True), (25, False)])
def test_what_is_overdue_withdraws_itself(office: Office, page: DocumentPage, hours: int, still_public: bool) -> None:
    emergency = let_out(page, office)
    agree(emergency, "first", office.first)
    expire(clock.now() + timedelta(hours=hours))
    emergency.refresh_from_db()
    assert bool(entry_of(page)) is still_public
    assert emergency.ending == ("" if still_public else Ending.OVERDUE)


def test_it_withdraws_itself_once(office: Office, page: DocumentPage) -> None:
    let_out(page, office)
    later = clock.now() + timedelta(days=2)
    assert (expire(later), expire(later)) == (1, 0)


def test_what_passed_the_whole_chain_meanwhile_stays(office: Office, page: DocumentPage) -> None:
    emergency = let_out(page, office)
    draft = DocumentPage.objects.get(pk=page.pk)
    draft.title = "关于暴雨红色预警的通知（修订）"
    pass_chain(draft, office.editor)
    expire(clock.now() + timedelta(days=2))
    emergency.refresh_from_db()
    assert (emergency.ending, entry_of(page) is not None) == (Ending.REPLACED, True)


def test_one_that_fails_keeps_no_other_public(
    office: Office, page: DocumentPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = let_out(page, office)
    other = DocumentFactory(unit=office.unit, section=office.section, owner=office.editor)
    let_out(other, office)

    def failing(emergency: EmergencyRelease, ending: Ending) -> None:
        if emergency.pk == bad.pk:
            raise OSError("磁盘已满")
        take_down(emergency, ending)

    monkeypatch.setattr(module, "take_down", failing)
    with pytest.raises(Unfinished, match=f"：{bad.pk}。"):
        expire(clock.now() + timedelta(days=30))
    assert (entry_of(page) is None, entry_of(other) is None) == (False, True)
