"""撤下: with a notice, by a final reviewer; the address answers 410, and a re-release gives everything back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from disclosure.catalogue.models import CatalogueEntry, Tombstone
from disclosure.documents.models import DocumentPage
from portal.models import Unit
from tests.factories import UserFactory
from tests.moves import approve, pass_chain, submit
from tests.review.admin import client_of, text_of, told
from tests.review.moves import entry_of
from tests.review.office import Office

NOTICE = "原文数据有误，已撤下核对；如有异议可申请行政复议。"


@pytest.fixture
def entry(office: Office, page: DocumentPage) -> CatalogueEntry:
    return pass_chain(page, office.editor)


def withdraw(user: Any, entry: CatalogueEntry, notice: str = NOTICE) -> Any:
    return client_of(user).post(f"/admin/review/catalogue/{entry.pk}/withdraw/", {"notice": notice})


def test_the_address_tells_why_and_the_draft_stays(
    office: Office, page: DocumentPage, entry: CatalogueEntry, client: Client
) -> None:
    answer = withdraw(office.final, entry)
    assert (answer.status_code, "已撤下" in told(answer)) == (302, True)
    gone = client.get(entry.address)
    assert gone.status_code == 410
    assert NOTICE in text_of(gone)
    assert page.title not in text_of(gone)
    assert page.title not in text_of(client.get(f"/{office.section.slug}/"))
    draft = DocumentPage.objects.get(pk=page.pk)
    assert (draft.live, draft.title) == (False, page.title)


def test_it_remembers_who_did_it(office: Office, entry: CatalogueEntry) -> None:
    withdraw(office.final, entry)
    assert Tombstone.objects.get(path=entry.path).acts[0]["id"] == office.final.pk


@pytest.mark.parametrize("who", ["editor", "first", "second", "secrecy", "superuser", "nobody"])
def test_only_final_reviewers_withdraw(office: Office, entry: CatalogueEntry, client: Client, who: str) -> None:
    user = {"superuser": UserFactory(is_superuser=True), "nobody": UserFactory()}.get(who) or getattr(office, who)
    withdraw(user, entry)
    assert CatalogueEntry.objects.filter(pk=entry.pk).exists()
    assert client.get(entry.address).status_code == 200


def test_it_needs_a_notice(office: Office, entry: CatalogueEntry) -> None:
    answer = withdraw(office.final, entry, "   ")
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert CatalogueEntry.objects.filter(pk=entry.pk).exists()


def test_a_word_of_the_shell_is_never_withdrawn(office: Office) -> None:
    entry = CatalogueEntry.objects.get(kind="section", source_id=office.section.pk)
    assert "不能撤下" in text_of(withdraw(office.final, entry))
    assert CatalogueEntry.objects.filter(pk=entry.pk).exists()
    assert Unit.objects.get(pk=office.unit.pk).live


def test_it_comes_back_by_a_new_chain_with_path_number_and_date(
    office: Office, page: DocumentPage, entry: CatalogueEntry, client: Client
) -> None:
    withdraw(office.final, entry)
    draft = DocumentPage.objects.get(pk=page.pk)
    draft.title = "核对后的标题"
    copy = submit(draft, office.editor)
    for user in office.reviewers:
        assert client.get(entry.address).status_code == 410
        approve(copy, user)
    again = entry_of(page)
    kept = ["pk", "path", "index_no", "published_at", "first_published_at"]
    assert [getattr(again, name) for name in kept] == [getattr(entry, name) for name in kept]
    assert again.index_no
    assert "核对后的标题" in text_of(client.get(entry.address))


def test_two_who_withdraw_at_once_leave_one_tombstone(office: Office, entry: CatalogueEntry) -> None:
    withdraw(office.final, entry)
    assert withdraw(office.final, entry).status_code == 404
    assert Tombstone.objects.count() == 1
