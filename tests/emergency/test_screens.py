"""Asking and deciding at the screen; the flag that staff keep seeing."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from disclosure.documents.models import DocumentPage
from disclosure.emergency.desk import flags
from disclosure.emergency.models import EmergencyRelease
from tests.emergency.moves import REASON, agree, asked, entry_of, let_out
from tests.review.admin import client_of, edit_address, text_of, told
from tests.review.office import Office

SECRECY_FORM = {"classified": "no", "conclusion": "public", "basis": "保守国家秘密法第三十五条"}


def post_step(user: Any, emergency: EmergencyRelease, stage: str, **data: Any) -> Any:
    address = f"{reverse('emergency:detail', args=[emergency.pk])}?step={stage}"
    answers = {f"answer_{code}": "on" for code in ("true", "words", "politics", "policy", "line", "filing", "moment")}
    sent = {"copy_hash": emergency.copy_hash, "action": "approve", "comment": "", "openness": "active", **answers}
    return client_of(user).post(address, {**sent, **data})


def test_an_editor_asks_with_a_reason(office: Office, page: DocumentPage) -> None:
    page.save_revision(user=office.editor)
    address = reverse("emergency:new", args=[page.pk])
    assert "不免除审查" in text_of(client_of(office.editor).get(address))
    answer = client_of(office.editor).post(address, {"reason": REASON})
    assert (answer.status_code, "已提出" in told(answer)) == (302, True)
    assert EmergencyRelease.objects.get().reason == REASON


def test_a_refused_request_keeps_the_reason(office: Office, page: DocumentPage) -> None:
    page.openness = ""
    page.save_revision(user=office.editor)
    answer = client_of(office.editor).post(reverse("emergency:new", args=[page.pk]), {"reason": REASON})
    assert REASON in text_of(answer)
    assert not EmergencyRelease.objects.exists()


def test_the_menu_of_a_draft_offers_it(office: Office, page: DocumentPage) -> None:
    assert reverse("emergency:new", args=[page.pk]) in text_of(client_of(office.editor).get(edit_address(page)))


def test_two_people_let_it_out_at_their_screens(office: Office, page: DocumentPage) -> None:
    emergency = asked(page, office.editor)
    assert post_step(office.final, emergency, "final").status_code == 302
    answer = post_step(office.secrecy, emergency, "secrecy", **SECRECY_FORM)
    assert "补审" in told(answer)
    assert entry_of(page) is not None


def test_an_incomplete_form_shows_its_errors_and_keeps_the_words(office: Office, page: DocumentPage) -> None:
    emergency = asked(page, office.editor)
    answer = post_step(office.secrecy, emergency, "secrecy", comment="已核对全文")
    assert answer.status_code == 200
    assert "请回答是否涉密" in text_of(answer)
    assert "已核对全文" in text_of(answer)


def test_the_desk_says_what_waits_and_what_is_not_yet_reviewed(office: Office, page: DocumentPage) -> None:
    emergency = let_out(page, office)
    for user in (office.first, office.editor):
        assert "待补审" in text_of(client_of(user).get(reverse("wagtailadmin_home")))
    agree(emergency, "first", office.first)
    agree(emergency, "second", office.second)
    assert "待补审" not in text_of(client_of(office.first).get(reverse("wagtailadmin_home")))


def test_the_list_of_what_is_public_says_so_until_the_last_step(
    office: Office, page: DocumentPage, django_assert_num_queries: Any
) -> None:
    emergency = let_out(page, office)
    address = reverse("corrections:catalogue")
    assert "紧急公开，待补审" in text_of(client_of(office.editor).get(address))
    with django_assert_num_queries(1):
        flags({("document", number) for number in range(page.pk, page.pk + 50)})
    agree(emergency, "first", office.first)
    agree(emergency, "second", office.second)
    assert "待补审" not in text_of(client_of(office.editor).get(address))


def test_the_draft_says_so_whenever_it_is_opened(office: Office, page: DocumentPage) -> None:
    let_out(page, office)
    for _time in range(2):
        assert "补审尚未完成" in text_of(client_of(office.editor).get(edit_address(page)))


def test_others_do_not_read_it(office: Office, page: DocumentPage) -> None:
    from tests.factories import UnitFactory
    from tests.review.moves import editor_of

    emergency = asked(page, office.editor)
    answer = client_of(editor_of(UnitFactory())).get(reverse("emergency:detail", args=[emergency.pk]))
    assert answer.status_code in (302, 403)


def test_whoever_asked_takes_it_back_before_it_came_out(office: Office, page: DocumentPage) -> None:
    emergency = asked(page, office.editor)
    client_of(office.final).post(reverse("emergency:cancel", args=[emergency.pk]))
    emergency.refresh_from_db()
    assert emergency.ended_at is None
    client_of(office.editor).post(reverse("emergency:cancel", args=[emergency.pk]))
    emergency.refresh_from_db()
    assert emergency.ending == "cancelled"


def test_an_empty_list_says_how_to_begin(office: Office) -> None:
    assert "操作菜单" in text_of(client_of(office.final).get(reverse("emergency:index")))
