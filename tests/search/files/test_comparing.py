"""`rebuild_search --check` proves that the index holds of attachments what they say."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from disclosure.catalogue.models import CatalogueEntry
from search.files import comparing
from search.files.comparing import differing
from search.files.models import FileText
from search.services.follow import index_again
from search.services.rebuild import compare_files
from tests.search.files.moves import attached, file_of, read_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries() -> list[CatalogueEntry]:
    found = [attached(("甲.txt", "抽水泵".encode())), attached(("乙.txt", "编织袋".encode())), attached()]
    read_all()
    return found


def wrong() -> set[int]:
    return {number for _count, some in compare_files() for number in some}


def check() -> None:
    call_command("rebuild_search", "--check")


def test_what_was_read_and_indexed_agrees(entries: list[CatalogueEntry]) -> None:
    check()
    assert [count for count, _some in compare_files()] == [3]


def test_a_text_that_was_read_and_not_indexed_is_named(entries: list[CatalogueEntry]) -> None:
    FileText.objects.filter(pk=file_of(entries[0]).sha256).update(squeezed="发电机")
    with pytest.raises(CommandError, match=f"1 条的附件文字与附件不一致：.*{entries[0].pk}"):
        check()
    call_command("rebuild_search")
    check()


def test_a_text_that_should_not_be_there_is_named(entries: list[CatalogueEntry]) -> None:
    FileText.objects.filter(pk=file_of(entries[1]).sha256).update(squeezed="", characters=0)
    assert wrong() == {entries[1].pk}


def test_a_text_that_is_missing_in_the_index_is_named(entries: list[CatalogueEntry]) -> None:
    kept = FileText.objects.get(pk=file_of(entries[0]).sha256)
    FileText.objects.filter(pk=kept.pk).update(squeezed="")
    index_again(list(CatalogueEntry.objects.filter(pk=entries[0].pk).select_related("content")))
    kept.save()
    assert wrong() == {entries[0].pk}


def test_few_texts_are_in_memory_at_once(entries: list[CatalogueEntry], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    texts_of = comparing.texts_of

    def counted(numbers: list[int]) -> dict[int, str]:
        asked.append(len(numbers))
        return texts_of(numbers)

    monkeypatch.setattr(comparing, "texts_of", counted)
    monkeypatch.setattr(comparing, "WITH_TEXT", 1)
    monkeypatch.setattr(comparing, "AT_ONCE", 2)
    assert list(compare_files()) == [(2, set()), (1, set())]
    assert asked == [1, 1]  # the third has no attachment, and costs no text


def test_nothing_to_compare_is_no_difference() -> None:
    assert list(differing([], lambda some: {})) == []
    check()
