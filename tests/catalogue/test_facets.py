"""Totals, rows and facet counts equal what one would count by hand, after any history of the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure.catalogue import shell
from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.filing import lists_of
from disclosure.catalogue.lists.filters import PARAMETERS, Filters
from disclosure.catalogue.lists.listing import make_listing
from disclosure.catalogue.lists.walk import walk
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from disclosure.catalogue.shell import Shell
from disclosure.catalogue.terms import TermKey
from disclosure.catalogue.verify.lists import Recount
from tests.catalogue.notes import note, note_kind, release_notes
from tests.factories import KeyAreaFactory, SectionFactory, TopicFactory, UnitFactory
from tests.moves import release_shell

pytestmark = pytest.mark.django_db
MOMENTS = ("2024-12-31T15:59:59+00:00", "2024-12-31T16:00:00+00:00", "2025-07-01T00:00:00+00:00")


@pytest.fixture
def words(db: None) -> Iterator[SimpleNamespace]:
    """Sections and topics in two levels, units and key areas, all public."""
    place = SimpleNamespace(units=UnitFactory.create_batch(2), areas=KeyAreaFactory.create_batch(2))
    parent, topic = SectionFactory(), TopicFactory()
    release_shell(parent, topic)
    place.sections = [parent, SectionFactory(parent=parent), SectionFactory()]
    place.topics = [topic, TopicFactory(parent=topic)]
    release_shell(*place.sections[1:], place.topics[1], *place.units, *place.areas)
    with note_kind():
        yield place


def histories(most: int = 12) -> st.SearchStrategy[list[tuple[str, int, dict[str, int]]]]:
    """Releases, corrections and withdrawals of few items, so that they meet."""
    choices = st.fixed_dictionaries(
        {name: st.integers(-1, 2) for name in ("section", "unit", "topic", "genre", "moment")}
        | {"areas": st.integers(0, 3)}
    )
    return st.lists(
        st.tuples(st.sampled_from(["release", "release", "withdraw"]), st.integers(1, 5), choices), max_size=most
    )


def facts_of(place: SimpleNamespace, choice: dict[str, int]) -> dict[str, Any]:
    def pick(rows: list[Any], number: int) -> int | None:
        return rows[number % len(rows)].pk if number >= 0 else None

    return {
        "section_id": pick(place.sections, choice["section"]),
        "unit_id": pick(place.units, choice["unit"]),
        "topic_id": pick(place.topics, choice["topic"]),
        "genre": ("通知", "意见", "函")[choice["genre"]] if choice["genre"] >= 0 else "",
        "key_area_ids": [area.pk for bit, area in enumerate(place.areas) if choice["areas"] >> bit & 1],
        "original_published_at": MOMENTS[choice["moment"]],
    }


def live_through(place: SimpleNamespace, history: list[tuple[str, int, dict[str, int]]]) -> None:
    for what, number, choice in history:
        if what == "release":
            release_notes((number, facts_of(place, choice)))
        elif CatalogueEntry.objects.filter(kind="note", source_id=number).exists():
            withdraw_item(note(number), notice="撤下", acts=[])


def by_hand(now: Shell) -> dict[int, set[TermKey]]:
    """Which lists each entry belongs in, newest first."""
    rows = CatalogueEntry.objects.filter(kind="note").select_related("content").order_by("-published_at", "-pk")
    return {entry.pk: lists_of(entry, now) for entry in rows}


def every_filter(place: SimpleNamespace) -> list[dict[str, str]]:
    single = [
        {},
        *({"section": each.slug} for each in place.sections),
        *({"unit": each.slug} for each in place.units),
        *({"topic": each.slug} for each in place.topics),
        *({"key_area": each.slug} for each in place.areas),
        *({"genre": each} for each in ("通知", "意见")),
        *({"year": each} for each in ("2024", "2025")),
    ]
    pairs = [one | other for one in single for other in single if one.keys() < (one | other).keys() and one and other]
    triples = [{"genre": "通知", "year": "2025"} | each for each in single if "section" in each or "unit" in each]
    return [*single, *pairs, *triples]


def check(filters: Filters, now: Shell, items: dict[int, set[TermKey]]) -> None:
    keys = set(filters.term_keys(now))
    matching = [number for number, lists in items.items() if keys <= lists]
    listing = make_listing(filters, 1, now)
    assert (listing.total, listing.exact) == (len(matching), True)
    assert [row.pk for row in listing.rows] == matching
    assert [entry.pk for entry in walk(filters.term_keys(now), step=2)] == matching
    if not matching:
        return
    expected = Counter(key for number in matching for key in items[number])
    if len(filters.chosen) == 1:  # the chosen facet shows what else could be chosen
        own = PARAMETERS[filters.chosen[0][0]][0]
        expected = Counter({key: n for key, n in expected.items() if key[1] != own})
        expected.update(key for lists in items.values() for key in lists if key[1] == own)
    ignored = (Dimension.ALL, Dimension.KIND)
    found = {key: n for key, n in listing.counts.items() if key[1] not in ignored}
    wanted = {key: n for key, n in expected.items() if key[1] not in ignored}
    if len(filters.chosen) == 1:  # a term's pair with itself is not kept
        found = {key: n for key, n in found.items() if key not in keys}
        wanted = {key: n for key, n in wanted.items() if key not in keys}
    assert found == wanted


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories())
def test_lists_are_what_one_counts_by_hand(
    words: SimpleNamespace, history: list[tuple[str, int, dict[str, int]]]
) -> None:
    with transaction.atomic():
        live_through(words, history)
        now = shell.current()
        items = by_hand(now)
        for values in every_filter(words):
            check(Filters.from_query(values, "zh-hans"), now, items)
        assert list(Recount().check(lambda n: None)) == []
        transaction.set_rollback(True)


def test_the_year_of_a_publication_is_a_year_in_shanghai(words: SimpleNamespace) -> None:
    for number, moment in enumerate(MOMENTS, start=1):
        release_notes((number, {"original_published_at": moment}))
    now = shell.current()
    totals = {year: make_listing(Filters("zh-hans", (("year", year),)), 1, now).total for year in ("2024", "2025")}
    assert totals == {"2024": 1, "2025": 2}


def test_a_chosen_facet_still_counts_its_other_values(words: SimpleNamespace) -> None:
    for number, genre in enumerate(("通知", "通知", "意见"), start=1):
        release_notes((number, {"genre": genre}))
    listing = make_listing(Filters("zh-hans", (("genre", "通知"),)), 1, shell.current())
    genres = {key: n for (_, dimension, key), n in listing.counts.items() if dimension == "genre"}
    assert genres == {"通知": 2, "意见": 1}


def test_counts_of_three_filters_are_exact_to_their_limit_and_say_so_beyond(
    words: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("disclosure.catalogue.lists.rows.EXACT", 3)
    monkeypatch.setattr("disclosure.catalogue.lists.rows.count_of_terms.__defaults__", (3,))
    fields = facts_of(words, {"section": 0, "unit": 0, "topic": 0, "genre": 0, "moment": 2, "areas": 0})
    chosen = (("unit", words.units[0].slug), ("genre", "通知"), ("year", "2025"))
    for number, total, text in ((3, 3, "3"), (4, 3, "3+")):
        release_notes(*((n, fields) for n in range(number)))
        listing = make_listing(Filters("zh-hans", chosen), 1, shell.current())
        assert (listing.total, listing.total_text) == (total, text)


def test_a_moved_section_takes_its_items_along_and_no_address_changes(client: Any, words: SimpleNamespace) -> None:
    parent, child, other = words.sections
    release_notes((1, {"section_id": child.pk}))
    addresses = set(CatalogueEntry.objects.values_list("pk", "path"))
    assert "第1号记录" in client.get(f"/{parent.slug}/").content.decode()
    assert "第1号记录" not in client.get(f"/{other.slug}/").content.decode()
    child.parent, child.name = other, "改名的栏目"
    release_shell(child)
    assert set(CatalogueEntry.objects.values_list("pk", "path")) == addresses
    assert "第1号记录" not in client.get(f"/{parent.slug}/").content.decode()
    assert "第1号记录" in client.get(f"/{other.slug}/").content.decode()
    assert "改名的栏目" in client.get(f"/{parent.slug}/{child.slug}/").content.decode()
    assert list(Recount().check(lambda n: None)) == []
