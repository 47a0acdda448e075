"""What is given once: index numbers, publication times, paths."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from base.clock import SHANGHAI
from base.models import Sequence
from disclosure.catalogue import shell
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from disclosure.catalogue.verify.lists import Recount
from tests.catalogue.moves import entry_of, let_out, released_page
from tests.catalogue.notes import note_copies, note_kind, release_notes
from tests.factories import SectionFactory, UnitFactory
from tests.moves import release, release_shell


@pytest.fixture
def notes(db: None) -> Iterator[None]:
    with note_kind():
        yield


def numbers() -> list[str | None]:
    return list(CatalogueEntry.objects.exclude(index_no=None).order_by("pk").values_list("index_no", flat=True))


def wanting(unit: Any, **kwargs: Any) -> dict[str, Any]:
    return {"unit_id": unit.pk, "wants_index_no": True, **kwargs}


@pytest.mark.django_db
def test_numbers_follow_unit_and_year_of_the_release(district: SimpleNamespace, notes: None) -> None:
    other = UnitFactory(code="11Z999")
    release_shell(other)
    at = datetime(2026, 12, 31, 23, 59, tzinfo=SHANGHAI)
    release_notes((1, wanting(district.unit)), (2, wanting(district.unit)), (3, wanting(other)), at=at)
    release_notes((4, wanting(district.unit)), at=at + timedelta(minutes=1))
    code = district.unit.code
    assert numbers() == [
        f"{code}/ZK-2026-000001",
        f"{code}/ZK-2026-000002",
        "11Z999/ZK-2026-000001",
        f"{code}/ZK-2027-000001",
    ]


@pytest.mark.django_db
def test_an_import_keeps_its_number_and_nobody_gets_it_again(district: SimpleNamespace, notes: None) -> None:
    year = datetime.now(SHANGHAI).year
    given = f"{district.unit.code}/ZK-{year}-000002"
    release_notes((1, wanting(district.unit, index_no=given)))
    release_notes(*((number, wanting(district.unit)) for number in (2, 3, 4)))
    assert [number[-1] for number in numbers() if number] == ["2", "1", "3", "4"]


@pytest.mark.django_db
def test_the_number_of_a_withdrawn_item_is_never_given_again(district: SimpleNamespace) -> None:
    entry = let_out(district)
    withdraw_item(entry, notice="撤下", acts=[])
    Sequence.objects.filter(name__startswith="index:").delete()  # not even when the sequence starts anew
    assert let_out(district).index_no != entry.index_no


@pytest.mark.django_db
def test_a_release_that_fails_gives_its_number_back(district: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    page = released_page(district)
    monkeypatch.setattr("disclosure.catalogue.services.let_out.versions.move", lambda keys: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        let_out(district)
    monkeypatch.undo()
    first, second = entry_of(page).index_no or "", let_out(district).index_no or ""
    assert int(second[-6:]) == int(first[-6:]) + 1


@pytest.mark.django_db
def test_a_correction_moves_no_time_and_no_number(district: SimpleNamespace, later: Any) -> None:
    page = released_page(district)
    before = entry_of(page)
    later(timedelta(days=40))
    page.title = "更正后的标题"
    release(page)
    after = entry_of(page)
    for name in ("pk", "path", "index_no", "published_at", "first_published_at"):
        assert getattr(after, name) == getattr(before, name), name
    assert after.updated_at > before.updated_at
    assert after.content_id != before.content_id


@pytest.mark.django_db
def test_a_correction_into_another_section_keeps_its_address(client: Any, district: SimpleNamespace) -> None:
    page = released_page(district)
    address = entry_of(page).address
    page.section = SectionFactory()
    release_shell(page.section)
    release(page)
    assert entry_of(page).address == address
    assert client.get(address).status_code == 200
    assert page.title in client.get(f"/{page.section.slug}/").content.decode()
    assert page.title not in client.get(f"/{district.section.slug}/").content.decode()


@pytest.mark.django_db
def test_a_section_keeps_its_address_when_its_name_its_slug_and_its_parent_change(
    client: Any, district: SimpleNamespace
) -> None:
    entry, section = let_out(district), district.section
    address = f"/{section.slug}/"
    section.parent = SectionFactory()
    release_shell(section.parent)
    section.name, section.slug = "改了名的栏目", "renamed"
    release(section)
    assert "改了名的栏目" in client.get(address).content.decode()
    assert client.get(entry.address).status_code == 200
    assert let_out(district).address.startswith(address)


@pytest.mark.django_db
def test_a_migrated_item_shows_its_original_date_and_keeps_the_day_it_came(
    client: Any, district: SimpleNamespace
) -> None:
    original = datetime(2015, 3, 2, 9, 30, tzinfo=SHANGHAI)
    entry = let_out(district, original_published_at=original, external_id="a1")
    assert entry.published_at == original
    assert entry.first_published_at.year >= 2026
    assert "/201503/" in entry.address
    text = client.get(entry.address).content.decode()
    assert "2015-03-02" in text
    assert "迁移日期" in text


@pytest.mark.django_db(transaction=True)
def test_no_number_is_given_twice_when_many_release_at_once() -> None:
    """Four writers, the same unit, on whatever database the tests run."""
    shell.forget()
    unit = UnitFactory()
    release_shell(unit)
    failures: list[BaseException] = []
    with note_kind():
        copies = {number: wanting(unit) for number in range(1, 17)}

        def work(mine: list[int]) -> None:
            try:
                for number in mine:
                    release_notes((number, copies[number]))
            except BaseException as error:
                failures.append(error)
            finally:
                connection.close()

        threads = [threading.Thread(target=work, args=([*copies][start::4],)) for start in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        found = numbers()
        assert len(found) == len(set(found)) == 16
        assert [int((number or "")[-6:]) for number in sorted(found, key=str)] == list(range(1, 17))
        assert list(Recount().check(lambda n: None)) == []


@pytest.mark.django_db
def test_drafts_have_no_number(district: SimpleNamespace, notes: None) -> None:
    note_copies([(1, wanting(district.unit))])
    assert numbers() == []
