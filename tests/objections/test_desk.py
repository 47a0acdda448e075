"""The desk: the unit's people see their own, hide in one click, and close with an outcome that is so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from base.models import AuditEvent, User
from disclosure.catalogue.content import Change
from disclosure.catalogue.models import CatalogueEntry
from disclosure.corrections.enums import Basis
from disclosure.corrections.models import Incident, Withdrawal
from disclosure.corrections.services.propose_erasure import Grounds, of_tombstone, propose_erasure
from disclosure.corrections.services.put_back import put_back
from disclosure.documents.models import DocumentPage
from disclosure.objections.desk import due_for
from disclosure.objections.enums import Outcome, State
from disclosure.objections.models import Objection
from disclosure.objections.services.decide import Ruling, decide
from disclosure.objections.services.file_objection import ObjectionRefused
from disclosure.objections.services.restrict import restrict
from tests.corrections.moves import correct, hide
from tests.factories import UserFactory
from tests.objections.moves import CONTACT, TEXT, file
from tests.review.admin import client_of, text_of, told
from tests.review.office import Office

pytestmark = pytest.mark.django_db
REPLY = "经核对，第三段的标准已按附表更正，谢谢您指出。"


def press(user: User, objection: Objection, **data: Any) -> Any:
    return client_of(user).post(f"/admin/objections/{objection.pk}/", data)


def close(user: User, objection: Objection, outcome: str, **changes: Any) -> None:
    decide(objection, user, Ruling(**{"outcome": outcome, "reply": REPLY, "confirmed": True, **changes}))
    objection.refresh_from_db()


@pytest.mark.parametrize(
    ("who", "sees"),
    [("editor", True), ("final", True), ("first", False), ("second", False), ("secrecy", False)],
)
def test_leaders_and_editors_see_their_units_objections(
    office: Office, objection: Objection, who: str, sees: bool
) -> None:
    user = getattr(office, who)
    assert (objection.number in text_of(client_of(user).get("/admin/objections/"))) is sees
    assert (TEXT in text_of(client_of(user).get(f"/admin/objections/{objection.pk}/", follow=True))) is sees
    assert bool(due_for(user)) is sees
    assert (objection.number in text_of(client_of(user).get("/admin/"))) is sees


def test_nobody_else_sees_them(objection: Objection, stranger: User, clerk: User) -> None:
    for user in (stranger, UserFactory(is_superuser=True)):
        page = client_of(user).get(f"/admin/objections/{objection.pk}/", follow=True)
        assert TEXT not in text_of(page)
        assert objection.number not in text_of(client_of(user).get("/admin/objections/?all=1"))
    assert TEXT in text_of(client_of(clerk).get(f"/admin/objections/{objection.pk}/"))


def test_contact_data_is_shown_on_a_click_that_is_recorded(office: Office, objection: Objection) -> None:
    page = client_of(office.editor).get(f"/admin/objections/{objection.pk}/")
    assert CONTACT.contact not in text_of(page)
    answer = press(office.editor, objection, contact="1")
    assert CONTACT.contact in text_of(answer)
    event = AuditEvent.objects.get(action="objections.view_contact")
    assert (event.actor_id, event.object_id) == (office.editor.pk, str(objection.pk))
    assert CONTACT.contact not in str(event.data)
    assert CONTACT.contact not in text_of(client_of(office.editor).get(f"/admin/objections/{objection.pk}/"))


def test_accepting_says_so_on_the_status(office: Office, objection: Objection) -> None:
    press(office.editor, objection, accept="1")
    objection.refresh_from_db()
    assert objection.state == State.ACCEPTED


def test_forwarding_moves_it_to_the_other_desk(office: Office, objection: Objection, stranger: User) -> None:
    from disclosure.review.services.unit_groups import units_edited_by

    (other,) = units_edited_by(stranger)
    due = objection.due_on
    press(office.editor, objection, **{"forward": "1", "forward-unit": other, "forward-words": "属你局职责"})
    objection.refresh_from_db()
    assert (objection.unit_id, objection.due_on) == (other, due)
    assert [row.number for row in due_for(stranger)] == [objection.number]
    assert due_for(office.editor) == []


def test_a_note_is_for_staff(office: Office, objection: Objection) -> None:
    press(office.editor, objection, **{"note": "1", "note-words": "已电话核对"})
    assert "已电话核对" in text_of(client_of(office.final).get(f"/admin/objections/{objection.pk}/"))


def test_one_click_hides_the_item_in_the_next_request(
    office: Office, objection: Objection, entry: CatalogueEntry, client: Client
) -> None:
    assert client.get(entry.address).status_code == 200
    answer = press(office.final, objection, restrict="1")
    assert "已暂停公开" in told(answer)
    gone = client.get(entry.address)
    assert (gone.status_code, "核实期间暂停公开" in text_of(gone)) == (410, True)
    assert Withdrawal.objects.get().reason == "wording"
    assert AuditEvent.objects.filter(action="objections.restrict", actor_id=office.final.pk).count() == 1


def test_hiding_for_personal_data_opens_an_incident(office: Office, entry: CatalogueEntry) -> None:
    objection, _code = file(entry, "personal")
    restrict(objection, office.final)
    assert Incident.objects.get().why == "privacy"


@pytest.mark.parametrize("who", ["editor", "first", "secrecy"])
def test_only_those_who_may_withdraw_hide(
    office: Office, objection: Objection, entry: CatalogueEntry, client: Client, who: str
) -> None:
    press(getattr(office, who), objection, restrict="1")
    assert client.get(entry.address).status_code == 200


def test_a_correction_closes_as_corrected(office: Office, page: DocumentPage, objection: Objection) -> None:
    with pytest.raises(ObjectionRefused, match="还没有经审核重新公开"):
        close(office.final, objection, Outcome.CORRECTED)
    entry = correct(page, Change("wording", "更正了补贴标准。"), abstract="每月四百元。")
    close(office.final, objection, Outcome.CORRECTED)
    assert (objection.result_release, objection.result_entry) == (entry.content.item.release_id, entry.pk)


def test_a_restored_item_is_no_correction(office: Office, objection: Objection, entry: CatalogueEntry) -> None:
    put_back(hide(entry, office.final), office.second, "核对无误")
    with pytest.raises(ObjectionRefused, match="还没有经审核重新公开"):
        close(office.final, objection, Outcome.CORRECTED)


def test_masked_means_released_again_with_less(office: Office, page: DocumentPage, objection: Objection) -> None:
    correct(page, Change("wording", "更正。"), abstract="改了别的。")
    with pytest.raises(ObjectionRefused, match="没有登记删减"):
        close(office.final, objection, Outcome.MASKED)
    correct(page, Change("privacy"), abstract="已遮盖。")
    close(office.final, objection, Outcome.MASKED)
    assert objection.outcome == Outcome.MASKED


def test_withdrawn_means_gone(office: Office, objection: Objection, entry: CatalogueEntry) -> None:
    with pytest.raises(ObjectionRefused, match="还在公开"):
        close(office.final, objection, Outcome.WITHDRAWN)
    hide(entry, office.final)
    close(office.final, objection, Outcome.WITHDRAWN)
    assert objection.state == State.DECIDED


def test_erased_means_proposed_by_one_for_a_second(
    office: Office, objection: Objection, entry: CatalogueEntry, later: Callable[[timedelta], Any]
) -> None:
    from base.clock import today
    from disclosure.catalogue.models import Tombstone

    hide(entry, office.final)
    with pytest.raises(ObjectionRefused, match="请先提出彻底删除"):
        close(office.final, objection, Outcome.ERASED)
    target = of_tombstone(Tombstone.objects.get(), office.unit.pk)
    grounds = Grounds(Basis.PRIVACY, "个人", objection.number, today())
    propose_erasure(target, office.final, grounds, target.case_no)
    close(office.final, objection, Outcome.ERASED)
    assert objection.outcome == Outcome.ERASED


def test_undisclosed_closes_with_what_is_public_now(office: Office, entry: CatalogueEntry) -> None:
    objection, _code = file(None, "undisclosed", unit_id=office.unit.pk)
    with pytest.raises(ObjectionRefused, match="没有指明已公开的信息"):
        close(office.final, objection, Outcome.CORRECTED)
    with pytest.raises(ObjectionRefused, match="索引号"):
        close(office.final, objection, Outcome.DISCLOSED)
    close(office.final, objection, Outcome.DISCLOSED, shown=entry)
    assert objection.result_entry == entry.pk


@pytest.mark.parametrize(
    ("changes", "why"), [({"reply": "不"}, "请写明答复和理由"), ({"confirmed": False}, "请确认已经核对")]
)
def test_a_refusal_has_reasons_and_is_confirmed(
    office: Office, objection: Objection, changes: dict[str, Any], why: str
) -> None:
    with pytest.raises(ObjectionRefused, match=why):
        close(office.final, objection, Outcome.REFUSED, **changes)
    close(office.final, objection, Outcome.REFUSED)
    assert objection.decided_by["id"] == office.final.pk


@pytest.mark.parametrize("who", ["editor", "first", "secrecy", "second"])
def test_closing_is_for_leaders_and_the_office(office: Office, objection: Objection, who: str) -> None:
    with pytest.raises(ObjectionRefused):
        close(getattr(office, who), objection, Outcome.REFUSED)


def test_the_form_of_the_desk_keeps_what_was_typed(office: Office, objection: Objection) -> None:
    answer = press(office.final, objection, **{"decide": "1", "decide-outcome": "corrected", "decide-reply": REPLY})
    assert (answer.status_code, REPLY in text_of(answer)) == (200, True)
    assert "还没有经审核重新公开" in text_of(answer)


def test_what_is_closed_stays_closed(office: Office, objection: Objection) -> None:
    close(office.final, objection, Outcome.REFUSED)
    with pytest.raises(ObjectionRefused, match="已经办结"):
        close(office.final, objection, Outcome.REFUSED)
    assert due_for(office.final) == []


def test_the_person_reads_outcome_and_reasons_and_is_told_by_mail(
    office: Office, entry: CatalogueEntry, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    objection, code = file(entry)
    with django_capture_on_commit_callbacks(execute=True):
        close(office.final, objection, Outcome.REFUSED)
    assert [message.to for message in mail.outbox] == [[CONTACT.contact]]
    assert REPLY not in mail.outbox[0].body
    page = text_of(client.post("/objections/", {"code": code}, follow=True))
    assert (REPLY in page, "行政复议" in page) == (True, True)
    assert office.final.get_full_name() not in page


def test_late_ones_come_first_and_say_so(
    office: Office, entry: CatalogueEntry, later: Callable[[timedelta], Any]
) -> None:
    slow, _code = file(entry, "third_party")
    urgent, _code = file(entry, "personal")
    rows = due_for(office.editor)
    assert [row.number for row in rows] == [urgent.number, slow.number]
    later(timedelta(days=60))
    assert [row.overdue for row in due_for(office.editor)] == [True, True]


def test_the_register_costs_the_same_at_any_length(office: Office, entry: CatalogueEntry) -> None:
    def cost() -> int:
        client = client_of(office.final)
        client.get("/admin/objections/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/objections/")
        return len(queries)

    file(entry)
    few = cost()
    for number in range(12):
        file(entry, text=f"第{number}处。")
    assert cost() == few
