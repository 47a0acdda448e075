"""部分公开: the public reads that a document is redacted, in how many places, on what ground, and the remedy (R4)."""

from __future__ import annotations

import pytest
from django.test import Client

from disclosure.catalogue.models import CatalogueEntry
from tests.factories import DocumentFactory, SectionFactory, UnitFactory
from tests.moves import release, release_shell

pytestmark = pytest.mark.django_db

REDACTIONS = [
    ("redaction", {"place": "附件1第4列", "article": "15", "reason": "含报价<b>"}),
    ("redaction", {"place": "第三部分", "article": "16", "reason": "评审讨论记录"}),
]


@pytest.fixture
def page(client: Client) -> str:
    unit, section = UnitFactory(phone="010-55570071"), SectionFactory()
    release_shell(unit, section)
    document = DocumentFactory(
        unit=unit,
        section=section,
        redactions=REDACTIONS,
        original_location="档案柜三号",
        body=[("text", "<p>结果如下。</p>")],
    )
    release(document)
    path = CatalogueEntry.objects.get(kind="document", source_id=document.pk).path
    return client.get(path or "").content.decode()


def test_the_places_articles_and_reasons_are_shown(page: str) -> None:
    for words in ("共删减 2 处", "附件1第4列", "第十五条", "评审讨论记录"):
        assert words in page, words


def test_the_unit_that_answers_and_the_remedy_are_named(page: str) -> None:
    assert "010-55570071" in page
    assert "先依法申请行政复议" in page


def test_where_the_original_lies_is_nobodys_business(page: str) -> None:
    assert "档案柜三号" not in page


def test_reasons_are_escaped(page: str) -> None:
    assert "含报价&lt;b&gt;" in page
