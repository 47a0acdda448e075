"""The guard: no other way to the public, and a sentence for whoever tries. The catalogue is what protects."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page

from base.models import User
from disclosure.catalogue.models import CatalogueEntry
from disclosure.documents.models import DocumentPage
from disclosure.review.guard import PublishingRefused
from portal.services.folders import year_folder
from tests.factories import DocumentFactory, UnitFactory, UserFactory
from tests.moves import current_task, pass_chain, submit
from tests.review.admin import client_of, edit_address, form_data, save, text_of, told
from tests.review.moves import decided, entry_of
from tests.review.office import Office

BYPASSED = "绕过审核的标题"


@pytest.fixture
def superuser(db: None) -> User:
    return UserFactory(is_superuser=True)


@pytest.fixture
def draft(page: DocumentPage, office: Office) -> DocumentPage:
    page.save_revision(user=office.editor)
    return page


@pytest.fixture
def public(office: Office, page: DocumentPage) -> DocumentPage:
    pass_chain(page, office.editor)
    return DocumentPage.objects.get(pk=page.pk)


def everything_public(client: Client, office: Office) -> list[Any]:
    """Return what visitors find: the list, and every item."""
    paths = [
        f"/{office.section.slug}/",
        "/catalogue/",
        *CatalogueEntry.objects.exclude(path=None).values_list("path", flat=True),
    ]
    return [(path, client.get(path or "").content) for path in dict.fromkeys(paths)]


class TestMenus:
    def test_neither_new_nor_public_pages_offer_to_publish(
        self, superuser: User, draft: DocumentPage, office: Office
    ) -> None:
        public = DocumentFactory(unit=office.unit, section=office.section, owner=office.editor)
        pass_chain(public, office.editor)
        new = f"/admin/pages/add/documents/documentpage/{draft.get_parent().pk}/"
        for address in (new, edit_address(draft), edit_address(public)):
            screen = text_of(client_of(superuser).get(address))
            assert 'name="action-submit"' in screen
            for gone in ('name="action-publish"', "/unpublish/", "go_live_at"):
                assert gone not in screen, (address, gone)


class TestByPost:
    def test_publish_keeps_the_text_as_a_draft_and_says_why(
        self, superuser: User, draft: DocumentPage, office: Office, client: Client
    ) -> None:
        before = everything_public(client, office)
        answer = save(superuser, draft, **{"title": BYPASSED, "action-publish": "1"})
        assert "请保存草稿后点“送审”" in told(answer)
        assert entry_of(draft) is None
        assert everything_public(client, office) == before
        assert DocumentPage.objects.get(pk=draft.pk).get_latest_revision_as_object().title == BYPASSED

    @pytest.mark.parametrize("field", ["go_live_at", "expire_at"])
    def test_a_schedule_is_not_taken(self, superuser: User, public: DocumentPage, field: str) -> None:
        save(superuser, public, **{field: "2030-01-01 00:00", "action-publish": "1"})
        assert getattr(DocumentPage.objects.get(pk=public.pk), field) is None

    @pytest.mark.parametrize("verb", ["unpublish", "delete"])
    def test_a_public_page_is_neither_unpublished_nor_deleted(
        self, superuser: User, public: DocumentPage, office: Office, client: Client, verb: str
    ) -> None:
        before = everything_public(client, office)
        answer = client_of(superuser).post(f"/admin/pages/{public.pk}/{verb}/")
        assert told(answer)
        assert DocumentPage.objects.get(pk=public.pk).live
        assert everything_public(client, office) == before

    def test_a_draft_under_review_is_not_deleted(self, superuser: User, page: DocumentPage, office: Office) -> None:
        submit(page, office.editor)
        assert "正在审核" in told(client_of(superuser).post(f"/admin/pages/{page.pk}/delete/"))
        assert DocumentPage.objects.filter(pk=page.pk).exists()

    def test_a_folder_with_drafts_is_not_deleted(self, superuser: User, draft: DocumentPage) -> None:
        folder = draft.get_parent()
        assert "文件夹里还有内容" in told(client_of(superuser).post(f"/admin/pages/{folder.pk}/delete/"))
        assert Page.objects.filter(pk=folder.pk).exists()

    def test_a_draft_that_was_never_sent_may_go(self, superuser: User, draft: DocumentPage) -> None:
        client_of(superuser).post(f"/admin/pages/{draft.pk}/delete/")
        assert not DocumentPage.objects.filter(pk=draft.pk).exists()

    @pytest.mark.parametrize("action", ["publish", "unpublish", "delete"])
    def test_bulk_actions_are_refused_with_the_reason(
        self, superuser: User, public: DocumentPage, office: Office, client: Client, action: str
    ) -> None:
        if action == "publish":
            public.title = BYPASSED
            public.save_revision(user=office.editor)
        before = everything_public(client, office)
        address = f"/admin/bulk/wagtailcore/page/{action}/?id={public.pk}&next=/admin/"
        answer = client_of(superuser).post(address)
        assert action == "unpublish" or "只有经过审核才能公开" in told(answer)
        assert everything_public(client, office) == before
        assert DocumentPage.objects.get(pk=public.pk).live

    @pytest.mark.parametrize("action", ["approve", "reject"])
    def test_wagtails_own_approval_decides_nothing(
        self, superuser: User, page: DocumentPage, office: Office, action: str
    ) -> None:
        copy = submit(page, office.editor)
        address = f"/admin/pages/{page.pk}/workflow/action/{action}/{current_task(copy).pk}/"
        for user in (superuser, office.first):
            client_of(user).post(address, {"comment": ""})
        assert decided(copy) == []
        assert current_task(copy).status == "in_progress"

    def test_approving_through_the_edit_form_decides_nothing(
        self, superuser: User, page: DocumentPage, office: Office
    ) -> None:
        copy = submit(page, office.editor)
        data = form_data(page) | {"action-workflow-action": "1", "workflow-action-name": "approve"}
        client_of(superuser).post(edit_address(page), data)
        assert decided(copy) == []
        assert entry_of(page) is None


def publish_revision(page: DocumentPage) -> None:
    page.title = BYPASSED
    page.save_revision().publish()


def save_live(page: DocumentPage) -> None:
    page.title, page.live = BYPASSED, True
    page.save()


def update_rows(page: DocumentPage) -> None:
    DocumentPage.objects.filter(pk=page.pk).update(title=BYPASSED, live=True)


def schedule(page: DocumentPage) -> None:
    page.go_live_at = "2020-01-01T00:00:00Z"
    page.save_revision(approved_go_live_at=page.go_live_at)


def add_live(page: DocumentPage) -> None:
    DocumentFactory(unit=page.unit, section=page.section, title=BYPASSED, live=True)


def copy_alive(page: DocumentPage) -> None:
    page.copy(update_attrs={"title": BYPASSED, "slug": "fuben"}, keep_live=True)


def move_away(page: DocumentPage) -> None:
    Page.objects.get(pk=page.pk).move(year_folder(UnitFactory(), 2020))


def delete_in_code(page: DocumentPage) -> None:
    DocumentPage.objects.get(pk=page.pk).delete()


@pytest.mark.parametrize("was_public", [False, True], ids=["a draft", "a public item"])
@pytest.mark.parametrize(
    "act", [publish_revision, save_live, update_rows, schedule, add_live, copy_alive, move_away, delete_in_code]
)
def test_nothing_that_code_does_to_pages_changes_what_visitors_find(
    office: Office, page: DocumentPage, client: Client, act: Any, was_public: bool
) -> None:
    page.save_revision(user=office.editor)
    if was_public:
        pass_chain(page, office.editor)
    before = everything_public(client, office)
    with suppress(PublishingRefused), transaction.atomic():
        act(DocumentPage.objects.get(pk=page.pk))
    assert everything_public(client, office) == before
    assert not CatalogueEntry.objects.filter(title=BYPASSED).exists()


class TestCopies:
    def test_a_copy_is_a_new_item_without_a_past(self, superuser: User, page: DocumentPage) -> None:
        """Else a copied migrated item would go out under a date of long ago."""
        past = {
            "external_id": "old-7", "original_published_at": "2019-01-01T00:00:00Z", "old_address": "/old/7.html",
            "original_source": "旧网站", "given_index_no": "11S001/A-2019-000007",
        }  # fmt: skip
        for name, value in past.items():
            setattr(page, name, value)
        page.save()
        page.save_revision()
        data = {"new_title": "副本", "new_slug": "fuben", "new_parent_page": page.get_parent().pk}
        client_of(superuser).post(f"/admin/pages/{page.pk}/copy/", data)
        made = DocumentPage.objects.get(slug="fuben")
        for row in (made, made.get_latest_revision_as_object()):
            assert {name: getattr(row, name) or "" for name in past} == dict.fromkeys(past, "")

    def test_a_page_that_came_from_another_unit_belongs_to_this_one(self, superuser: User, page: DocumentPage) -> None:
        here = UnitFactory()
        Page.objects.get(pk=page.pk).move(year_folder(here, 2026), pos="last-child")
        moved = DocumentPage.objects.get(pk=page.pk)
        save(superuser, moved)
        assert DocumentPage.objects.get(pk=page.pk).unit == here
