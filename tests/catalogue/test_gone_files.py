"""A file that is no longer public answers as the page of its item does; one that never was is unknown."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.cache import caches
from django.test import Client

from base import clock
from disclosure.catalogue.content import Change
from disclosure.catalogue.models import CatalogueEntry, GoneFile
from disclosure.catalogue.services.erase import erase_item
from disclosure.catalogue.services.restore import restore_items
from disclosure.catalogue.services.withdraw import withdraw_item
from disclosure.documents.models import DocumentPage
from tests.moves import release
from tests.search.files.moves import address, attached, attachment, file_of

pytestmark = pytest.mark.django_db
NOTICE = "数据有误，已撤下核对。"


def answers(client: Client, entry_file: tuple[str, str]) -> list[tuple[int, str]]:
    """Status and page of a file and of its reading view."""
    found = [client.get(one) for one in entry_file]
    return [(one.status_code, "" if one.streaming else one.content.decode()) for one in found]


def addresses(entry: CatalogueEntry) -> tuple[str, str]:
    file = file_of(entry)
    return f"/files/{file.sha256}/{file.name}", address(file)


def statuses(client: Client, where: tuple[str, str]) -> list[int]:
    return [status for status, _page in answers(client, where)]


def corrected(entry: CatalogueEntry, change: Change | None = None) -> None:
    page = DocumentPage.objects.get(pk=entry.source_id)
    page.attachments = [("file", attachment("乙.txt", "新名单".encode()))]
    page.save()
    release(page, change=change)


@pytest.fixture
def entry() -> CatalogueEntry:
    return attached(("甲.txt", "名单".encode()))


def test_after_a_withdrawal_it_gives_the_reason_of_the_page(client: Client, entry: CatalogueEntry) -> None:
    where = addresses(entry)
    assert statuses(client, where) == [200, 200]
    withdraw_item(entry, notice=NOTICE, acts=[])
    assert client.get(entry.address).status_code == 410
    for status, page in answers(client, where):
        assert status == 410
        assert NOTICE in page


def test_neither_its_name_nor_its_hash_is_kept(entry: CatalogueEntry) -> None:
    file = file_of(entry)
    withdraw_item(entry, notice=NOTICE, acts=[])
    kept = str(list(GoneFile.objects.values()))
    assert GoneFile.objects.exists()
    assert file.sha256 not in kept
    assert file.name not in kept


@pytest.mark.parametrize("turn", ["another name", "another file"])
def test_what_was_never_public_is_unknown(client: Client, entry: CatalogueEntry, turn: str) -> None:
    file = file_of(entry)
    withdraw_item(entry, notice=NOTICE, acts=[])
    where = f"/files/{file.sha256}/other.txt" if turn == "another name" else f"/files/{'0' * 64}/{file.name}"
    assert statuses(client, (where, f"{where}/read/")) == [404, 404]


def test_files_of_earlier_versions_go_with_the_item(client: Client, entry: CatalogueEntry) -> None:
    old = addresses(entry)
    corrected(entry)
    assert statuses(client, old) == [200, 200]
    withdraw_item(CatalogueEntry.objects.get(pk=entry.pk), notice=NOTICE, acts=[])
    assert statuses(client, old) == [410, 410]


def test_of_a_sealed_version_it_leads_to_what_is_in_force(client: Client, entry: CatalogueEntry) -> None:
    old = addresses(entry)
    corrected(entry, Change("privacy"))
    for status, page in answers(client, old):
        assert status == 410
        assert "附件已不再公开" in page
        assert f'<a href="{entry.address}">' in page


def test_past_its_time_it_says_so(client: Client, entry: CatalogueEntry) -> None:
    where = addresses(entry)
    CatalogueEntry.objects.filter(pk=entry.pk).update(public_until=clock.today() - timedelta(days=1))
    caches["pages"].clear()  # the day is part of the key
    for status, page in answers(client, where):
        assert status == 410
        assert "公示期已满" in page


def test_what_another_item_shows_is_still_there(client: Client, entry: CatalogueEntry) -> None:
    attached(("甲.txt", "名单".encode()))
    withdraw_item(entry, notice=NOTICE, acts=[])
    assert statuses(client, addresses(CatalogueEntry.objects.get(kind="document"))) == [200, 200]


def test_it_comes_back_with_its_item_and_goes_with_it_again(client: Client, entry: CatalogueEntry) -> None:
    where = addresses(entry)
    restore_items(withdraw_item(entry, notice="误撤", acts=[]), reason="误撤")
    assert statuses(client, where) == [200, 200]
    withdraw_item(CatalogueEntry.objects.get(pk=entry.pk), notice=NOTICE, acts=[])
    assert [NOTICE in page for _status, page in answers(client, where)] == [True, True]


def test_nothing_is_left_of_an_erased_item(client: Client, entry: CatalogueEntry) -> None:
    where = addresses(entry)
    withdraw_item(entry, notice=NOTICE, acts=[], reason="privacy")
    two = [{"id": 1, "name": "甲"}, {"id": 2, "name": "乙"}]
    words = {"case_no": "S-1", "basis": "个人信息保护法第四十七条", "reference": "函"}
    erase_item("document", entry.source_id, ordered_by=two, **words)
    assert client.get(entry.address).status_code == 410
    assert statuses(client, where) == [404, 404]
    assert not GoneFile.objects.exists()


def test_the_migration_remembers_what_went_before_it(client: Client, entry: CatalogueEntry) -> None:
    sealed, shown = attached(("丙.txt", b"one")), attached(("丁.txt", b"two"))
    old = addresses(sealed)
    corrected(sealed, Change("privacy"))
    where = addresses(entry)
    withdraw_item(entry, notice=NOTICE, acts=[])
    before = set(GoneFile.objects.values_list("address_hash", "kind", "source_id"))
    GoneFile.objects.all().delete()
    import_module("disclosure.catalogue.migrations.0007_gone_file").remember(apps, None)
    assert set(GoneFile.objects.values_list("address_hash", "kind", "source_id")) == before
    assert [statuses(client, one) for one in (where, old, addresses(shown))] == [[410, 410], [410, 410], [200, 200]]
