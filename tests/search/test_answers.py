"""What the page says of an engine's answer: depth, rounded totals, an engine that is away, a better word."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from search.asking import LAST_PAGE, PER_PAGE
from search.request import MAX_COUNTED, MAX_DEPTH, Answer, Query
from tests.search.moves import released

pytestmark = pytest.mark.django_db


@dataclass
class Told:
    """An engine that answers what it was told to, and remembers what it was asked."""

    answer: Answer
    asked: list[Query] = field(default_factory=list)

    def search(self, query: Query) -> Answer:
        self.asked.append(query)
        return self.answer


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> Told:
    """An engine with more hits than it counts."""
    entry = released(title="关于防汛值班的通知")
    told = Told(
        Answer(
            total=MAX_COUNTED + 1, ids=(entry.pk,), facets={"year": {"2026": 9000}}, tabs={"policy": MAX_COUNTED + 1},
            facets_partial=True, engine="told",
        )
    )  # fmt: skip
    monkeypatch.setattr("search.engines.get_engine", lambda: told)
    return told


def page(client: Client, **asked: Any) -> str:
    return client.get("/search/", {"q": "防汛", **asked}).content.decode()


def test_more_than_is_counted_is_said_so(client: Client, many: Told) -> None:
    text = page(client)
    assert "找到 <strong>10000+</strong> 条信息" in text
    assert '政策 <span class="facet-count">10000+</span>' in text
    assert "各项数目按最新的 10000 条结果统计。" in text
    data = client.get("/api/v1/search/", {"q": "防汛"}).json()
    assert (data["total"], data["total_is_exact"], data["facets_partial"]) == (MAX_COUNTED + 1, False, True)


@pytest.mark.parametrize("asked", [LAST_PAGE, LAST_PAGE + 1, 5000])
def test_deep_pages_end_with_a_clear_sentence(client: Client, many: Told, asked: int) -> None:
    text = page(client, page=asked)
    assert f"这里只列出前 {MAX_DEPTH} 条" in text
    assert all(query.start + query.size <= MAX_DEPTH for query in many.asked)
    assert f'aria-current="page"\n               aria-label="第 {LAST_PAGE} 页"' in text
    data = client.get(f"/api/v1/search/?q=防汛&page={asked}").json()
    assert (data["page"], data["pages"], data["next"]) == (LAST_PAGE, MAX_DEPTH // PER_PAGE, None)
    assert "只列出前" in data["message"]


def test_pages_before_the_last_say_nothing_of_it(client: Client, many: Told) -> None:
    assert "这里只列出前" not in page(client, page=LAST_PAGE - 1)


def test_an_engine_that_stepped_in_is_named_quietly(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = released(title="关于防汛值班的通知")
    answer = Answer(total=1, ids=(entry.pk,), tabs={"policy": 1}, fallback=True)
    monkeypatch.setattr("search.engines.get_engine", lambda: Told(answer))
    assert "检索服务正在恢复" in page(client)
    assert client.get("/api/v1/search/", {"q": "防汛"}).json()["fallback"] is True


def test_a_better_word_is_offered_as_a_link(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    released(title="关于防汛值班的通知")
    monkeypatch.setattr("search.results.corrected", lambda query, language: "防汛<值班>")
    text = page(client, year="1999")
    assert "您是不是要找：" in text
    assert '<a href="/search/?q=%E9%98%B2%E6%B1%9B%3C%E5%80%BC%E7%8F%AD%3E">防汛&lt;值班&gt;</a>' in text
    assert client.get("/api/v1/search/", {"q": "防汛"}).json()["did_you_mean"] == "防汛<值班>"


def test_facets_that_name_nothing_of_ours_are_left_out(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index may still count for a unit that is gone."""
    entry = released(title="关于防汛值班的通知")
    answer = Answer(total=1, ids=(entry.pk,), facets={"unit": {"99999": 3, "x": 1}, "topic": {"99999": 2}})
    monkeypatch.setattr("search.engines.get_engine", lambda: Told(answer))
    data = client.get("/api/v1/search/", {"q": "防汛"}).json()
    assert (data["facets"]["unit"], data["facets"]["topic"]) == ([], [])
    assert "facet-unit" not in page(client)


def test_what_narrows_goes_along_into_other_languages_and_displays(client: Client) -> None:
    released(title="关于防汛值班的通知")
    text = page(client, validity="in_force", titles="1", utm_source="x")
    assert "/zh-hant/search/?q=%E9%98%B2%E6%B1%9B&amp;titles=1&amp;validity=in_force" in text
    assert "utm_source" not in text


def test_english_says_it_in_english(client: Client) -> None:
    text = client.get("/en/search/", {"q": "flood", "year": "1999"}).content.decode()
    assert "Nothing fits all that you chose" in text
    assert "Drop “" in text
    frame = text.partition("<main")[2].partition("</main>")[0]
    assert not [char for char in frame if "一" <= char <= "鿿"]
