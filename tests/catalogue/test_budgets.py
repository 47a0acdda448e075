"""How many SQL statements a public page may cost: the same at 300 and at 3,000 items, on any page of any list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from base.clock import SHANGHAI
from base.storage import ReleasedStore
from disclosure.catalogue import shell
from disclosure.catalogue.enums import FileRole
from disclosure.catalogue.lists.rows import PER_PAGE
from disclosure.catalogue.models import EntryFile
from tests.catalogue.notes import note, note_kind, release_notes
from tests.factories import FooterFactory, SectionFactory, TopicFactory, UnitFactory
from tests.moves import release_shell

pytestmark = pytest.mark.django_db
GENRES = ("通知", "意见", "函", "公告", "批复")
LATEST = datetime(2026, 6, 1, tzinfo=SHANGHAI)


@pytest.fixture(scope="module", params=[300, 3000])
def town(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[SimpleNamespace]:
    """Items over ten years, in one transaction that is rolled back after the module."""
    with django_db_blocker.unblock(), note_kind(), transaction.atomic():
        place = SimpleNamespace(size=request.param, footer=FooterFactory())
        place.units = UnitFactory.create_batch(3)
        place.sections = SectionFactory.create_batch(4)
        place.topics = TopicFactory.create_batch(2)
        release_shell(place.footer, *place.units, *place.sections, *place.topics)
        release_notes(*((number, facts_of(place, number)) for number in range(place.size)))
        shell.forget()
        yield place
        transaction.set_rollback(True)


def facts_of(place: SimpleNamespace, number: int) -> dict[str, Any]:
    step = timedelta(days=3650) / place.size
    return {
        "unit_id": place.units[number % 3].pk,
        "section_id": place.sections[number % 4].pk,
        "topic_id": place.topics[number % 2].pk,
        "genre": GENRES[number % 5],
        "original_published_at": (LATEST - step * number).isoformat(),
    }


def cost(client: Client, address: str) -> int:
    """Count the statements of an uncached page in a process that knows the shell."""
    shell.current()
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(queries)


def lists(place: SimpleNamespace) -> list[tuple[str, int, int]]:
    """Addresses of lists, how many items each holds, and what it may cost."""
    section, unit, topic = place.sections[0].slug, place.units[0].slug, place.topics[0].slug
    return [
        ("/catalogue/?", place.size, 4),
        (f"/{section}/?", place.size // 4, 4),
        (f"/catalogue/?unit={unit}", place.size // 3, 4),
        ("/catalogue/?genre=通知", place.size // 5, 4),
        ("/catalogue/?year=2020", 0, 4),
        ("/catalogue/?genre=没有", 0, 4),
        (f"/{section}/?unit={unit}", place.size // 12, 5),
        (f"/catalogue/?unit={unit}&genre=通知", place.size // 15, 5),
        (f"/{section}/?unit={unit}&genre=通知", place.size // 60, 5),
        (f"/{section}/?unit={unit}&genre=通知&topic={topic}&year=2026", 0, 5),
    ]


def test_a_detail_page_costs_three(client: Client, town: SimpleNamespace) -> None:
    for number in (0, town.size - 1):
        assert cost(client, note(number).address) == 3


def test_every_page_of_every_list_costs_what_its_filters_allow(client: Client, town: SimpleNamespace) -> None:
    for address, size, budget in lists(town):
        last = max(1, -(-size // PER_PAGE))
        for page in {1, 2, last // 2 or 1, last, last + 50}:
            assert cost(client, f"{address}&page={page}") <= budget, (address, page)


def test_the_last_page_is_as_whole_as_the_first(client: Client, town: SimpleNamespace) -> None:
    for address, size, _budget in lists(town)[:1] + lists(town)[6:7]:
        last = -(-size // PER_PAGE)
        text = client.get(f"{address}&page={last}").content.decode()
        assert text.count('class="entry-title"') == size - (last - 1) * PER_PAGE


def test_a_kept_page_costs_one(client: Client, town: SimpleNamespace) -> None:
    for address in (note(0).address, "/catalogue/", f"/{town.sections[0].slug}/?genre=通知", "/api/v1/catalogue/"):
        first = client.get(address)
        with CaptureQueriesContext(connection) as queries:
            second = client.get(address)
        assert len(queries) == 1, address
        assert second.content == first.content


@pytest.mark.parametrize(
    ("address", "budget"),
    [("/api/v1/catalogue/?page=7", 4), ("/feeds/catalogue.atom", 4), ("/feeds/catalogue.atom?genre=函&year=2026", 4)],
)
def test_machines_pay_no_more_than_people(client: Client, town: SimpleNamespace, address: str, budget: int) -> None:
    assert cost(client, address) <= budget


def test_one_item_by_the_api_costs_four(client: Client, town: SimpleNamespace) -> None:
    assert cost(client, f"/api/v1/catalogue/{note(0).pk}/") == 4


@pytest.mark.parametrize(("is_shown", "expected"), [(True, 1), (False, 2)])
def test_a_file_costs_one(
    client: Client, town: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, is_shown: bool, expected: int
) -> None:
    """Where nobody shows it, those whose time is over are looked for once."""
    sha256, name = "0" * 64, "none.pdf"
    if is_shown:
        facts = {"sha256": sha256, "name": name, "size": 1, "role": FileRole.ATTACHMENT, "order": 0}
        EntryFile.objects.create(entry=note(0), content_type="application/pdf", **facts)
        monkeypatch.setattr(ReleasedStore, "open", lambda self, sha: ContentFile(b"x"))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/files/{sha256}/{name}").status_code == (200 if is_shown else 404)
    looked = [query["sql"].lower() for query in queries if "file" in query["sql"].lower()]
    assert len([sql for sql in looked if "entryfile" in sql]) == expected
    assert len(looked) <= 5


def test_no_page_reads_a_large_table_from_end_to_end(client: Client, town: SimpleNamespace) -> None:
    """What the planner says of every statement: looked up by an index, whatever the size."""
    if connection.vendor != "sqlite":
        pytest.skip("reads SQLite's query plans")
    addresses = [f"{address}&page=2" for address, _size, _budget in lists(town)]
    for address in [note(5).address, *addresses, "/api/v1/catalogue/", "/feeds/catalogue.atom?genre=函"]:
        shell.current()
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        for query in queries:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {query['sql'].replace('%', '%%')}")
                plan = [row[3] for row in cursor.fetchall()]
            scans = [line for line in plan if line.startswith("SCAN") and line != "SCAN m"]  # m: the rows found
            assert scans == [], (address, query["sql"], plan)
