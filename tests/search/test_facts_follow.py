"""What results are narrowed by follows the catalogue too, also where another item's release moved it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from base.clock import today
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from search.documents import documents_of
from search.engines import get_engine
from search.services.rebuild import differences
from tests.factories import DocumentFactory, TopicFactory, UnitFactory
from tests.moves import release, release_shell
from tests.search.golden_rows import asked
from tests.search.moves import released

pytestmark = pytest.mark.django_db


def found(**options: Any) -> list[int]:
    return list(get_engine().search(asked("防汛值班", **options)).ids)


def repeal_of(entry: CatalogueEntry) -> Any:
    target = DocumentFactory._meta.model.objects.get(pk=entry.source_id)
    relation = ("relation", {"relation": "repeals", "target": target})
    fields = {"title": "关于清理文件的决定", "genre": "决定", "effective_date": today(), "relations": [relation]}
    return DocumentFactory(unit=entry.unit, section=entry.section, **fields)


def test_a_document_is_narrowed_by_all_that_the_catalogue_files_it_under() -> None:
    above = TopicFactory(name="应急管理")
    topic, other = TopicFactory(name="防汛", parent=above), UnitFactory()
    release_shell(above, topic, other)
    entry = released(title="防汛值班表", genre="通知", topic=topic, co_units=[other], joint_consent="复函")
    (document,) = documents_of([CatalogueEntry.objects.select_related("content").get(pk=entry.pk)])
    assert dict(document.facts)["tab"] == "policy"
    assert set(document.unit_ids) == {entry.unit_id, other.pk}
    assert set(document.topic_ids) == {topic.pk, above.pk}
    facets = get_engine().search(asked("防汛值班")).facets
    assert facets == {
        "unit": {str(entry.unit_id): 1, str(other.pk): 1},
        "topic": {str(topic.pk): 1, str(above.pk): 1},
        "year": {str(document.year): 1},
        "genre": {"通知": 1},
        "validity": {"in_force": 1},
        "form": {"text": 1},
    }


def test_a_repeal_ends_its_target_in_the_index_and_its_withdrawal_revives_it() -> None:
    entry = released(title="防汛值班表")
    repeal = repeal_of(entry)
    release(repeal)
    assert found(chosen=(("validity", "repealed"),)) == [entry.pk]
    assert found(chosen=(("validity", "in_force"),)) == []
    assert differences() == []
    withdraw_item(CatalogueEntry.objects.get(kind="document", source_id=repeal.pk), notice="已撤下", acts=[])
    assert found(chosen=(("validity", "in_force"),)) == [entry.pk]
    assert differences() == []


def test_a_repeal_released_together_with_its_target_ends_it() -> None:
    first = released(title="其他")
    target = DocumentFactory(title="防汛值班表", unit=first.unit, section=first.section)
    relation = ("relation", {"relation": "repeals", "target": target})
    decision = DocumentFactory(
        title="决定", unit=first.unit, section=first.section, effective_date=today(), relations=[relation]
    )
    release(decision, target)
    assert len(found(chosen=(("validity", "repealed"),))) == 1
    assert differences() == []


def test_a_topic_that_gets_another_parent_takes_its_documents_along() -> None:
    topic, above = TopicFactory(name="防汛"), TopicFactory(name="应急管理")
    release_shell(topic, above)
    entry = released(title="防汛值班表", topic=topic)
    assert found(chosen=(("topic", str(above.pk)),)) == []
    topic.parent = above
    topic.save()
    release(topic)
    assert found(chosen=(("topic", str(above.pk)),)) == [entry.pk]


def test_a_corrected_date_of_publication_moves_it_in_time() -> None:
    entry = released(title="防汛值班表")
    CatalogueEntry.objects.filter(pk=entry.pk).update(published_at="2001-05-06T12:00:00+08:00")
    get_engine().index(documents_of([CatalogueEntry.objects.select_related("content").get(pk=entry.pk)]))
    assert found(until=date(2001, 5, 6)) == found(chosen=(("year", "2001"),)) == [entry.pk]
    assert found(since=date(2001, 5, 7)) == []
    assert get_engine().problems() == []


def test_a_date_that_the_index_missed_is_noticed() -> None:
    entry = released(title="防汛值班表")
    CatalogueEntry.objects.filter(pk=entry.pk).update(expiry_date=date(2001, 5, 6))
    assert any("不是现行版本" in sentence for sentence in differences())
