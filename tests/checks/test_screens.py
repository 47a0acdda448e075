"""The check while editing, at 送审, on the review page and over imports."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.urls import reverse
from openpyxl import Workbook
from wagtail.documents.models import Document

from disclosure.catalogue.change_notes import write_note
from disclosure.catalogue.content import Change, Content
from disclosure.catalogue.models import ReviewCopy
from disclosure.checks.models import Dismissal, Word, WordList, WordListVersion
from disclosure.checks.reports import report_for
from disclosure.checks.screen import report_context, token_of
from disclosure.checks.submission import reasons_unanswered
from disclosure.documents.models import DocumentPage
from tests.base.extraction.made import book
from tests.checks.test_reports import MOBILE
from tests.factories import UnitFactory, UserFactory
from tests.moves import frozen, release
from tests.review.admin import client_of, edit_address, errors_of, form_data, heading_of, send, text_of
from tests.review.moves import editor_of
from tests.review.office import Office

pytestmark = pytest.mark.django_db
BAD = f"<p>请联系张某，{MOBILE}。</p>"


def address(page: DocumentPage) -> str:
    return reverse("checks:draft", args=["document", page.pk])


def typed(page: DocumentPage, text: str = BAD) -> dict[str, Any]:
    page.body = [("text", text)]
    return form_data(page)


class TestWhileEditing:
    def test_the_edit_screen_offers_it(self, office: Office, page: DocumentPage) -> None:
        assert f'formaction="{address(page)}"' in text_of(client_of(office.editor).get(edit_address(page)))

    def test_a_word_of_the_shell_is_offered_it_too(self, office: Office) -> None:
        superuser = UserFactory(is_superuser=True)
        shown = text_of(client_of(superuser).get(edit_address(office.unit)))
        assert reverse("checks:draft", args=["unit", office.unit.pk]) in shown
        assert client_of(superuser).get(reverse("checks:draft", args=["unit", office.unit.pk])).status_code == 200

    def test_what_is_typed_is_checked_and_nothing_is_saved(self, office: Office, page: DocumentPage) -> None:
        answer = client_of(office.editor).post(address(page) + "?fragment=1", typed(page))
        shown = text_of(answer)
        assert "正文第1段" in shown
        assert "138****1234" in shown
        assert MOBILE not in shown
        assert MOBILE not in str(DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object().body)

    def test_the_saved_draft_is_checked_on_a_page_of_its_own(self, office: Office, page: DocumentPage) -> None:
        page.body = [("text", BAD)]
        page.save_revision(user=office.editor)
        answer = client_of(office.editor).get(address(page))
        shown = text_of(answer)
        assert "138****1234" in shown
        assert "返回编辑" in shown
        assert heading_of(answer) == f"内容检查 {page.title}"

    def test_what_a_correction_says_of_itself_is_checked_as_typed_and_as_saved(
        self, office: Office, page: DocumentPage
    ) -> None:
        release(page)
        page = DocumentPage.objects.get(pk=page.pk)
        note = {"change_kind": "wording", "change_note": f"张某的电话改为{MOBILE}。"}
        client = client_of(office.editor)
        as_typed = text_of(client.post(address(page) + "?fragment=1", form_data(page) | note))
        write_note("document", page.pk, Change(note["change_kind"], note["change_note"]))
        for shown in (as_typed, text_of(client.get(address(page)))):
            assert "更正说明" in shown
            assert "138****1234" in shown

    def test_an_unfinished_form_is_checked_as_far_as_it_goes(self, office: Office, page: DocumentPage) -> None:
        data = typed(page) | {"title": "", "written_date": "昨天"}
        shown = text_of(client_of(office.editor).post(address(page), data))
        assert "只检查了填好的内容" in shown
        assert "138****1234" in shown

    def test_the_editor_of_another_unit_sees_nothing(self, office: Office, page: DocumentPage) -> None:
        assert client_of(editor_of(UnitFactory())).get(address(page)).status_code in (302, 403)

    def test_a_kind_or_draft_that_is_not_there_is_refused(self, office: Office, page: DocumentPage) -> None:
        for path in ("nothing/1/", "document/999999/"):
            assert client_of(office.editor).get(f"/admin/checks/{path}").status_code in (302, 403, 404)


class TestDismissing:
    def press(self, user: Any, page: DocumentPage, reason: str, **headers: str) -> Any:
        page.body = [("text", BAD)]
        page.save_revision(user=user)
        [found] = report_for(frozen(page)).open_stops
        data = {"token": token_of(found, "document", page.pk), "reason": reason, "next": address(page)}
        return client_of(user).post(reverse("checks:dismiss"), data, headers=headers)

    def test_a_reason_is_kept_and_shown(self, office: Office, page: DocumentPage) -> None:
        answer = self.press(office.editor, page, "该号码是单位公布的办事电话")
        assert answer.status_code == 302
        assert answer["Location"] == address(page)
        assert "该号码是单位公布的办事电话" in text_of(client_of(office.editor).get(address(page)))

    def test_the_script_is_answered_in_json(self, office: Office, page: DocumentPage) -> None:
        answer = self.press(office.editor, page, "短", Accept="application/json")
        assert answer.status_code == 400
        assert "至少" in answer.json()["message"]

    def test_whoever_may_not_edit_the_item_dismisses_nothing(self, office: Office, page: DocumentPage) -> None:
        page.body = [("text", BAD)]
        [found] = report_for(frozen(page)).open_stops
        stranger = editor_of(UnitFactory())
        data = {"token": token_of(found, "document", page.pk), "reason": "该号码是单位公布的办事电话"}
        client_of(stranger).post(reverse("checks:dismiss"), data)
        assert not Dismissal.objects.exists()

    def test_a_forged_token_dismisses_nothing(self, office: Office, page: DocumentPage) -> None:
        client_of(office.editor).post(reverse("checks:dismiss"), {"token": "forged", "reason": "该号码是单位的"})
        assert not Dismissal.objects.exists()

    def test_it_leads_back_to_our_own_pages_alone(self, office: Office, page: DocumentPage) -> None:
        page.body = [("text", BAD)]
        [found] = report_for(frozen(page)).open_stops
        token = token_of(found, "document", page.pk)
        data = {"token": token, "reason": "该号码是单位公布的", "next": "https://evil.example/"}
        assert "evil" not in client_of(office.editor).post(reverse("checks:dismiss"), data)["Location"]


def test_the_cleaned_copy_of_an_attachment_is_sent(office: Office, page: DocumentPage) -> None:
    def fill(workbook: Workbook) -> None:
        workbook[workbook.sheetnames[0]].append(["序号"])
        workbook.create_sheet("底稿").sheet_state = "hidden"
        workbook["底稿"].append(["电话"])

    document = Document.objects.create(title="名单", file=ContentFile(book(fill), name="a.xlsx"))
    page.attachments = [("file", {"document": document, "title": ""})]
    page.save_revision(user=office.editor)
    shown = text_of(client_of(office.editor).get(address(page)))
    link = shown.partition(reverse("checks:cleaned"))[2].partition('"')[0]
    answer = client_of(office.editor).get(reverse("checks:cleaned") + link.replace("&amp;", "&"))
    assert answer.status_code == 200
    assert answer.content[:2] == b"PK"
    assert "attachment" in answer["Content-Disposition"]
    assert client_of(editor_of(UnitFactory())).get(reverse("checks:cleaned") + link).status_code in (302, 403)


class TestAtSubmission:
    def test_what_stops_is_an_error_of_the_form_and_what_was_typed_is_kept(
        self, office: Office, page: DocumentPage
    ) -> None:
        data = typed(page)
        answer = client_of(office.editor).post(edit_address(page), data | {"action-submit": "1"})
        assert "正文第1段" in errors_of(answer)
        assert "138****1234" in errors_of(answer)
        assert MOBILE in text_of(answer)
        assert not ReviewCopy.objects.filter(kind="document").exists()

    def test_with_its_reason_given_it_goes_to_review_and_the_report_is_kept(
        self, office: Office, page: DocumentPage
    ) -> None:
        TestDismissing().press(office.editor, page, "该号码是单位公布的办事电话")
        send(office.editor, DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object())
        copy = ReviewCopy.objects.filter(kind="document").latest("pk")
        assert copy.workflow_state_id
        context = report_context(copy)
        assert context["check_blocked"] is False
        assert [row["dismissal"].reason for row in context["check_rows"] if row["finding"].stops] == [
            "该号码是单位公布的办事电话"
        ]

    def test_what_is_not_for_everybody_may_say_it(self, office: Office, page: DocumentPage) -> None:
        page.body = [("text", BAD)]
        assert reasons_unanswered(Content.from_json(frozen(page).content), page.pk)
        page.openness = "closed"
        assert reasons_unanswered(Content.from_json(frozen(page).content), page.pk) == []


class TestWordLists:
    @pytest.fixture
    def keeper(self, db: None) -> Any:
        user = UserFactory()
        codes = [
            "access_admin",
            *[
                f"{verb}_{name}"
                for verb in ("add", "change", "delete", "view")
                for name in ("word", "wordlist", "wordlistversion")
            ],
        ]
        user.user_permissions.add(*Permission.objects.filter(codename__in=codes))
        return user

    def test_a_word_is_added_changed_and_removed_and_each_is_a_version(self, keeper: Any) -> None:
        client, typos = client_of(keeper), WordList.objects.get(slug="typos")
        fields = {"word_list": typos.pk, "text": "错个字", "level": "warn", "replacement": "错别字"}
        assert client.post(reverse("word:add"), fields).status_code == 302
        word = Word.objects.get(text="错个字")
        client.post(reverse("word:edit", args=[word.pk]), fields | {"level": "stop"})
        client.post(reverse("word:delete", args=[word.pk]))
        versions = WordListVersion.objects.filter(word_list_id=typos.pk).order_by("number")
        assert [row.number for row in versions] == [1, 2, 3, 4]
        assert [row.made_by.get("id") for row in versions] == [None, keeper.pk, keeper.pk, keeper.pk]
        assert not Word.objects.filter(text="错个字").exists()

    def test_versions_are_read_and_never_changed(self, keeper: Any) -> None:
        client, version = client_of(keeper), WordListVersion.objects.latest("pk")
        assert client.get(reverse("wordlistversion:index")).status_code == 200
        assert client.get(reverse("wordlistversion:inspect", args=[version.pk])).status_code == 200
        for path in (f"edit/{version.pk}/", f"delete/{version.pk}/", "new/"):
            assert client.post(reverse("wordlistversion:index") + path).status_code == 404
