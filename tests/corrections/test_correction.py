"""更正: what is public is released again with a note, which is typed beside the draft and reviewed with it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from disclosure.catalogue.change_notes import note_of, write_note
from disclosure.catalogue.content import Change, Content
from disclosure.catalogue.models import CatalogueEntry, ChangeNote, Tombstone
from disclosure.documents.models import DocumentPage
from disclosure.review.models import SecrecyCase
from disclosure.review.services.submit import SubmissionRefused
from tests.corrections.moves import correct
from tests.factories import ReprintFactory
from tests.moves import chain_of, frozen, release, submit
from tests.review.admin import client_of, edit_address, errors_of, form_data, save, send, text_of
from tests.review.moves import entry_of, task_address
from tests.review.office import Office

NOTE = {"change_kind": "wording", "change_note": "补贴金额有误，已改正。"}


def fresh(page: DocumentPage) -> DocumentPage:
    found: DocumentPage = DocumentPage.objects.get(pk=page.pk)
    return found


class TestTheForm:
    def test_it_asks_once_the_page_is_public(self, office: Office, page: DocumentPage) -> None:
        assert "更正种类" not in text_of(client_of(office.editor).get(edit_address(page)))
        release(page)
        assert "更正种类" in text_of(client_of(office.editor).get(edit_address(page)))

    def test_what_was_typed_is_kept_beside_the_draft(
        self, office: Office, page: DocumentPage, entry: CatalogueEntry
    ) -> None:
        save(office.editor, fresh(page), **NOTE)
        assert note_of("document", page.pk).note == NOTE["change_note"]
        assert NOTE["change_note"] in text_of(client_of(office.editor).get(edit_address(page)))

    @pytest.mark.parametrize(
        ("typed", "why"),
        [
            ({"change_kind": "", "change_note": ""}, "请选择更正种类"),
            ({"change_kind": "wording", "change_note": " "}, "请写明改了什么"),
            ({"change_kind": "privacy", "change_note": "删去张三的住址"}, "只写种类"),
        ],
    )
    def test_sending_it_says_what_is_missing_and_loses_nothing(
        self, office: Office, page: DocumentPage, entry: CatalogueEntry, typed: dict[str, str], why: str
    ) -> None:
        answer = send(office.editor, fresh(page), **typed, title="改过的标题")
        assert why in errors_of(answer)
        assert "改过的标题" in text_of(answer)
        assert not fresh(page).workflow_in_progress

    def test_a_first_release_asks_nothing(self, office: Office, page: DocumentPage) -> None:
        copy = submit(page, office.editor)
        assert Content.from_json(copy.content).change is None

    def test_it_is_frozen_with_the_submission(self, office: Office, page: DocumentPage, entry: CatalogueEntry) -> None:
        send(office.editor, fresh(page), **NOTE, title="改过的标题")
        assert fresh(page).workflow_in_progress
        copy = submit_copy(page)
        assert Content.from_json(copy.content).change == Change("wording", NOTE["change_note"])
        write_note("document", page.pk, Change("basis", "事后换掉的说明"))
        assert Content.from_json(submit_copy(page).content).change == Change("wording", NOTE["change_note"])

    def test_reviewers_read_it(self, office: Office, page: DocumentPage, entry: CatalogueEntry) -> None:
        copy = submit(fresh(page), office.editor, Change("wording", NOTE["change_note"]))
        client = client_of(office.first)
        assert NOTE["change_note"] in text_of(client.get(task_address(copy)))
        assert NOTE["change_note"] in text_of(client.get(f"/admin/review/copy/{copy.pk}/"))

    def test_a_release_clears_it_for_the_next_draft(
        self, office: Office, page: DocumentPage, entry: CatalogueEntry
    ) -> None:
        write_note("document", page.pk, Change("wording", "改正"))
        correct(page, Change("wording", "改正"))
        assert not ChangeNote.objects.exists()
        with pytest.raises(SubmissionRefused, match="更正种类"):
            submit(fresh(page), office.editor, Change(""))

    def test_plain_code_is_asked_too(self, office: Office, page: DocumentPage, entry: CatalogueEntry) -> None:
        draft = fresh(page)
        draft.save_revision(user=office.editor)
        with pytest.raises(SubmissionRefused, match="更正种类"):
            chain_of(draft).start(draft, office.editor)

    def test_other_kinds_ask_too(self, office: Office) -> None:
        reprint = ReprintFactory(unit=office.unit, section=office.section)
        release(reprint)
        assert "change_kind" in form_data(type(reprint).objects.get(pk=reprint.pk))


def submit_copy(page: DocumentPage) -> Any:
    from disclosure.catalogue.models import ReviewCopy

    return ReviewCopy.objects.filter(kind="document", source_id=page.pk).latest("pk")


class TestEnglish:
    """A translation is an item of its own, with an address below /en/."""

    @pytest.fixture
    def english(self, office: Office, page: DocumentPage, entry: CatalogueEntry) -> DocumentPage:
        from wagtail.models import Locale

        locale, _made = Locale.objects.get_or_create(language_code="en")
        copy: DocumentPage = fresh(page).copy_for_translation(locale, copy_parents=True)
        copy.title = "Notice on old-age subsidies"
        copy.body = [("text", "<p>The subsidy is 300 yuan.</p>")]
        copy.save()
        release(copy)
        return fresh(copy)

    def test_its_record_and_versions_speak_english(self, english: DocumentPage, client: Client) -> None:
        address = correct(english, Change("wording", "A figure was wrong."), title="Notice").address
        assert address.startswith("/en/")
        text = text_of(client.get(address))
        assert "Corrections" in text
        assert "A figure was wrong." in text
        old = text_of(client.get(f"{address}versions/1/"))
        assert "Earlier version" in old
        assert "The subsidy is 300 yuan." in old
        assert "历史版本" not in old
        assert "版本" not in text_of(client.get(f"{address}versions/"))

    @pytest.mark.parametrize("kind", ["privacy", "leak", "revoked"])
    def test_a_sealing_correction_of_the_original_takes_its_translation_down(
        self, page: DocumentPage, english: DocumentPage, client: Client, kind: str
    ) -> None:
        address = entry_of(english).address
        correct(page, Change(kind), title="已处理的通知")
        gone = client.get(address)
        assert gone.status_code == 410
        assert "300 yuan" not in text_of(gone)
        assert Tombstone.objects.get(path=address).reason == kind
        correct(english, Change("translation"), body=[("text", "<p>Revised.</p>")])
        assert client.get(f"{address}versions/1/").status_code == 410

    def test_any_other_correction_leaves_it(self, page: DocumentPage, english: DocumentPage, client: Client) -> None:
        correct(page, Change("wording", "改正"), title="改过的标题")
        assert client.get(entry_of(english).address).status_code == 200

    def test_a_translation_that_nobody_described_is_one(self, office: Office, english: DocumentPage) -> None:
        from disclosure.catalogue.change_notes import with_change

        ChangeNote.objects.all().delete()
        content = Content.from_json(frozen(english).content)
        assert with_change(content, english.pk).change == Change("translation")


def test_a_secret_case_still_locks_a_corrected_item(office: Office, page: DocumentPage, entry: CatalogueEntry) -> None:
    SecrecyCase.objects.create(kind="document", source_id=page.pk, opened_by={}, opened_at=entry.published_at)
    with pytest.raises(SubmissionRefused, match="涉密"):
        chain_of(fresh(page)).start(fresh(page), office.editor)
