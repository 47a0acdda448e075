"""Words of the shell take the short chain: author and one other person. Readers see them change at the release."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from base.models import User
from disclosure.catalogue import shell
from disclosure.catalogue.models import CatalogueEntry, HomePage, ReviewCopy
from portal.models import Menu, Section, SiteFooter, Unit
from tests.factories import UserFactory
from tests.moves import approve, release, release_shell, reviewer, submit
from tests.review.admin import autosave, client_of, edit_address, errors_of, form_data, save, send, text_of, told
from tests.review.moves import press, refusal
from tests.review.office import Office


@pytest.fixture
def webmaster(db: None) -> User:
    return UserFactory(is_superuser=True)


@pytest.fixture
def approver(db: None) -> User:
    return reviewer("short")


@pytest.fixture(params=[Unit, Section, SiteFooter, Menu], ids=lambda model: model.__name__)
def snippet(request: pytest.FixtureRequest, office: Office) -> Any:
    """A public part of the shell that every page shows."""
    if request.param is Menu:
        menu = Menu.objects.create(name="主菜单", slug="main", live=False)
        menu.items = [("link", {"label": "首页栏目", "label_en": "", "address": "/"})]
        menu.save()
        release_shell(menu)
    return request.param.objects.get()


def public_words(snippet: Any) -> str:
    """Return what the released shell says of a part."""
    shell.forget()
    entry = CatalogueEntry.objects.select_related("content").get(source_id=snippet.pk, kind=kind_of(snippet))
    return entry.content.content


def kind_of(snippet: Any) -> str:
    return {Unit: "unit", Section: "section", SiteFooter: "footer", Menu: "menu"}[type(snippet)]


class TestEveryPart:
    def test_a_saved_draft_changes_nothing_public(self, snippet: Any, webmaster: User) -> None:
        before = public_words(snippet)
        assert save(webmaster, snippet, name="新的名称").status_code == 302
        assert public_words(snippet) == before

    def test_it_changes_when_one_other_person_approves(self, snippet: Any, webmaster: User, approver: User) -> None:
        assert send(webmaster, snippet, name="新的名称").status_code == 302
        copy = ReviewCopy.objects.latest("pk")
        assert "新的名称" not in public_words(snippet)
        assert press(approver, copy).status_code == 302
        assert "新的名称" in public_words(snippet)
        assert type(snippet).objects.get(pk=snippet.pk).name == "新的名称"

    def test_its_author_does_not_approve_it(self, snippet: Any, approver: User) -> None:
        copy = submit(snippet, approver_and_author := reviewer("short"))
        assert "不得自己审核" in refusal(press(approver_and_author, copy))

    def test_publishing_by_post_is_explained_and_changes_nothing_public(self, snippet: Any, webmaster: User) -> None:
        before = public_words(snippet)
        answer = save(webmaster, snippet, **{"name": "绕过审核", "action-publish": "1"})
        assert "只有经过审核才能公开" in told(answer)
        assert public_words(snippet) == before

    @pytest.mark.parametrize("verb", ["unpublish", "delete"])
    def test_it_is_neither_unpublished_nor_deleted(self, snippet: Any, webmaster: User, verb: str) -> None:
        before = public_words(snippet)
        address = edit_address(snippet).replace("/edit/", f"/{verb}/")
        assert "只有经过审核才能公开" in told(client_of(webmaster).post(address))
        assert type(snippet).objects.filter(pk=snippet.pk).exists()
        assert public_words(snippet) == before

    def test_publish_is_no_button(self, snippet: Any, webmaster: User) -> None:
        screen = text_of(client_of(webmaster).get(edit_address(snippet)))
        assert 'name="action-submit"' in screen
        assert 'name="action-publish"' not in screen

    def test_under_review_it_is_locked_with_the_text_kept(self, snippet: Any, webmaster: User, approver: User) -> None:
        submit(snippet, webmaster)
        answer = save(webmaster, snippet, name="我刚输入的")
        assert (answer.status_code, "我刚输入的" in text_of(answer)) == (200, True)
        assert autosave(webmaster, snippet, name="我刚输入的").status_code == 400

    def test_of_two_editors_the_second_is_warned(self, snippet: Any, webmaster: User) -> None:
        snippet.save_revision(user=webmaster)
        opened = form_data(snippet, name="乙的名称")
        save(webmaster, snippet, name="甲的名称")
        warned = client_of(UserFactory(is_superuser=True)).post(edit_address(snippet), opened)
        assert (warned.status_code, "乙的名称" in text_of(warned)) == (200, True)
        assert "在您打开之后保存了新版本" in errors_of(warned)


def test_without_a_second_person_it_is_not_sent_and_the_text_is_kept(office: Office, webmaster: User) -> None:
    answer = send(webmaster, office.unit, name="新的名称")
    assert answer.status_code == 200
    assert "没有起草人以外的审核人" in errors_of(answer)
    assert "新的名称" in text_of(answer)


def test_a_reserved_address_is_explained_at_submission(office: Office, webmaster: User, approver: User) -> None:
    answer = send(webmaster, office.section, slug="admin")
    assert "是网站的固定地址" in errors_of(answer)


class TestHomePage:
    @pytest.fixture
    def home(self, office: Office) -> HomePage:
        home = Page.get_first_root_node().add_child(instance=HomePage(title="首页", lead="原来的标语", slug="shouye"))
        release(home)
        return HomePage.objects.get(pk=home.pk)

    def test_it_takes_the_whole_chain(self, office: Office, home: HomePage, webmaster: User, client: Client) -> None:
        assert "原来的标语" in text_of(client.get("/"))
        assert send(webmaster, home, lead="新的标语").status_code == 302
        copy = ReviewCopy.objects.latest("pk")
        for user in office.reviewers:
            assert "新的标语" not in text_of(client.get("/"))
            approve(copy, user)
        assert "新的标语" in text_of(client.get("/"))

    def test_reviewers_see_it_as_it_will_be(self, office: Office, home: HomePage, webmaster: User) -> None:
        send(webmaster, home, lead="新的标语")
        copy = ReviewCopy.objects.latest("pk")
        shown = text_of(client_of(office.first).get(f"/admin/review/copy/{copy.pk}/"))
        assert "新的标语" in shown
