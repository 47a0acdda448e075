"""提出: one form is one objection, and nobody loses what they wrote."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from base.models import AuditEvent
from base.workdays import WorkdayResult
from disclosure.catalogue.models import CatalogueEntry
from disclosure.objections.limits import WITHIN
from disclosure.objections.models import Attachment, Objection, Visit
from disclosure.objections.services.keep_attachment import sweep_waiting
from disclosure.objections.services.sweep import sweep_visits
from tests.objections.moves import NEW, TEXT, Visitor, code_of, token_of
from tests.review.admin import text_of
from tests.review.office import Office

pytestmark = pytest.mark.django_db


def pdf(name: str = "证明.pdf", data: bytes = b"%PDF-1.4 proof") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def test_every_page_leads_to_the_form(entry: CatalogueEntry, client: Client) -> None:
    link = f'href="/objections/new/?item={entry.pk}"'
    assert link in text_of(client.get(entry.address))
    assert f'href="/zh-hant/objections/new/?item={entry.pk}"' in text_of(client.get(f"/zh-hant{entry.address}"))
    form = client.get(f"/objections/new/?item={entry.pk}")
    assert (form.status_code, entry.title in text_of(form)) == (200, True)


def test_it_is_received_with_number_code_and_deadline(entry: CatalogueEntry, visitor: Visitor) -> None:
    answer = visitor.files(entry, contact="13900000000")
    made = Objection.objects.get()
    assert (answer.status_code, made.text, made.unit_id, made.index_no) == (200, TEXT, entry.unit_id, entry.index_no)
    assert made.number == f"YC-{made.filed_at.year}-000001"
    assert made.number in text_of(answer)
    assert made.due_on.isoformat() in text_of(answer)
    assert len(code_of(answer).replace("-", "")) == 16


def test_numbers_follow_each_other(entry: CatalogueEntry, visitor: Visitor) -> None:
    visitor.files(entry)
    visitor.files(entry, text="另一处错误。")
    assert [number[-6:] for number in Objection.objects.order_by("pk").values_list("number", flat=True)] == [
        "000001",
        "000002",
    ]


@pytest.mark.parametrize(("matter", "days"), [("error", 5), ("personal", 3), ("third_party", 10), ("undisclosed", 20)])
def test_each_matter_has_its_working_days(
    visitor: Visitor, entry: CatalogueEntry, monkeypatch: pytest.MonkeyPatch, matter: str, days: int
) -> None:
    asked: list[int] = []

    def add(day: date, number: int) -> WorkdayResult:
        asked.append(number)
        return WorkdayResult(day, certain=True)

    monkeypatch.setattr("base.workdays.add_workdays", add)
    visitor.files(entry, matter=matter)
    assert asked == [days]


def test_what_is_not_public_needs_no_item(office: Office, visitor: Visitor) -> None:
    visitor.files(None, matter="undisclosed", text="没有公开去年的决算。", unit=str(office.unit.pk))
    made = Objection.objects.get()
    assert (made.source_id, made.unit_id, made.matter) == (None, office.unit.pk, "undisclosed")


def test_an_item_that_is_gone_still_takes_words(visitor: Visitor, office: Office) -> None:
    page = visitor.client.get(f"{NEW}?item=99999")
    assert "现在没有公开" in text_of(page)
    visitor.files(None, item="99999")
    assert Objection.objects.count() == 1


def test_a_double_click_is_one_objection_with_one_receipt(entry: CatalogueEntry, visitor: Visitor) -> None:
    token = visitor.opens(entry)
    visitor.writes()
    first, second = (visitor.sends(token, entry, attachment=pdf()) for _click in range(2))
    assert code_of(first) == code_of(second)
    assert (Objection.objects.count(), Attachment.objects.exclude(objection=None).count()) == (1, 1)


def test_words_that_changed_after_going_back_are_not_lost(entry: CatalogueEntry, visitor: Visitor) -> None:
    token = visitor.opens(entry)
    visitor.writes()
    first = visitor.sends(token, entry, attachment=pdf())
    second = visitor.sends(token, entry, text="还有第四段。")
    assert code_of(first) != code_of(second)
    assert [one.attachments.count() for one in Objection.objects.order_by("pk")] == [1, 1]


@pytest.mark.parametrize(
    "wrong", [{"matter": ""}, {"name": "长" * 51}, {"text": "长" * 5001}, {"unit": "7777777"}, {"website": "x"}]
)
def test_bad_input_keeps_everything_that_was_typed(visitor: Visitor, office: Office, wrong: dict[str, str]) -> None:
    typed = {"text": "“引号”与<尖括号>，濬", "name": "老街坊", "contact": "laojiefang@example.com", **wrong}
    answer = visitor.files(None, attachment=pdf(), **typed)
    assert Objection.objects.count() == 0
    shown = unescape(text_of(answer))
    assert [
        value for name, value in typed.items() if name not in ("website", "unit", "matter") and value not in shown
    ] == []
    assert "证明.pdf" in shown
    right = {**typed, "matter": "error", "text": "短", "name": "", "unit": "", "website": ""}
    visitor.writes()
    visitor.sends(token_of(answer), None, **right)
    assert Objection.objects.get().attachments.count() == 1


def test_traditional_pages_do_not_change_what_was_typed(visitor: Visitor, office: Office) -> None:
    token = visitor.opens(prefix="/zh-hant")
    answer = visitor.sends(token, prefix="/zh-hant", matter="", text="简体的话")
    assert "简体的话" in unescape(text_of(answer))
    assert "還沒有提交" in text_of(answer)


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (("a.exe", b"MZ"), "附件只能是"),
        (("a.pdf", b""), "附件是空的"),
        (("a.pdf", b"x" * (5 * 1024 * 1024 + 1)), "不能超过"),
    ],
)
def test_a_file_that_is_not_taken_says_why(visitor: Visitor, office: Office, file: tuple[str, bytes], why: str) -> None:
    answer = visitor.files(None, attachment=pdf(*file))
    assert why in text_of(answer)
    assert TEXT in _plain(answer)
    assert not Attachment.objects.exists()


def _plain(answer: Any) -> str:
    return unescape(text_of(answer))


def test_a_kept_file_can_be_dropped(visitor: Visitor, office: Office) -> None:
    answer = visitor.files(None, matter="", attachment=pdf())
    visitor.writes()
    visitor.sends(token_of(answer), drop="1")
    assert Objection.objects.get().attachments.count() == 0


def test_files_of_forms_that_never_came_back_go(
    visitor: Visitor, office: Office, later: Callable[[timedelta], datetime]
) -> None:
    visitor.files(None, matter="", attachment=pdf())
    assert sweep_waiting(later(timedelta(hours=23))) == 0
    assert sweep_waiting(later(timedelta(hours=2))) == 1


def test_too_fast_too_late_and_forged_forms_come_back(visitor: Visitor, office: Office, later: Any) -> None:
    fast = visitor.sends(visitor.opens())
    token = visitor.opens()
    later(timedelta(hours=25))
    late = visitor.sends(token)
    forged = visitor.sends("made-up")
    for answer in (fast, late, forged):
        assert (answer.status_code, TEXT in _plain(answer)) == (200, True)
    assert Objection.objects.count() == 0


def test_a_form_without_the_cookie_comes_back_with_its_words(office: Office, later: Any) -> None:
    careful = Client(enforce_csrf_checks=True)
    visitor = Visitor(careful, lambda: later(timedelta(minutes=1)))
    answer = visitor.files(None)
    assert (answer.status_code, TEXT in _plain(answer), Objection.objects.count()) == (200, True, 0)
    token = answer.context["csrf_token"]
    visitor.writes()
    visitor.sends(token_of(answer), csrfmiddlewaretoken=str(token))
    assert Objection.objects.count() == 1


def test_one_address_files_so_many_an_hour(
    visitor: Visitor, office: Office, settings: Any, later: Callable[[timedelta], datetime]
) -> None:
    settings.GONGKAI_OBJECTION_LIMITS = {**settings.GONGKAI_OBJECTION_LIMITS, "file": 2}
    answers = [visitor.files(None, text=f"第{n}处。") for n in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "第2处。" in _plain(answers[-1])
    later(WITHIN)
    assert visitor.files(None, text="第3处。").status_code == 200
    assert Objection.objects.count() == 3


def test_addresses_are_not_kept_in_the_clear_and_expire(visitor: Visitor, office: Office, later: Any) -> None:
    visitor.files(None)
    assert not Visit.objects.filter(address_hash__contains="127.0.0.1").exists()
    assert sweep_visits(later(WITHIN + timedelta(minutes=1))) == 1
    assert AuditEvent.objects.get(action="objections.file").address == ""


def test_no_cache_keeps_these_pages(visitor: Visitor, entry: CatalogueEntry) -> None:
    for address in (NEW, "/objections/", f"{NEW}?item={entry.pk}", "/en/objections/new/"):
        answer = visitor.client.get(address)
        assert "no-store" in answer["Cache-Control"], address
        assert "noindex" in answer["X-Robots-Tag"]
        assert "X-Page-Cache" not in visitor.client.get(address)
    assert "csrfmiddlewaretoken" not in text_of(visitor.client.get(entry.address))


def test_both_sides_are_told_by_mail_without_the_words(
    entry: CatalogueEntry,
    office: Office,
    visitor: Visitor,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = visitor.files(entry, contact="laojiefang@example.com")
    to = {address for message in mail.outbox for address in message.to}
    assert {"laojiefang@example.com", office.editor.email, office.final.email} <= to
    assert office.first.email not in to
    said = "".join(f"{message.subject}{message.body}" for message in mail.outbox)
    assert (TEXT in said, code_of(answer) in said) == (False, False)


def test_who_left_no_address_gets_no_mail(
    entry: CatalogueEntry,
    visitor: Visitor,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        visitor.files(entry, contact="13900000000")
    assert all(address.endswith("gov.cn") for message in mail.outbox for address in message.to)
