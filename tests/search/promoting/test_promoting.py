"""Pinned results and hot words are public words: nobody reads one before another person has approved it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from base.models import User
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.catalogue.services.withdraw import withdraw_item
from search.models import HotWords, PinnedResult
from tests.factories import UserFactory
from tests.moves import release_shell, reviewer
from tests.review.admin import errors_of, save, send, text_of
from tests.review.moves import press
from tests.search.moves import released
from tests.search.promoting.moves import hot_words, pinned

pytestmark = pytest.mark.django_db


@pytest.fixture
def webmaster(db: None) -> User:
    return UserFactory(is_superuser=True)


@pytest.fixture
def approver(db: None) -> User:
    return reviewer("short")


@pytest.fixture
def entry(db: None) -> CatalogueEntry:
    """What is pinned: no search for the keyword would find it."""
    return released(title="关于提高老年人社会优待水平的通知")


def page(query: str, client: Client | None = None, **more: str) -> str:
    return text_of((client or Client()).get("/search/", {"q": query, **more}))


class TestPinned:
    def test_it_is_shown_after_one_other_person_approved_it(
        self, entry: CatalogueEntry, webmaster: User, approver: User
    ) -> None:
        row = pinned(entry.address)
        assert "每年四月更新" not in page("坐车免费")
        assert send(webmaster, row).status_code == 302
        copy = ReviewCopy.objects.latest("pk")
        assert "每年四月更新" not in page("坐车免费")
        assert press(approver, copy).status_code == 302
        shown = page("坐车免费")
        assert "每年四月更新" in shown
        assert f'href="{entry.address}"' in shown

    def test_a_newer_draft_changes_nothing(self, entry: CatalogueEntry, webmaster: User) -> None:
        row = pinned(entry.address)
        release_shell(row)
        save(webmaster, PinnedResult.objects.get(pk=row.pk), keywords="别的词")
        PinnedResult.objects.filter(pk=row.pk).update(keywords="别的词", name="别的名称")
        assert "每年四月更新" in page("坐车免费")
        assert "每年四月更新" not in page("别的词")

    @pytest.mark.parametrize("query", ["坐车免费", "请问坐车免费怎么办理", " 坐車免費 ", "老年卡"])
    def test_the_frame_of_a_query_does_not_matter(self, entry: CatalogueEntry, query: str) -> None:
        release_shell(pinned(entry.address))
        assert "每年四月更新" in page(query)

    @pytest.mark.parametrize("query", ["坐车", "老年卡丢失补办点", "坐车免费 -老人", "无关"])
    def test_another_query_shows_nothing(self, entry: CatalogueEntry, query: str) -> None:
        release_shell(pinned(entry.address))
        assert "每年四月更新" not in page(query)

    def test_it_stands_before_the_first_page_of_the_query_itself(self, entry: CatalogueEntry) -> None:
        release_shell(pinned(entry.address))
        assert "每年四月更新" not in page("坐车免费", titles="1")

    def test_what_is_withdrawn_is_not_shown(self, entry: CatalogueEntry) -> None:
        release_shell(pinned(entry.address))
        withdraw_item(entry, notice="数据有误，已撤下核对。", acts=[])
        shown = page("坐车免费")
        assert entry.title not in shown
        assert "每年四月更新" not in shown

    def test_another_language_shows_its_own(self, entry: CatalogueEntry) -> None:
        release_shell(pinned(entry.address))
        assert "Updated in April" not in text_of(Client().get("/en/search/", {"q": "坐车免费"}))

    def test_a_note_is_text(self, entry: CatalogueEntry) -> None:
        release_shell(pinned(entry.address, note="<script>alert(1)</script>"))
        assert "<script>alert(1)" not in page("坐车免费")
        assert "&lt;script&gt;alert(1)" in page("坐车免费")

    @pytest.mark.parametrize(
        "address", ["/zwgk/nothing/1/", "https://www.example.com/", "javascript:alert(1)", "http://[", "/a%00/"]
    )
    def test_only_what_is_public_can_be_pinned(self, webmaster: User, approver: User, address: str) -> None:
        answer = send(webmaster, pinned(address))
        assert "目录中没有公开的信息使用地址" in errors_of(answer)

    def test_it_needs_a_keyword_that_can_be_searched_for(
        self, entry: CatalogueEntry, webmaster: User, approver: User
    ) -> None:
        assert "不能用来搜索" in errors_of(send(webmaster, pinned(entry.address, keywords="？？")))

    def test_an_address_may_be_copied_whole(self, entry: CatalogueEntry, webmaster: User, approver: User) -> None:
        send(webmaster, pinned(f"https://www.example.gov.cn{entry.address}?from=1#top"))
        press(approver, ReviewCopy.objects.latest("pk"))
        assert "每年四月更新" in page("坐车免费")


def data(query: str, root: str = "", **more: str) -> dict[str, Any]:
    return dict(Client().get(f"{root}/api/v1/search/", {"q": query, **more}).json())


class TestTheApi:
    """It tells what the page shows, by the same rule."""

    def test_pinned_items_stand_apart_from_the_results(self, entry: CatalogueEntry) -> None:
        row = pinned(entry.address)
        assert data("坐车免费")["pinned"] == []
        release_shell(row)
        answer = data("坐车免费")
        (one,) = answer["pinned"]
        assert (one["number"], one["title"], one["note"]) == (entry.pk, entry.title, "区民政局每年四月更新")
        assert one["url"].endswith(entry.address)
        assert data("坐车免费", titles="1")["pinned"] == data("坐车")["pinned"] == []
        assert data("坐车免费", root="/en")["pinned"] == []
        withdraw_item(entry, notice="数据有误，已撤下核对。", acts=[])
        assert data("坐车免费")["pinned"] == []

    def test_hot_words_are_those_that_were_approved(self, entry: CatalogueEntry) -> None:
        row = hot_words("医保报销")
        assert data("查无此文")["hot_words"] == []
        release_shell(row)
        assert data("查无此文")["hot_words"] == ["医保报销"]
        assert data("社会优待")["hot_words"] == []  # there are results
        assert data("查无此文", root="/en")["hot_words"] == []


class TestHotWords:
    @pytest.fixture
    def row(self, db: None) -> HotWords:
        return hot_words("医保报销\n老年卡\n\n医保报销")

    def test_they_are_shown_after_one_other_person_approved_them(
        self, row: HotWords, webmaster: User, approver: User
    ) -> None:
        assert "医保报销" not in page("")
        send(webmaster, row)
        assert "医保报销" not in page("")
        press(approver, ReviewCopy.objects.latest("pk"))
        assert page("").count('<li><a href="/search/?q=%E5%8C%BB%E4%BF%9D%E6%8A%A5%E9%94%80"') == 1

    def test_they_help_where_nothing_was_found(self, row: HotWords) -> None:
        release_shell(row)
        assert "医保报销" in page("查无此文")

    def test_none_is_no_empty_box(self, db: None) -> None:
        assert "hot-words" not in page("")

    def test_english_has_its_own(self, row: HotWords) -> None:
        release_shell(row)
        assert "hot-words" not in text_of(Client().get("/en/search/"))
