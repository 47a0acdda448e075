"""彻底删除: by two, on a letter, and nothing of the words is left anywhere that we hold."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.management import CommandError, call_command
from django.test import Client
from PIL import Image as Picture
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Comment, Page, PageLogEntry
from wagtail_localize.models import TranslationSource

from base import clock
from base.models import AuditEvent, User
from disclosure.catalogue import erasing
from disclosure.catalogue.content import Change
from disclosure.catalogue.models import (
    CatalogueEntry,
    Erasure,
    ReleasedContent,
    ReviewCopy,
    Tombstone,
)
from disclosure.catalogue.models.append_only import AppendOnlyError, erase_rows
from disclosure.catalogue.services.erase import ErasureRefused, erase_item
from disclosure.checks.models import Dismissal
from disclosure.corrections.models import ErasureProposal, Incident
from disclosure.corrections.services.erase import confirm_erasure, drop_proposal
from disclosure.corrections.services.export_evidence import export_evidence
from disclosure.corrections.services.handle_incident import file_letter
from disclosure.corrections.services.propose_erasure import (
    Grounds,
    ProposalRefused,
    of_case,
    of_incident,
    of_tombstone,
    propose_erasure,
)
from disclosure.documents.models import DocumentPage, ImportBatch, ImportRow
from disclosure.review.models import Decision, SecrecyCase
from search.files.reading import read_some
from tests.corrections.moves import correct, hide
from tests.corrections.searching import HEART, found_anywhere
from tests.corrections.test_incident import LETTER
from tests.factories import DocumentFactory
from tests.moves import frozen, release
from tests.review.admin import client_of, form_data, text_of
from tests.review.moves import entry_of
from tests.review.office import Office

GROUNDS = Grounds("secrecy", "示例区保密局", "示保函〔2026〕8号", date(2026, 3, 2))
# Where the search must see it before: a search that sees nothing proves nothing.
PLANTED = {
    "cache pages",
    "catalogue_catalogueentry.title",
    "catalogue_entryfile.title",
    "catalogue_entryhistory.changes",
    "catalogue_pastfile.name",
    "catalogue_releasedcontent.content",
    "catalogue_releasedcontent.text",
    "catalogue_releasedhtml.html",
    "catalogue_reviewcopy.content",
    "catalogue_reviewcopy.title",
    "checks_dismissal.reason",
    "checks_extractedfile.passages",
    "documents_documentpage.body",
    "documents_importrow.title",
    "documents_importrow.warnings",
    "review_decision.comment",
    "search_filetext.passages",
    "search_filetext.squeezed",
    "search_indexedentry.title",
    "search_searchedquery.query",
    "wagtail_localize_string.data",
    "wagtail_localize_translationsource.content_json",
    "wagtailadmin_formstate.data",
    "wagtailcore_comment.text",
    "wagtailcore_page.title",
    "wagtailcore_pagelogentry.data",
    "wagtailcore_pagelogentry.label",
    "wagtailcore_revision.content",
    "wagtaildocs_document.title",
    "wagtailimages_image.title",
}


@pytest.fixture
def incident(office: Office, entry: CatalogueEntry) -> Incident:
    """A leak that was reported, exported, and whose deletion the authority ordered."""
    found: Incident = hide(entry, office.final, "leak").incident
    export_evidence(found, office.secrecy)
    file_letter(found, office.secrecy, LETTER)
    return found


def propose(incident: Incident, user: User, **kwargs: Any) -> ErasureProposal:
    return propose_erasure(of_incident(incident), user, GROUNDS, kwargs.get("typed", incident.number))


class TestTwoNamedPersons:
    def test_one_proposes_and_another_confirms(self, office: Office, incident: Incident) -> None:
        proposal = propose(incident, office.secrecy)
        assert ReviewCopy.objects.exclude(content="").filter(source_id=incident.source_id).exists()
        (act,) = confirm_erasure(proposal, office.final, incident.number)
        assert {person["id"] for person in act.ordered_by} == {office.secrecy.pk, office.final.pk}
        assert (act.case_no, act.reference) == (incident.number, "示例区保密局，示保函〔2026〕8号，2026-03-02")
        assert "保守国家秘密法" in act.basis
        event = AuditEvent.objects.get(action="corrections.erase")
        assert event.content_hash in act.hashes

    def test_not_the_same_twice(self, office: Office, incident: Incident) -> None:
        proposal = propose(incident, office.secrecy)
        with pytest.raises(ProposalRefused, match="另一人"):
            confirm_erasure(proposal, office.secrecy, incident.number)

    @pytest.mark.parametrize("who", ["editor", "first", "second"])
    def test_only_those_who_answer_for_it(self, office: Office, incident: Incident, who: str) -> None:
        with pytest.raises(ProposalRefused):
            propose(incident, getattr(office, who))
        proposal = propose(incident, office.secrecy)
        with pytest.raises(ProposalRefused):
            confirm_erasure(proposal, getattr(office, who), incident.number)

    def test_both_type_the_number(self, office: Office, incident: Incident) -> None:
        with pytest.raises(ProposalRefused, match="不符"):
            propose(incident, office.secrecy, typed="SJ-1")
        proposal = propose(incident, office.secrecy)
        with pytest.raises(ProposalRefused, match="不符"):
            confirm_erasure(proposal, office.final, "")
        assert not Erasure.objects.exists()

    def test_it_waits_once(self, office: Office, incident: Incident) -> None:
        propose(incident, office.secrecy)
        with pytest.raises(ProposalRefused, match="待确认"):
            propose(incident, office.final)

    def test_it_can_be_dropped(self, office: Office, incident: Incident) -> None:
        proposal = propose(incident, office.secrecy)
        drop_proposal(proposal, office.final)
        with pytest.raises(ProposalRefused, match="撤销"):
            confirm_erasure(proposal, office.final, incident.number)
        assert propose(incident, office.secrecy)

    def test_a_leak_needs_letter_and_evidence(self, office: Office, entry: CatalogueEntry) -> None:
        incident = hide(entry, office.final, "leak").incident
        with pytest.raises(ProposalRefused, match="来函") as refusal:
            propose(incident, office.secrecy)
        assert "导出证据" in str(refusal.value)

    def test_what_is_public_is_withdrawn_first(self, office: Office, page: DocumentPage, entry: CatalogueEntry) -> None:
        with pytest.raises(ErasureRefused, match="先撤下"):
            erase_item("document", page.pk, case_no="X", basis="法", reference="函", ordered_by=[{"id": 1}, {"id": 2}])

    @pytest.mark.parametrize("people", [[], [{"id": 1}], [{"id": 1}, {"id": 1}]])
    def test_the_catalogue_asks_for_two_itself(self, office: Office, incident: Incident, people: list[Any]) -> None:
        with pytest.raises(ErasureRefused, match="两名"):
            erase_item(incident.kind, incident.source_id, case_no="X", basis="法", reference="函", ordered_by=people)

    def test_a_citizens_request_by_the_index_number(self, office: Office, entry: CatalogueEntry) -> None:
        hide(entry, office.final, "wording")
        what = of_tombstone(Tombstone.objects.get(), entry.unit_id)
        grounds = Grounds("privacy", "个人", "2026-申-3", date(2026, 3, 2))
        proposal = propose_erasure(what, office.secrecy, grounds, entry.index_no or "")
        confirm_erasure(proposal, office.final, entry.index_no or "")
        assert "个人信息保护法" in Erasure.objects.get().basis

    def test_a_secret_draft_leaves_too(self, office: Office, page: DocumentPage) -> None:
        """规则 R5: case number, unit and time remain."""
        frozen(page)
        case = SecrecyCase.objects.create(
            unit=office.unit,
            kind="document",
            source_id=page.pk,
            opened_by={},
            opened_at=page.first_published_at
            or AuditEvent.objects.order_by("at").values_list("at", flat=True).first()
            or "2026-03-01T00:00:00Z",
        )
        proposal = propose_erasure(of_case(case), office.secrecy, GROUNDS, f"SM-{case.pk}")
        confirm_erasure(proposal, office.final, f"SM-{case.pk}")
        assert not DocumentPage.objects.filter(pk=page.pk).exists()
        assert SecrecyCase.objects.filter(pk=case.pk).exists()

    def test_the_screens_lead_through_it(self, office: Office, incident: Incident) -> None:
        address = f"/admin/corrections/erasures/propose/incident/{incident.pk}/"
        page = text_of(client_of(office.secrecy).get(address))
        assert "示保函〔2026〕8号" in page, "the filed letter is filled in"
        typed = {
            "basis": "secrecy",
            "reference_from": "示例区保密局",
            "reference_number": "示保函〔2026〕8号",
            "reference_date": "2026-03-02",
        }
        again = client_of(office.secrecy).post(address, {**typed, "typed": "错"})
        assert "不符" in text_of(again)
        client_of(office.secrecy).post(address, {**typed, "typed": incident.number})
        proposal = ErasureProposal.objects.get()
        assert incident.number in text_of(client_of(office.final).get("/admin/"))
        client_of(office.final).post(
            f"/admin/corrections/erasures/{proposal.pk}/", {"erase": "1", "typed": incident.number}
        )
        assert Erasure.objects.count() == 1
        assert incident.number in text_of(client_of(office.final).get("/admin/corrections/erasures/"))


class TestWhatStays:
    @pytest.fixture
    def act(self, office: Office, incident: Incident) -> Erasure:
        return confirm_erasure(propose(incident, office.secrecy), office.final, incident.number)[0]

    def test_tombstone_hash_and_act(self, client: Client, act: Erasure, entry: CatalogueEntry) -> None:
        gone = client.get(entry.address)
        assert gone.status_code == 410
        assert entry.content.hash in act.hashes
        copy = ReviewCopy.objects.get(source_id=entry.source_id)
        assert (copy.content, copy.hash, copy.title) == ("", entry.content.hash, erasing.BLANK)

    def test_verify_catalogue_says_how_many(self, act: Erasure) -> None:
        out = io.StringIO()
        call_command("verify_catalogue", stdout=out)
        assert "彻底删除的信息 1 条" in out.getvalue()

    def test_content_that_vanished_without_an_act_is_a_difference(self, entry: CatalogueEntry) -> None:
        ReviewCopy.objects.filter(source_id=entry.source_id).update(content="")
        ReleasedContent.objects.filter(source_id=entry.source_id).update(content="")
        with pytest.raises(CommandError, match="差异"):
            call_command("verify_catalogue", stdout=io.StringIO())

    def test_a_hash_that_was_changed_afterwards_is_found(self, act: Erasure) -> None:
        ReviewCopy.objects.filter(source_id=act.source_id).update(hash="0" * 64)
        out = io.StringIO()
        with pytest.raises(CommandError, match="差异"):
            call_command("verify_catalogue", stdout=out)
        assert "摘要与送审稿不同" in out.getvalue()

    def test_the_act_itself_is_never_changed(self, act: Erasure) -> None:
        act.case_no = "另一个"
        with pytest.raises(AppendOnlyError):
            act.save()

    def test_append_only_rows_have_no_other_door(self, act: Erasure) -> None:
        with pytest.raises(AppendOnlyError):
            erase_rows(ReviewCopy.objects.all(), content="")


def document(name: str, text: str) -> Document:
    made: Document = Document.objects.create(title=name, file=ContentFile(text.encode(), name="a.txt"))
    return made


def reading_address_of(entry: CatalogueEntry) -> str:
    file = entry.files.get(title=f"{HEART}附件")
    return f"/files/{file.sha256}/{file.name}/read/"


def picture() -> Image:
    buffer = io.BytesIO()
    Picture.new("RGB", (900, 30), "white").save(buffer, "PNG")
    made: Image = Image.objects.create(title=f"{HEART}图", file=ImageFile(buffer, name="plan.png"))
    return made


def write_beside(page: DocumentPage, office: Office) -> None:
    """What editors write around a draft."""
    page.save_revision(user=office.editor)
    Comment.objects.create(page=page, user=office.editor, text=f"{HEART}写在批注里", contentpath="title")
    typed = form_data(page, title=f"{HEART}写在预览里")
    client_of(office.editor).post(f"/admin/pages/{page.pk}/edit/preview/", typed)
    TranslationSource.update_or_create_from_instance(page)
    Dismissal.objects.create(
        kind="document", source_id=page.pk, fingerprint="0" * 64, code="x", reason=f"{HEART}写在理由里",
        person={}, made_at=clock.now(),
    )  # fmt: skip
    PageLogEntry.objects.log_action(page, "wagtail.edit", data={"comment": f"{HEART}写在日志里"})


def import_it(page: DocumentPage, office: Office) -> None:
    """A copy that somebody decided on and that a batch names."""
    copy = frozen(page)
    decided(copy, f"{HEART}写在意见里")
    batch = ImportBatch.objects.create(kind="batch", file_name="a", file_hash="0" * 64, staged_by=office.first)
    ImportRow.objects.create(
        batch=batch,
        line=1,
        external_id="x",
        line_hash="0" * 64,
        title=f"{HEART}写在导入行里",
        unit_id=office.unit.pk,
        copy_id=copy.pk,
        page_id=page.pk,
        warnings=[f"{HEART}写在提示里"],
    )


@pytest.mark.django_db(transaction=True)
class TestNothingIsLeft:
    """A sentence planted everywhere, and a search through every text column, file, index and cache."""

    @pytest.fixture
    def planted(self, office: Office) -> DocumentPage:
        secret, shared = document(f"{HEART}附件", f"{HEART}写在附件里"), document("公用表格", "公用表格的内容")
        page: DocumentPage = DocumentFactory(
            unit=office.unit,
            section=office.section,
            owner=office.editor,
            title=f"{HEART}的通知",
            abstract=f"{HEART}的概述",
            keywords=HEART,
            body=[
                ("text", f"<p>{HEART}写在正文里。</p>"),
                ("picture", {"image": picture(), "alt": f"{HEART}平面图", "caption": ""}),
            ],
            attachments=[
                ("file", {"document": secret, "title": f"{HEART}附件"}),
                ("file", {"document": shared, "title": "公用表格"}),
            ],
        )
        other = DocumentFactory(
            unit=office.unit,
            section=office.section,
            title="另一份通知",
            attachments=[("file", {"document": shared, "title": "公用表格"})],
        )
        write_beside(page, office)
        import_it(page, office)
        release(page)
        release(other)
        correct(page, Change("wording", f"更正了{HEART}"), title=f"{HEART}的通知（修订）")
        read_some(clock.now())
        return page

    def test_it_is_gone_from_database_files_index_and_caches(
        self, office: Office, planted: DocumentPage, client: Client
    ) -> None:
        entry = entry_of(planted)
        secret = reading_address_of(entry)
        for address in (entry.address, f"{entry.address}versions/1/", "/catalogue/", f"/search/?q={HEART}", secret):
            assert HEART in text_of(client.get(address)), address
        assert set(found_anywhere()) >= PLANTED, "the search looks where it was planted"
        incident = hide(entry, office.final, "leak").incident
        export_evidence(incident, office.secrecy)[1].close()
        file_letter(incident, office.secrecy, LETTER)
        (act,) = confirm_erasure(propose(incident, office.secrecy), office.final, incident.number)
        client.get("/catalogue/")
        assert found_anywhere() == []
        assert act.counts["草稿"] == 1
        assert act.counts["导入"] == 1
        assert act.counts["附件文字"] == 1
        assert client.get(secret).status_code == 404
        for address in (entry.address, f"{entry.address}versions/1/", f"/api/v1/catalogue/{entry.pk}/"):
            assert client.get(address).status_code == 410
        assert "没有" in text_of(client.get(f"/search/?q={HEART}"))
        call_command("verify_catalogue", stdout=io.StringIO())

    def test_what_others_show_stays(self, office: Office, planted: DocumentPage, client: Client) -> None:
        entry = entry_of(planted)
        shared = entry.files.get(title="公用表格")
        secret = entry.files.get(title=f"{HEART}附件")
        incident = hide(entry, office.final, "privacy").incident
        export_evidence(incident, office.secrecy)[1].close()
        confirm_erasure(propose(incident, office.secrecy), office.final, incident.number)
        assert client.get(f"/files/{shared.sha256}/{shared.name}").status_code == 200
        assert client.get(f"/files/{secret.sha256}/{secret.name}").status_code == 404
        assert "公用表格的内容" in text_of(client.get(f"/files/{shared.sha256}/{shared.name}/read/"))
        assert [doc.title for doc in Document.objects.all()] == ["公用表格"]
        assert not Image.objects.exists()
        assert Page.objects.filter(title="另一份通知").exists()


def decided(copy: ReviewCopy, comment: str) -> None:
    Decision.objects.create(
        copy_id=copy.pk,
        copy_hash=copy.hash,
        task_state_id=copy.pk,
        stage="first",
        action="approve",
        comment=comment,
        user_id=1,
        user={},
        decided_at=clock.now(),
    )
