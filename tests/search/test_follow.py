"""The index follows the catalogue inside the transaction of each release and withdrawal."""

from __future__ import annotations

import pytest
from django.db import transaction

from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from search.engines import get_engine
from search.models import IndexedEntry
from search.services.follow import put_in
from search.services.rebuild import differences
from tests.factories import DocumentFactory
from tests.moves import release
from tests.search.golden_rows import asked
from tests.search.moves import released

pytestmark = pytest.mark.django_db


def found(query: str) -> list[int]:
    return list(get_engine().search(asked(query)).ids)


def test_a_released_document_is_found_by_title_number_and_body() -> None:
    entry = released(
        title="关于防汛值班的通知", body=[("text", "<p>备足编织袋和抽水泵。</p>")], doc_no="示政发〔2026〕7号"
    )
    assert found("防汛值班") == found("抽水泵") == found("示政发[2026]7号") == [entry.pk]
    assert differences() == []


def test_a_draft_is_not_found() -> None:
    DocumentFactory(title="关于防汛值班的通知")
    assert found("防汛值班") == []


def test_parts_of_the_shell_are_not_found() -> None:
    entry = released(title="关于防汛值班的通知")
    assert list(IndexedEntry.objects.values_list("number", flat=True)) == [entry.pk]


def test_a_corrected_document_is_found_by_its_new_words_only() -> None:
    entry = released(title="关于防汛值班的通知", body=[("text", "<p>二十四小时有人在岗。</p>")])
    page = DocumentFactory._meta.model.objects.get(pk=entry.source_id)
    page.title = "关于抗旱值班的通知"
    page.save()
    release(page)
    assert found("抗旱") == [entry.pk]
    assert found("防汛") == []
    assert differences() == []


def test_a_release_that_fails_leaves_no_trace_in_the_index() -> None:
    with transaction.atomic():
        released(title="关于防汛值班的通知")
        assert found("防汛") != []
        transaction.set_rollback(True)
    assert found("防汛") == []
    assert get_engine().problems() == []


def test_a_withdrawn_document_is_no_longer_found() -> None:
    entry = released(title="关于防汛值班的通知")
    withdraw_item(entry, notice="已撤下", acts=[])
    assert found("防汛") == []
    assert differences() == []


def test_what_a_flush_left_in_the_engine_is_in_nobodys_way() -> None:
    entry = released(title="关于防汛值班的通知")
    IndexedEntry.objects.all().delete()
    assert get_engine().problems() != []
    put_in([CatalogueEntry.objects.select_related("content").get(pk=entry.pk)])
    assert found("防汛") == [entry.pk]
    assert get_engine().problems() == []
