from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from base.clock import today
from disclosure.catalogue.models import CatalogueEntry
from search.engines import get_engine
from search.plan import MAX_LENGTH
from search.results import PER_PAGE
from search.services.follow import put_in
from tests.factories import DocumentFactory
from tests.moves import release
from tests.search.corpus import document
from tests.search.moves import released

pytestmark = pytest.mark.django_db


def answer(client: Client, query: str, **more: Any) -> dict[str, Any]:
    response = client.get("/api/v1/search/", {"q": query, **more})
    assert response.status_code == 200
    return response.json()


def page(client: Client, query: str, **more: Any) -> str:
    response = client.get("/search/", {"q": query, **more})
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_shows_title_number_unit_and_a_marked_passage(client: Client) -> None:
    entry = released(
        title="关于防汛值班的通知", doc_no="示政发〔2026〕7号", body=[("text", "<p>备足编织袋和抽水泵。</p>")]
    )
    text = page(client, "抽水泵")
    assert "备足编织袋和<mark>抽水泵</mark>。" in text
    assert f'href="{entry.path}"' in text
    assert "关于防汛值班的通知" in text
    assert "示政发〔2026〕7号" in text
    assert "关于<mark>防汛值班</mark>的通知" in page(client, "防汛值班")


def test_the_api_tells_the_same_as_data(client: Client) -> None:
    entry = released(title="关于防汛值班的通知", doc_no="示政发〔2026〕7号")
    data = answer(client, "防汛")
    (result,) = data["results"]
    assert data["total"] == 1
    assert result["source_id"] == str(entry.source_id)
    assert result["title"] == "关于防汛值班的通知"
    assert result["url"] == f"http://testserver{entry.path}"
    assert result["doc_no"] == "示政发〔2026〕7号"
    assert "<mark>防汛</mark>" in result["title_html"]
    assert result["published_at"].endswith("+08:00")


def test_the_api_names_what_no_search_engine_is_to_keep(client: Client) -> None:
    entry = released(title="关于防汛值班的通知")
    assert answer(client, "防汛")["results"][0]["noindex"] is False
    CatalogueEntry.objects.filter(pk=entry.pk).update(noindex=True)
    assert answer(client, "防汛")["results"][0]["noindex"] is True


def test_an_imported_document_is_named_by_its_own_id(client: Client) -> None:
    entry = released(title="关于防汛值班的通知")
    CatalogueEntry.objects.filter(pk=entry.pk).update(external_id="law-7")
    assert answer(client, "防汛")["results"][0]["source_id"] == "law-7"


def test_ten_results_stand_on_a_page(client: Client) -> None:
    first = released(title="防汛值班表第1期")
    unit, section = first.unit, first.section
    release(*[DocumentFactory(title=f"防汛值班表第{n}期", unit=unit, section=section) for n in range(2, 13)])
    assert len(answer(client, "防汛")["results"]) == PER_PAGE
    second = answer(client, "防汛", page=2)
    assert (second["total"], second["pages"], len(second["results"])) == (12, 2, 2)
    assert answer(client, "防汛", page=999)["page"] == 2
    assert answer(client, "防汛", page="x")["page"] == 1
    assert "page=2" in page(client, "防汛")


def test_the_catalogue_has_the_last_word(client: Client) -> None:
    """What the index still holds is not shown once the catalogue says no."""
    expired, unlisted = (released(title=f"防汛值班表第{n}期") for n in "甲乙")
    get_engine().index([document(30, "防汛值班表，目录里没有")])
    CatalogueEntry.objects.filter(pk=expired.pk).update(public_until=today() - timedelta(days=1))
    CatalogueEntry.objects.filter(pk=unlisted.pk).update(listed=False)
    data = answer(client, "防汛")
    assert (data["total"], data["results"]) == (0, [])


def test_script_in_a_title_stays_text(client: Client) -> None:
    released(title="防汛<script>alert(1)</script>值班", body=[("text", "<p>防汛 &lt;img src=x&gt;</p>")])
    text = page(client, "防汛")
    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_script_in_a_query_stays_text(client: Client) -> None:
    assert "<script>alert" not in page(client, "<script>alert(1)</script>")


@pytest.mark.parametrize(
    "query",
    ["'; DROP TABLE catalogue_catalogueentry; --", '" OR 1=1 NEAR(x', "title:* ^防汛", "%_%", "\\", "{}[]()",
     "防\x00汛", "😀防汛😀", "a" * MAX_LENGTH, "防" * MAX_LENGTH],
)  # fmt: skip
def test_any_query_gets_an_answer(client: Client, query: str) -> None:
    page(client, query)
    assert client.get("/api/v1/search/", {"q": query}).status_code in (200, 400)


@pytest.mark.parametrize(("query", "message"), [("热" * 10_000, "搜索词太长"), ("😀🔥", "没有可以查找的文字")])
def test_what_cannot_be_searched_gets_a_clear_message(client: Client, query: str, message: str) -> None:
    assert message in page(client, query)
    response = client.get("/api/v1/search/", {"q": query})
    assert response.status_code == 400
    assert message in response.json()["message"]


def test_without_a_query_the_page_is_a_search_box(client: Client) -> None:
    assert 'name="q"' in page(client, "")
    assert client.get("/search/").status_code == 200
    data = answer(client, "")
    assert (data["total"], data["page"], data["pages"], data["results"]) == (0, 1, 1, [])


def test_searching_makes_no_session_and_is_not_kept(client: Client) -> None:
    released(title="关于防汛值班的通知")
    response = client.get("/search/", {"q": "防汛"})
    assert not response.cookies
    assert client.get("/search/", {"q": "防汛"}).headers.get("X-Page-Cache") != "hit"


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/search/", {"q": "防汛"}).status_code in (403, 405)


def test_english_is_searched_at_its_own_address(client: Client) -> None:
    entry = released(title="关于防汛值班的通知")
    text = client.get("/en/search/", {"q": "防汛"}).content.decode()
    assert "关于<mark>" not in text
    # The way to the Chinese pages is written in English: read aloud as Chinese it would be noise.
    (way,) = re.findall(r'<a href="/search/\?q=%E9%98%B2%E6%B1%9B"([^>]*)>([^<]*)</a>', text)
    assert (way[0].split(), way[1]) == (['hreflang="zh-CN"'], "Search the Chinese pages for it")
    CatalogueEntry.objects.filter(pk=entry.pk).update(language="en")
    put_in([CatalogueEntry.objects.select_related("content").get(pk=entry.pk)])
    assert "关于<mark>" in client.get("/en/search/", {"q": "防汛"}).content.decode()


def test_the_number_of_queries_does_not_grow_with_the_hits(client: Client) -> None:
    first = released(title="防汛值班表第1期")

    def more(numbers: range) -> None:
        release(*[DocumentFactory(title=f"防汛值班表{n}", unit=first.unit, section=first.section) for n in numbers])

    more(range(10))  # with fewer hits than a page holds, more readings are tried
    few = queries_of(client)
    more(range(10, 40))
    assert queries_of(client) == few


def queries_of(client: Client) -> int:
    client.get("/search/", {"q": "防汛"})  # the shell is read once in each process
    with CaptureQueriesContext(connection) as queries:
        client.get("/search/", {"q": "防汛"})
    return len(queries)
