"""The demo's documents are like real ones: complete, filed, and in agreement with themselves and each other."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

import pytest

from base.workdays import add_workdays
from demo.reading.documents import DocumentSource, read_documents
from demo.reading.front_matter import split
from demo.reading.inline import targets
from demo.reading.markdown import blocks_of
from demo.reading.site import read_units
from demo.services.states import EMERGENCIES, PUBLIC, WAITS_AT
from disclosure.catalogue.enums import Openness
from disclosure.documents.enums import DeadlineRule, Genre, NonDisclosureReason, RedactionArticle
from portal.services.seeds import read_seeds

SOURCES = read_documents()
BY_NUMBER = {source.doc_no: source for source in SOURCES if source.doc_no}
each = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
NUMBER = re.compile(r"(.+)〔(\d{4})〕(\d+)号")
LONG = 25  # characters; a shorter paragraph may be a set phrase


def slugs(name: str, kind: str, key: str = "slug") -> set[str]:
    return {item[key] for item in read_seeds(name)[kind]}


TOPICS = slugs("topics", "topic", "code") | {
    f"{head['code']}-{n:02d}" for head in read_seeds("topics")["topic"] for n in range(1, len(head["children"]) + 1)
}
UNITS = {unit["slug"]: unit for unit in read_units()}
SECTIONS, STATUTORY = slugs("sections", "section"), slugs("statutory", "item", "code")
KEY_AREAS = slugs("key_areas", "key_area", "name")


def test_there_are_eighty_of_many_kinds() -> None:
    assert len(SOURCES) >= 80
    assert {source.kind for source in SOURCES} == {"document", "reprint"}
    assert len({source.section for source in SOURCES}) >= 15
    assert sum(bool(source.images) for source in SOURCES) >= 20
    assert sum(bool(source.attachments) for source in SOURCES) >= 20


def test_every_state_of_the_chain_has_one() -> None:
    assert {source.state for source in SOURCES} == {"draft", *PUBLIC, *EMERGENCIES, *WAITS_AT}


@each
def test_is_filed_where_something_is(source: DocumentSource) -> None:
    assert source.unit in UNITS
    assert source.section in SECTIONS
    assert source.topic in TOPICS
    assert source.statutory_item in STATUTORY | {""}
    assert set(source.key_areas) <= KEY_AREAS


@each
def test_uses_the_words_of_the_law(source: DocumentSource) -> None:
    assert source.genre in {*Genre.values, ""}
    assert source.openness in Openness.values
    assert source.openness_reason in {*NonDisclosureReason.values, ""}
    assert (source.openness == Openness.ACTIVE) is (source.state != "undisclosed")


@each
def test_says_enough_about_itself(source: DocumentSource) -> None:
    assert 0 < len(source.abstract) <= 160
    assert source.keywords
    assert len(source.title) <= 255
    assert len(source.body) >= 400
    assert bool(source.redress) is (source.state in ("rejected", "withdrawn", *EMERGENCIES))


@pytest.mark.django_db
@each
def test_is_published_after_it_was_written_and_in_time(source: DocumentSource) -> None:
    """条例 art. 26: within twenty working days."""
    published = source.pub_date.date()
    begun = source.original_date or source.written_date
    assert begun <= source.written_date <= published <= add_workdays(source.written_date, 20).date


@each
def test_ends_after_it_begins(source: DocumentSource) -> None:
    if source.expiry_date:
        assert source.expiry_date > (source.effective_date or source.written_date)
    if source.public_until:
        assert source.public_until > source.pub_date.date()


@each
def test_is_signed_on_its_day(source: DocumentSource) -> None:
    day = source.written_date
    signed = re.findall(r"^(\d{4})年(\d{1,2})月(\d{1,2})日$", source.body, re.MULTILINE)
    assert not signed or (str(day.year), str(day.month), str(day.day)) in signed


@each
def test_a_correction_says_what_it_changes(source: DocumentSource) -> None:
    for wrong, right in source.correction["replace"] if source.correction else ():
        assert source.state == "released"
        assert wrong in source.body
        assert {wrong, right} == {word for word in (wrong, right) if word in source.correction["note"]}  # type: ignore[index]


@each
def test_what_was_taken_out_names_its_article_and_where_the_original_is(source: DocumentSource) -> None:
    assert bool(source.redactions) is bool(source.original_location)
    assert all(each["article"] in RedactionArticle.values and each["reason"] for each in source.redactions)


def test_one_is_corrected_redacted_objected_to_and_due_to_be_assessed_again() -> None:
    assert any(source.correction for source in SOURCES)
    assert any(source.redactions for source in SOURCES)
    assert any(source.objection for source in SOURCES)
    assert any(source.assess_on for source in SOURCES)
    assert {source.deadline_rule for source in SOURCES} == set(DeadlineRule.values)


@each
def test_shows_the_pictures_and_files_that_it_has(source: DocumentSource) -> None:
    shown = {block.text for block in blocks_of(source.body) if block.kind in ("image", "attachment")}
    assert shown == {item["name"] for item in (*source.images, *source.attachments)}
    assert all(len(picture["alt"]) > 10 for picture in source.images)


@each
def test_links_to_what_was_there_before_it(source: DocumentSource) -> None:
    for number in targets(source.body):
        assert BY_NUMBER[number].pub_date < source.pub_date


@each
def test_ends_on_the_day_on_which_the_document_that_repeals_it_begins(source: DocumentSource) -> None:
    if source.repealed_by:
        by = BY_NUMBER[source.repealed_by]
        assert source.repealed_date == (by.effective_date or by.written_date)
        assert by.pub_date > source.pub_date


def test_every_number_is_given_once() -> None:
    numbers = [source.doc_no for source in SOURCES if source.doc_no]
    assert len(numbers) == len(set(numbers))


def test_numbers_of_a_unit_rise_with_the_day() -> None:
    found: dict[tuple[str, str], list[tuple[object, int]]] = defaultdict(list)
    for number, source in BY_NUMBER.items():
        code, year, running = NUMBER.fullmatch(number).groups()  # type: ignore[union-attr]
        assert code == UNITS[source.unit]["doc_prefix"]
        assert int(year) == source.written_date.year
        found[code, year].append((source.written_date, int(running)))
    for rows in found.values():
        assert all(earlier[1] < later[1] for earlier, later in pairwise(sorted(rows)))


def test_no_two_bodies_share_a_paragraph() -> None:
    seen: dict[str, str] = {}
    for source in SOURCES:
        for block in blocks_of(source.body):
            for line in block.lines:
                if block.kind != "image" and len(line) > LONG:
                    # A salutation is a set phrase: whom a document is addressed to.
                    assert line.endswith("：") or seen.setdefault(line, source.name) == source.name, line


def test_a_file_without_front_matter_is_named(tmp_path: pytest.TempPathFactory) -> None:
    path = tmp_path / "x.md"  # type: ignore[operator]
    path.write_text("只有正文", "utf-8")
    with pytest.raises(ValueError, match=r"x\.md"):
        split(path)
