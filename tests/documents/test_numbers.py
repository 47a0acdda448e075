"""发文字号 and 索引号: one issuer gives a number once; no index number is given twice."""

from __future__ import annotations

from typing import Any

import pytest

from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from disclosure.documents.forms import DisclosedPageForm
from disclosure.documents.models import DocumentPage
from tests.documents.conftest import Place
from tests.documents.moves import reasons
from tests.factories import DocumentFactory, ReprintFactory
from tests.moves import release

NUMBER = "示政发〔2026〕5号"


@pytest.fixture
def taken(place: Place) -> DocumentPage:
    """A public document that has the number."""
    page = DocumentFactory(unit=place.unit, section=place.section, title="原文件", doc_no=NUMBER)
    release(page)
    return DocumentPage.objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("fields", "allowed"),
    [
        pytest.param({}, False, id="a second document with the number: refused"),
        pytest.param({"doc_no": "示政发〔2026〕6号"}, True, id="another number: allowed"),
        pytest.param({"doc_no": ""}, True, id="no number: allowed"),
        pytest.param({"issuer": "示例区财政局"}, True, id="another issuer with the same number: allowed"),
        pytest.param({"external_id": "old-7"}, True, id="what was migrated keeps the number it had: allowed"),
    ],
)
def test_a_number_is_given_once(page: DocumentPage, taken: DocumentPage, fields: dict[str, Any], allowed: bool) -> None:
    found = reasons(page, **{"doc_no": NUMBER, "issuer": taken.issuer, **fields})
    assert (NUMBER in found) is not allowed


@pytest.mark.parametrize(
    ("relation", "allowed"),
    [
        pytest.param("corrects", True, id="更正: allowed"),
        pytest.param("redacts", True, id="删减版: allowed"),
        pytest.param("continues", True, id="续: allowed"),
        pytest.param("amends", False, id="修改 is a document of its own: refused"),
        pytest.param("repeals", False, id="废止 is a document of its own: refused"),
        pytest.param("implements", False, id="落实 is a document of its own: refused"),
        pytest.param("forwards", False, id="转发 is a document of its own: refused"),
    ],
)
def test_unless_it_says_how_it_stands_to_the_first(
    page: DocumentPage, taken: DocumentPage, relation: str, allowed: bool
) -> None:
    relations = [("relation", {"relation": relation, "target": taken})]
    found = reasons(page, doc_no=NUMBER, issuer=taken.issuer, relations=relations)
    assert (found == "") is allowed


def test_a_correction_of_the_item_itself_keeps_its_number(taken: DocumentPage) -> None:
    assert reasons(taken, title="改正错字的原文件") == ""


@pytest.mark.parametrize(
    "written", ["示政发[2026]5号", "示政发（2026）5号", "示政发【2026】05号", "示政发﹝2026﹞第5号", NUMBER]
)
def test_every_bracket_style_becomes_one(page: DocumentPage, written: str) -> None:
    form_class: Any = DocumentPage.get_edit_handler().get_form_class()
    form: DisclosedPageForm = form_class(instance=page, parent_page=page.get_parent())
    form.cleaned_data = {"doc_no": written}
    assert form.clean_doc_no() == NUMBER


class TestIndexNumbers:
    def test_the_release_gives_the_next_one_of_the_unit_and_year(self, page: DocumentPage, place: Place) -> None:
        other = DocumentFactory(unit=place.unit, section=place.section)
        release(page, other)
        entries = CatalogueEntry.objects.filter(kind="document").order_by("pk")
        first, second = (str(entry.index_no) for entry in entries)
        assert first.startswith(place.unit.code)
        assert int(second[-6:]) == int(first[-6:]) + 1

    def test_a_withdrawn_number_is_not_given_again(self, page: DocumentPage, place: Place) -> None:
        release(page)
        entry = CatalogueEntry.objects.get(kind="document")
        withdraw_item(entry, notice="核对", acts=[])
        release(DocumentFactory(unit=place.unit, section=place.section))
        assert CatalogueEntry.objects.get(kind="document").index_no != entry.index_no

    def test_a_correction_keeps_it(self, page: DocumentPage) -> None:
        release(page)
        before = CatalogueEntry.objects.get(kind="document").index_no
        page = DocumentPage.objects.get(pk=page.pk)
        page.title = "改正错字的标题"
        page.save()
        release(page)
        entry = CatalogueEntry.objects.get(kind="document")
        assert (entry.title, entry.index_no) == ("改正错字的标题", before)

    def test_a_reprint_has_none(self, place: Place) -> None:
        """转载 was made elsewhere: it is not counted as 制发 here."""
        release(ReprintFactory(unit=place.unit, section=place.section))
        entry = CatalogueEntry.objects.get(kind="reprint")
        assert entry.index_no is None
        assert entry.issuer == "示例市人民政府"
