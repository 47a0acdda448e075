"""查询: only the code opens the page; from there a person adds, takes back, and has their contact data erased."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from base.models import AuditEvent
from disclosure.catalogue.models import CatalogueEntry
from disclosure.objections.models import Objection
from disclosure.objections.services.erase_contact import erase_contacts_due
from disclosure.objections.tokens import COOKIE, open_door
from tests.objections.moves import CONTACT, TEXT, Visitor, file
from tests.review.admin import text_of

pytestmark = pytest.mark.django_db
STATUS = "/objections/status/"


def words_of(answer: Any) -> str:
    return unescape(text_of(answer))


def test_the_code_opens_the_page_however_it_is_typed(entry: CatalogueEntry, visitor: Visitor) -> None:
    made, code = file(entry)
    for typed in (code, code.lower(), code.replace("-", ""), f" {code} "):
        answer = visitor.looks(typed)
        assert answer.redirect_chain[-1][0] == STATUS
        assert (made.number in words_of(answer), TEXT in words_of(answer)) == (True, True)


def test_the_code_is_in_no_address_and_not_in_the_database(entry: CatalogueEntry, visitor: Visitor) -> None:
    made, code = file(entry)
    answer = visitor.looks(code)
    assert code.replace("-", "") not in answer.redirect_chain[-1][0].replace("-", "")
    row = Objection.objects.filter(pk=made.pk).values().get()
    assert not [value for value in map(str, row.values()) if code in value or code.replace("-", "") in value]


def test_without_the_code_there_is_no_page(objection: Objection, client: Client) -> None:
    assert client.get(STATUS).status_code == 302
    client.cookies[COOKIE] = str(objection.pk)
    assert client.get(STATUS).status_code == 302
    client.cookies[COOKIE] = open_door(objection.pk)[:-1] + "x"
    assert client.get(STATUS).status_code == 302


def test_the_page_closes_after_half_an_hour_and_on_leaving(
    entry: CatalogueEntry, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    _made, code = file(entry)
    visitor.looks(code)
    visitor.client.post(STATUS, {"leave": "1"})
    assert visitor.client.get(STATUS).status_code == 302
    visitor.looks(code)
    import time

    now = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 31 * 60)
    assert visitor.client.get(STATUS).status_code == 302


def test_codes_cannot_be_tried_for_long(office: Any, visitor: Visitor, settings: Any, entry: CatalogueEntry) -> None:
    settings.GONGKAI_OBJECTION_LIMITS = {**settings.GONGKAI_OBJECTION_LIMITS, "code": 2}
    _made, code = file(entry)
    assert [visitor.client.post("/objections/", {"code": "AAAA"}).status_code for _try in range(3)] == [200, 200, 429]
    assert visitor.client.post("/objections/", {"code": code}).status_code == 429


def test_a_person_adds_a_word_once(entry: CatalogueEntry, visitor: Visitor) -> None:
    made, code = file(entry)
    visitor.looks(code)
    for _click in range(2):
        answer = visitor.client.post(STATUS, {"add": "1", "text": "附表第二行也不对。"}, follow=True)
    assert ("附表第二行也不对。" in words_of(answer), made.added.count()) == (True, 1)


def test_a_word_that_is_too_long_stays_in_the_form(entry: CatalogueEntry, visitor: Visitor) -> None:
    made, code = file(entry)
    visitor.looks(code)
    answer = visitor.client.post(STATUS, {"add": "1", "text": "长" * 2001})
    assert ("长" * 2001 in words_of(answer), made.added.count()) == (True, 0)


def test_a_person_takes_it_back_only_when_sure(entry: CatalogueEntry, visitor: Visitor) -> None:
    made, code = file(entry)
    visitor.looks(code)
    assert "请先勾选确认" in words_of(visitor.client.post(STATUS, {"take_back": "1"}))
    answer = visitor.client.post(STATUS, {"take_back": "1", "sure": "1"}, follow=True)
    made.refresh_from_db()
    assert ("已由本人撤回" in words_of(answer), made.is_open) == (True, False)
    assert AuditEvent.objects.get(action="objections.take_back").actor == {}


def test_a_person_has_their_contact_data_erased(entry: CatalogueEntry, visitor: Visitor) -> None:
    made, code = file(entry)
    visitor.looks(code)
    visitor.client.post(STATUS, {"forget": "1", "sure": "1"})
    made.refresh_from_db()
    assert (made.sealed_contact, made.has_email, made.contact_erased_at is None) == ("", False, False)
    assert AuditEvent.objects.get(action="objections.erase_contact").data["why"] == "person"
    assert visitor.looks(code).status_code == 200


def test_contact_data_goes_some_days_after_closing(
    entry: CatalogueEntry, visitor: Visitor, settings: Any, later: Callable[[timedelta], Any]
) -> None:
    settings.GONGKAI_OBJECTION_CONTACT_DAYS = 30
    made, code = file(entry)
    assert erase_contacts_due(later(timedelta(days=40))) == 0
    visitor.looks(code)
    visitor.client.post(STATUS, {"take_back": "1", "sure": "1"})
    assert erase_contacts_due(later(timedelta(days=30))) == 0
    assert erase_contacts_due(later(timedelta(days=2))) == 1
    assert erase_contacts_due(later(timedelta(days=1))) == 0
    made.refresh_from_db()
    assert made.sealed_contact == ""


def test_the_page_shows_no_contact_data(entry: CatalogueEntry, visitor: Visitor) -> None:
    _made, code = file(entry)
    answer = visitor.looks(code)
    assert (CONTACT.name in words_of(answer), CONTACT.contact in words_of(answer)) == (False, False)
    assert "no-store" in answer["Cache-Control"]
