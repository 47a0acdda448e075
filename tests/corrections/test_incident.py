"""泄密 and 隐私: 24 hours, a report, evidence kept off-line, the authority's letter."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail

from base import clock
from base.models import AuditEvent, User
from disclosure.catalogue.content import Change
from disclosure.catalogue.models import CatalogueEntry
from disclosure.corrections.desk import incidents_for
from disclosure.corrections.enums import IncidentState
from disclosure.corrections.models import EvidenceExport, Incident
from disclosure.corrections.services.confirm import confirm
from disclosure.corrections.services.export_evidence import export_evidence
from disclosure.corrections.services.handle_incident import IncidentRefused, close, file_letter, fill_report
from disclosure.corrections.services.put_back import put_back
from disclosure.documents.models import DocumentPage
from tests.corrections.moves import correct, hide
from tests.factories import UserFactory
from tests.review.admin import client_of, text_of
from tests.review.office import Office


def report(**changes: Any) -> dict[str, Any]:
    now = clock.now()
    return {
        "found_how": "群众来电",
        "measures": "已撤下",
        "contact": "办公室 010-55570000",
        "authority": "示例区保密局",
        "authority_at": now,
        "superior": "示例市民政局",
        "superior_at": now,
        **changes,
    }


LETTER = {
    "letter_authority": "示例区保密局",
    "letter_number": "示保函〔2026〕8号",
    "letter_date": date(2026, 3, 2),
    "letter_orders_deletion": True,
}


@pytest.fixture
def incident(office: Office, entry: CatalogueEntry) -> Incident:
    return hide(entry, office.final, "leak").incident


@pytest.mark.parametrize("reason", ["leak", "privacy"])
def test_a_withdrawal_for_it_opens_one(office: Office, entry: CatalogueEntry, reason: str) -> None:
    withdrawal = hide(entry, office.final, reason)
    incident = withdrawal.incident
    assert (incident.why, incident.state, incident.index_no) == (reason, IncidentState.OPEN, entry.index_no)
    assert incident.report_by - incident.opened_at == timedelta(hours=24)
    assert AuditEvent.objects.filter(action="corrections.incident").count() == 1


@pytest.mark.parametrize("reason", ["wording", "basis", "revoked", "duplicate"])
def test_no_other_withdrawal_does(office: Office, entry: CatalogueEntry, reason: str) -> None:
    hide(entry, office.final, reason)
    assert not Incident.objects.exists()


@pytest.mark.parametrize(("kind", "number"), [("leak", 1), ("privacy", 1), ("revoked", 0), ("wording", 0)])
def test_a_correction_for_it_opens_one(page: DocumentPage, entry: CatalogueEntry, kind: str, number: int) -> None:
    correct(page, Change(kind), title="更正后的通知")
    assert Incident.objects.count() == number


def test_a_withdrawal_that_is_followed_by_its_correction_is_one_incident(
    office: Office, page: DocumentPage, entry: CatalogueEntry
) -> None:
    hide(entry, office.final, "privacy")
    correct(page, Change("privacy"), title="更正后的通知")
    assert Incident.objects.count() == 1


def test_no_row_of_it_holds_the_title(incident: Incident, entry: CatalogueEntry) -> None:
    values = [str(field.value_from_object(incident)) for field in Incident._meta.concrete_fields]
    assert entry.title not in "".join(values)


def test_those_who_answer_are_told_without_the_title(
    office: Office, entry: CatalogueEntry, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        hide(entry, office.final, "leak")
    message = next(message for message in mail.outbox if "二十四小时" in message.subject)
    told_to = {address for one in mail.outbox if "二十四小时" in one.subject for address in one.to}
    assert {office.final.email, office.secrecy.email} <= told_to
    assert office.editor.email not in told_to
    assert entry.title not in str(message.body)


def test_the_desk_counts_the_hours(office: Office, incident: Incident, later: Any) -> None:
    (row,) = incidents_for(office.secrecy)
    assert (row.title, row.overdue) == (incident.number, False)
    later(timedelta(hours=24))
    (row,) = incidents_for(office.secrecy)
    assert row.overdue
    assert "已超过二十四小时" in text_of(client_of(office.secrecy).get(row.address))
    assert incidents_for(office.first) == []


@pytest.mark.parametrize(("who", "status"), [("final", 200), ("secrecy", 200), ("clerk", 200), ("first", 302)])
def test_only_those_who_answer_for_it_read_it(
    office: Office, clerk: User, incident: Incident, who: str, status: int
) -> None:
    user = clerk if who == "clerk" else getattr(office, who)
    for part in ("", "report/"):
        assert client_of(user).get(f"/admin/corrections/incidents/{incident.pk}/{part}").status_code == status


class TestReport:
    def test_it_is_reported_when_both_were_told(self, office: Office, incident: Incident) -> None:
        fill_report(incident, office.secrecy, report(superior="", superior_at=None))
        assert incident.state == IncidentState.OPEN
        fill_report(incident, office.secrecy, report())
        assert incident.state == IncidentState.REPORTED
        assert not incident.is_overdue

    @pytest.mark.parametrize(
        "wrong", [{"authority": ""}, {"superior": ""}, {"superior_at": clock.now() + timedelta(days=900)}]
    )
    def test_a_time_has_an_authority_and_has_passed(
        self, office: Office, incident: Incident, wrong: dict[str, Any]
    ) -> None:
        with pytest.raises(IncidentRefused):
            fill_report(incident, office.secrecy, report(**wrong))
        assert Incident.objects.get().authority_at is None

    def test_the_screen_keeps_what_was_typed(self, office: Office, incident: Incident) -> None:
        address = f"/admin/corrections/incidents/{incident.pk}/"
        wrong = {"report": "1", "report-found_how": "群众来电", "report-authority_at": "2026-03-01 10:00"}
        answer = client_of(office.final).post(address, wrong)
        assert "群众来电" in text_of(answer)
        assert "请写明报送哪个部门" in text_of(answer)
        client_of(office.final).post(address, {**wrong, "report-authority": "示例区保密局"})
        assert Incident.objects.get().authority == "示例区保密局"

    def test_the_printed_report_names_no_content(
        self, office: Office, incident: Incident, entry: CatalogueEntry
    ) -> None:
        fill_report(incident, office.final, report())
        text = text_of(client_of(office.final).get(f"/admin/corrections/incidents/{incident.pk}/report/"))
        assert "泄密事件报告表" in text
        assert "示例市民政局" in text
        assert entry.title not in text


class TestEvidence:
    def test_it_is_sent_once_asked_and_stored_nowhere(
        self, office: Office, incident: Incident, entry: CatalogueEntry
    ) -> None:
        answer: Any = client_of(office.secrecy).post(f"/admin/corrections/incidents/{incident.pk}/evidence/")
        data = b"".join(answer.streaming_content)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            assert archive.read(f"contents/{entry.content.hash}.json").decode() == entry.content.content
            records = json.loads(archive.read("records.json"))
            manifest = archive.read("manifest.txt").decode()
            for line in manifest.splitlines():
                sha256, name = line.split("  ")
                assert hashlib.sha256(archive.read(name)).hexdigest() == sha256
        assert {"README.txt", "records.json", "manifest.txt"} <= set(names)
        assert records["releases"][0]["approvals"]
        assert any(event["action"] == "corrections.withdraw" for event in records["audit"])
        export = EvidenceExport.objects.get()
        assert export.sha256 == hashlib.sha256(data).hexdigest() == answer["X-Evidence-SHA256"]
        assert AuditEvent.objects.get(action="corrections.evidence").data["sha256"] == export.sha256
        assert "no-store" in answer["Cache-Control"]

    def test_by_those_who_answer_alone(self, office: Office, incident: Incident) -> None:
        with pytest.raises(IncidentRefused):
            export_evidence(incident, office.first)
        assert client_of(office.secrecy).get(f"/admin/corrections/incidents/{incident.pk}/evidence/").status_code == 405
        assert not EvidenceExport.objects.exists()


def test_the_letter_is_filed_with_number_and_date(office: Office, incident: Incident) -> None:
    for missing in ("letter_authority", "letter_number", "letter_date"):
        with pytest.raises(IncidentRefused):
            file_letter(incident, office.secrecy, {**LETTER, missing: ""})
    file_letter(incident, office.secrecy, LETTER)
    assert incident.state == IncidentState.ORDERED


def test_it_closes_after_its_report(office: Office, incident: Incident) -> None:
    with pytest.raises(IncidentRefused, match="尚未填报"):
        close(incident, office.final, "已处理")
    fill_report(incident, office.final, report())
    close(incident, office.final, "已处理")
    assert incident.state == IncidentState.CLOSED
    with pytest.raises(IncidentRefused, match="已经办结"):
        fill_report(incident, office.final, report())


def test_a_second_person_who_finds_nothing_closes_it(office: Office, entry: CatalogueEntry) -> None:
    withdrawal = hide(entry, office.final, "leak")
    put_back(withdrawal, office.secrecy, "经核对不涉密")
    assert Incident.objects.get().state == IncidentState.CLOSED
    assert CatalogueEntry.objects.filter(pk=entry.pk).exists()


def test_confirming_the_withdrawal_leaves_it_open(office: Office, entry: CatalogueEntry) -> None:
    withdrawal = hide(entry, office.final, "leak")
    confirm(withdrawal, office.secrecy)
    assert Incident.objects.get().state == IncidentState.OPEN


def test_strangers_have_no_register(office: Office, incident: Incident) -> None:
    stranger = UserFactory()
    assert client_of(stranger).get("/admin/corrections/incidents/").status_code in (302, 403)
    assert incident.number not in text_of(client_of(office.editor).get("/admin/corrections/incidents/"))
    assert incident.number in text_of(client_of(office.secrecy).get("/admin/corrections/incidents/"))
