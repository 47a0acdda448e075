"""Drafting in the admin: what is typed is never lost unseen, and never public without review."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import WorkflowState

from base.models import User
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.documents.models import DocumentPage
from disclosure.review.guard import PublishingRefused
from tests.factories import UnitFactory, UserFactory
from tests.moves import pass_chain, submit
from tests.review.admin import autosave, client_of, errors_of, form_data, save, send, text_of, told
from tests.review.moves import editor_of
from tests.review.office import Office

TYPED = "我刚刚输入的标题"


def fresh(page: DocumentPage) -> Any:
    return DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object()


class TestWhileAChainRuns:
    @pytest.fixture
    def copy(self, office: Office, page: DocumentPage) -> ReviewCopy:
        return submit(page, office.editor)

    @pytest.mark.parametrize("who", ["editor", "first", "superuser"])
    def test_nobody_saves_and_the_form_keeps_what_was_typed(
        self, office: Office, page: DocumentPage, copy: ReviewCopy, who: str
    ) -> None:
        user = UserFactory(is_superuser=True) if who == "superuser" else getattr(office, who)
        if who == "first":  # a reviewer who also edits for the unit
            user.groups.add(*office.editor.groups.all())
        answer = save(user, page, title=TYPED)
        assert answer.status_code == 200
        assert TYPED in text_of(answer)
        assert fresh(page).title == page.title

    def test_an_autosave_is_refused_and_changes_nothing(
        self, office: Office, page: DocumentPage, copy: ReviewCopy
    ) -> None:
        before = page.revisions.count(), fresh(page).title
        answer = autosave(office.editor, page, title=TYPED)
        assert (answer.status_code, answer.json()["error_code"]) == (400, "locked")
        assert (page.revisions.count(), fresh(page).title) == before

    def test_no_code_saves_a_revision_either(self, office: Office, page: DocumentPage, copy: ReviewCopy) -> None:
        page.title = TYPED
        with pytest.raises(PublishingRefused, match="送审稿正在审核"):
            page.save_revision(user=office.editor)

    def test_the_author_takes_the_draft_back_and_goes_on_editing(
        self, office: Office, page: DocumentPage, copy: ReviewCopy
    ) -> None:
        answer = save(office.editor, page, **{"action-cancel-workflow": "1"})
        assert answer.status_code == 200
        assert WorkflowState.objects.get(pk=copy.workflow_state_id).status == WorkflowState.STATUS_CANCELLED
        assert save(office.editor, page, title=TYPED).status_code == 302
        assert fresh(page).title == TYPED


class TestSubmitting:
    def test_a_draft_that_keeps_the_rules_is_frozen(self, office: Office, page: DocumentPage) -> None:
        answer = send(office.editor, page, title=TYPED)
        assert answer.status_code == 302
        assert TYPED in ReviewCopy.objects.get(source_id=page.pk, kind="document").content
        assert not CatalogueEntry.objects.filter(kind="document").exists()

    @pytest.mark.parametrize(
        ("typed", "reason"),
        [
            ({"openness": ""}, "未选定公开属性"),
            ({"openness": "closed"}, "须选定法定依据"),
            ({"openness": "on_request"}, "不主动公开须写明理由"),
            ({"expiry_date": "2026-01-01", "effective_date": "2026-02-01"}, "失效日期早于施行日期"),
        ],
    )
    def test_a_broken_rule_is_explained_and_the_text_is_kept(
        self, office: Office, page: DocumentPage, typed: dict[str, Any], reason: str
    ) -> None:
        answer = send(office.editor, page, title=TYPED, **typed)
        assert answer.status_code == 200
        assert reason in errors_of(answer)
        assert TYPED in text_of(answer)
        assert not ReviewCopy.objects.filter(kind="document").exists()

    def test_choices_just_ticked_are_judged_too(self, office: Office, page: DocumentPage) -> None:
        answer = send(office.editor, page, title=TYPED, co_units=[UnitFactory().pk])
        assert answer.status_code == 200
        assert "联合发文须写明其他单位同意公开的依据" in errors_of(answer)
        assert TYPED in text_of(answer)

    def test_a_chain_that_lacks_people_is_explained_and_the_text_is_kept(
        self, office: Office, page: DocumentPage
    ) -> None:
        office.secrecy.groups.clear()
        answer = send(office.editor, page, title=TYPED)
        assert answer.status_code == 200
        assert "步骤“保密审查”没有起草人以外的审核人" in errors_of(answer)
        assert TYPED in text_of(answer)

    def test_a_draft_that_is_only_saved_may_break_every_rule(self, office: Office, page: DocumentPage) -> None:
        assert save(office.editor, page, openness="", title=TYPED).status_code == 302
        assert fresh(page).title == TYPED


class TestCreating:
    @pytest.fixture
    def address(self, page: DocumentPage) -> str:
        return reverse("wagtailadmin_pages:add", args=["documents", "documentpage", page.get_parent().pk])

    def test_a_new_draft_is_no_public_item(self, office: Office, page: DocumentPage, address: str) -> None:
        data = form_data(page, page.get_parent(), title=TYPED)
        assert client_of(office.editor).post(address, data).status_code == 302
        made = DocumentPage.objects.get(title=TYPED)
        assert (made.live, made.unit, made.owner) == (False, office.unit, office.editor)

    def test_a_new_draft_can_be_sent_at_once(self, office: Office, page: DocumentPage, address: str) -> None:
        data = form_data(page, page.get_parent(), title=TYPED, **{"action-submit": "1"})
        assert client_of(office.editor).post(address, data).status_code == 302
        copy = ReviewCopy.objects.get(title=TYPED)
        assert copy.authors == [copy.submitted_by]

    @pytest.mark.parametrize(
        ("typed", "reason"),
        [({"openness": ""}, "未选定公开属性"), ({"body-count": 0}, "正文和附件都是空的")],
    )
    def test_sending_a_new_draft_with_broken_rules_keeps_the_text(
        self, office: Office, page: DocumentPage, address: str, typed: dict[str, Any], reason: str
    ) -> None:
        data = form_data(page, page.get_parent(), title=TYPED, **{"action-submit": "1"}, **typed)
        answer = client_of(office.editor).post(address, data)
        assert answer.status_code == 200
        assert reason in errors_of(answer)
        assert TYPED in text_of(answer)
        assert not DocumentPage.objects.filter(title=TYPED).exists()

    def test_publishing_a_new_page_by_post_makes_a_draft_and_says_why(
        self, office: Office, page: DocumentPage, address: str
    ) -> None:
        data = form_data(page, page.get_parent(), title=TYPED, **{"action-publish": "1"})
        answer = client_of(UserFactory(is_superuser=True)).post(address, data)
        assert "只有经过审核才能公开" in told(answer)
        assert not DocumentPage.objects.get(title=TYPED).live
        assert not CatalogueEntry.objects.filter(title=TYPED).exists()


class TestTwoEditors:
    @pytest.fixture
    def other(self, office: Office) -> User:
        return editor_of(office.unit)

    def test_the_second_is_warned_with_the_text_kept_and_may_then_save(
        self, office: Office, page: DocumentPage, other: User
    ) -> None:
        page.save_revision(user=office.editor)
        opened_by_other = form_data(page, title="乙的标题")
        assert save(office.editor, page, title="甲的标题").status_code == 302
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        warned = client_of(other).post(address, opened_by_other)
        assert warned.status_code == 200
        assert "在您打开之后保存了新版本" in errors_of(warned)
        assert "乙的标题" in text_of(warned)
        assert fresh(page).title == "甲的标题"
        again = opened_by_other | {
            "loaded_revision_id": warned.context["page"].latest_revision_id,
            "loaded_revision_created_at": warned.context["loaded_revision_created_at"],
        }
        assert client_of(other).post(address, again).status_code == 302
        assert fresh(page).title == "乙的标题"
        assert "甲的标题" in [revision.content["title"] for revision in page.revisions.all()]

    def test_a_revision_that_an_autosave_has_overwritten_counts_as_new(
        self, office: Office, page: DocumentPage, other: User
    ) -> None:
        """The autosave keeps the number of the revision and changes what it holds."""
        mine = autosave(office.editor, page, title="甲的第一句").json()["revision_id"]
        opened_by_other = form_data(DocumentPage.objects.get(pk=page.pk), title="乙的标题")
        page.refresh_from_db()
        answer = autosave(office.editor, page, title="甲的第二句", overwrite_revision_id=mine)
        assert answer.json()["revision_id"] == mine
        warned = client_of(other).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), opened_by_other)
        assert warned.status_code == 200
        assert "在您打开之后保存了新版本" in errors_of(warned)
        assert fresh(page).title == "甲的第二句"

    def test_an_autosave_never_runs_over_somebody_else(self, office: Office, page: DocumentPage, other: User) -> None:
        page.save_revision(user=office.editor)
        opened_by_other = form_data(page, title="乙的标题")
        save(office.editor, page, title="甲的标题")
        answer = client_of(other).post(
            reverse("wagtailadmin_pages:edit", args=[page.pk]), opened_by_other, headers={"Accept": "application/json"}
        )
        assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")
        assert fresh(page).title == "甲的标题"


class TestAfterTheRelease:
    def test_an_autosave_over_the_approved_revision_changes_nothing_public(
        self, office: Office, page: DocumentPage, client: Client
    ) -> None:
        revision = page.save_revision(user=office.editor)
        entry = pass_chain(page, office.editor)
        page = DocumentPage.objects.get(pk=page.pk)
        before = client.get(entry.address).content
        answers = [
            autosave(office.editor, page, title=TYPED, overwrite_revision_id=revision.pk),
            autosave(office.editor, page, title=TYPED),
        ]
        assert [answer.status_code for answer in answers] == [400, 200]
        revision.content = {**revision.content, "title": TYPED}
        revision.save()
        assert client.get(entry.address).content == before
        assert TYPED not in text_of(client.get(f"/{office.section.slug}/"))
