"""公开属性: the rules of openness, R1 to R9 (docs/review.md), one sentence each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from base import clock
from disclosure.catalogue.models import CatalogueEntry, Tombstone
from disclosure.corrections.services.withdraw import withdraw
from disclosure.documents.enums import NonDisclosureReason
from disclosure.documents.models import DocumentPage
from disclosure.review.models import UndisclosedDocument
from tests.documents.conftest import Place
from tests.documents.moves import at, reasons
from tests.factories import DocumentFactory, UnitFactory
from tests.moves import CHAIN, approve, chain_of, pass_chain, release, release_shell, reviewer, submit

REDACTION = {"place": "附件2第3列", "article": "15", "reason": "个人信息"}


def close(page: DocumentPage, author: Any, openness: str = "on_request") -> None:
    """Take a draft through the chain as not disclosed."""
    page.openness, page.openness_note = openness, "涉及过程性信息"
    page.non_disclosure_reason = "process_info" if openness == "closed" else ""
    reviewers = [reviewer(task.specific.stage) for task in chain_of(page).tasks]
    copy = submit(page, author)
    for each in reviewers:
        approve(copy, each)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        pytest.param({"openness": "active"}, "", id="active needs nothing more"),
        pytest.param({"openness": ""}, "未选定公开属性", id="R1: no value, no review"),
        pytest.param(
            {"openness": "closed", "openness_note": "讨论记录"}, "须选定法定依据", id="closed needs its article"
        ),
        pytest.param(
            {"openness": "closed", "non_disclosure_reason": "process_info"}, "须写明理由", id="closed needs its reason"
        ),
        pytest.param(
            {"openness": "closed", "non_disclosure_reason": "process_info", "openness_note": "讨论记录"},
            "",
            id="closed with article and reason passes",
        ),
        pytest.param({"openness": "on_request"}, "须写明理由", id="on request needs its reason"),
        pytest.param({"openness": "on_request", "openness_note": "内部"}, "", id="on request with a reason passes"),
        pytest.param(
            {"openness": "on_request", "openness_note": "内部", "is_normative": True},
            "行政规范性文件应当主动公开",
            id="R6: a normative document is active",
        ),
        pytest.param({"is_normative": True}, "", id="R6: an active normative document passes"),
        pytest.param(
            {"redactions": [("redaction", REDACTION)]},
            "未删减原件的存放处",
            id="R4: a redaction says where the original is",
        ),
        pytest.param(
            {"redactions": [("redaction", REDACTION)], "original_location": "局档案室"},
            "",
            id="R4: with its place it passes",
        ),
        pytest.param({"third_party_basis": "consent"}, "编号、日期", id="R4: a consent names its paper"),
        pytest.param({"third_party_basis": "consent", "third_party_note": "3号"}, "", id="R4: a named consent passes"),
    ],
)
def test_the_draft(page: DocumentPage, fields: dict[str, Any], reason: str) -> None:
    found = reasons(page, **fields)
    assert reason in found if reason else found == ""


class TestR2AnActiveDocumentCarriesNothingThatIsNot:
    @pytest.fixture
    def closed(self, place: Place) -> DocumentPage:
        hidden = DocumentFactory(unit=place.unit, section=place.section, owner=place.author, title="内部批示")
        close(hidden, place.author)
        return hidden

    def forwarding(self, target: DocumentPage) -> list[Any]:
        return [("relation", {"relation": "forwards", "target": target})]

    def test_forwarding_it_is_refused(self, page: DocumentPage, closed: DocumentPage) -> None:
        assert "《内部批示》不主动公开" in reasons(page, relations=self.forwarding(closed))

    def test_linking_to_it_is_refused(self, page: DocumentPage, closed: DocumentPage) -> None:
        body = [("text", f'<p><a linktype="page" id="{closed.pk}">批示</a></p>')]
        assert "《内部批示》不主动公开" in reasons(page, body=body)

    def test_a_document_that_is_not_active_may(self, page: DocumentPage, closed: DocumentPage) -> None:
        fields = {"openness": "on_request", "openness_note": "内部", "relations": self.forwarding(closed)}
        assert reasons(page, **fields) == ""

    def test_once_it_is_public_it_may_be_forwarded(
        self, place: Place, page: DocumentPage, closed: DocumentPage
    ) -> None:
        closed.openness = "active"
        pass_chain(closed, place.author)
        assert reasons(page, relations=self.forwarding(closed)) == ""


class TestR3TheRegister:
    @pytest.mark.parametrize("openness", ["on_request", "closed"])
    def test_an_undisclosed_document_is_registered_and_never_in_the_catalogue(
        self, place: Place, page: DocumentPage, openness: str, client: Client
    ) -> None:
        close(page, place.author, openness)
        row = UndisclosedDocument.objects.get()
        assert (row.title, row.openness, row.unit, row.note) == (page.title, openness, place.unit, "涉及过程性信息")
        assert [approval["role"] for approval in row.approvals] == ["office", *CHAIN]  # R6
        assert not CatalogueEntry.objects.filter(kind="document").exists()
        assert page.title not in client.get(f"/{place.section.slug}/").content.decode()
        assert not DocumentPage.objects.get(pk=page.pk).live

    def test_it_is_assessed_again_within_a_year(self, place: Place, page: DocumentPage) -> None:
        """条例 art. 18 says 定期; a year is our default (R7)."""
        with at("2026-03-02 10:00"):
            close(page, place.author)
        assert UndisclosedDocument.objects.get().next_openness_review_at == date(2027, 3, 2)

    def test_assessed_again_as_public_it_leaves_the_register(self, place: Place, page: DocumentPage) -> None:
        close(page, place.author)
        page.openness = "active"
        pass_chain(page, place.author)
        assert not UndisclosedDocument.objects.current().exists()
        assert UndisclosedDocument.objects.exists()  # the log stays

    def test_assessed_again_as_closed_it_stands_there_once(self, place: Place, page: DocumentPage) -> None:
        close(page, place.author)
        close(page, place.author, "closed")
        assert [row.openness for row in UndisclosedDocument.objects.current()] == ["closed"]

    def test_what_is_public_is_withdrawn_by_the_chain_that_closes_it(
        self, place: Place, page: DocumentPage, client: Client
    ) -> None:
        entry = pass_chain(page, place.author)
        close(DocumentPage.objects.get(pk=page.pk), place.author, "closed")
        assert not CatalogueEntry.objects.filter(kind="document").exists()
        assert UndisclosedDocument.objects.current().get().source_id == page.pk
        gone = client.get(entry.address)
        assert gone.status_code == 410
        for words in ("公开属性调整为“不予公开”", "过程性信息", "行政复议"):
            assert words in gone.content.decode()
        assert "涉及过程性信息" not in gone.content.decode()  # the reason may tell what the content was

    def test_it_stays_public_until_the_chain_has_ended(self, place: Place, page: DocumentPage) -> None:
        pass_chain(page, place.author)
        page = DocumentPage.objects.get(pk=page.pk)
        page.openness, page.openness_note = "on_request", "涉及过程性信息"
        reviewers = [reviewer(task.specific.stage) for task in chain_of(page).tasks]
        copy = submit(page, place.author)
        for each in reviewers[:-1]:
            approve(copy, each)
        assert CatalogueEntry.objects.filter(kind="document").exists()
        assert not UndisclosedDocument.objects.exists()


def test_r4_the_public_reads_how_many_passages_are_gone_and_on_which_grounds(
    page: DocumentPage, client: Client
) -> None:
    page.redactions, page.original_location = [("redaction", REDACTION)], "局档案室三号柜"
    page.save()
    release(page)
    shown = client.get(CatalogueEntry.objects.get(kind="document").address).content.decode()
    for words in ("附件2第3列", "第十五条", "个人信息", "1"):
        assert words in shown
    assert "局档案室三号柜" not in shown


def test_r5_a_state_secret_is_no_ground_that_this_system_knows() -> None:
    assert "state_secret" not in NonDisclosureReason.values


class TestR8JointDocuments:
    @pytest.fixture
    def partner(self, place: Place) -> Any:
        unit = UnitFactory(name="示例区财政局")
        release_shell(unit)
        return unit

    def test_the_partners_consent_is_on_file(self, page: DocumentPage, partner: Any) -> None:
        page.co_units = [partner]
        assert "其他单位同意公开的依据" in reasons(page)
        assert reasons(page, joint_consent="会签记录2026年2号") == ""

    def test_one_item_stands_under_all_its_units(self, page: DocumentPage, partner: Any, client: Client) -> None:
        page.co_units, page.joint_consent = [partner], "会签记录2026年2号"
        page.save()
        release(page)
        entry = CatalogueEntry.objects.get(kind="document")
        for unit in (page.unit, partner):
            assert entry.address in client.get(f"/catalogue/?unit={unit.slug}").content.decode()
        assert "会签记录" not in client.get(entry.address).content.decode()


class TestR9PeopleAndTime:
    def test_it_is_shown_on_its_last_day_and_gone_on_the_next(self, page: DocumentPage, client: Client) -> None:
        page.public_until = clock.today() + timedelta(days=10)
        page.save()
        release(page)
        entry = CatalogueEntry.objects.get(kind="document")
        with at(f"{page.public_until} 23:59"):
            assert client.get(entry.address).status_code == 200
        with at(f"{page.public_until + timedelta(days=1)} 00:00"):
            assert client.get(entry.address).status_code == 410

    def test_what_names_people_is_left_out_of_search_engines_and_tables(
        self, page: DocumentPage, client: Client
    ) -> None:
        page.names_individuals = True
        page.save()
        release(page)
        entry = CatalogueEntry.objects.get(kind="document")
        assert '<meta name="robots" content="noindex">' in client.get(entry.address).content.decode()
        release(DocumentFactory(unit=page.unit, section=page.section, title="不涉及个人的文件"))
        table = b"".join(client.get("/catalogue.csv")).decode("utf-8-sig")
        assert "不涉及个人的文件" in table
        assert page.title not in table

    def test_neither_address_nor_tombstone_carries_a_title(self, place: Place, page: DocumentPage) -> None:
        entry = pass_chain(page, place.author)
        withdraw(entry, reviewer("final"), "basis", "公示期满。如有异议，可向本机关提出。")
        stone = Tombstone.objects.get()
        assert page.title not in "".join(str(getattr(stone, field.name)) for field in Tombstone._meta.fields)
        assert page.title not in stone.path
