"""`load_demo` makes the whole district, once."""

from __future__ import annotations

from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page, Site, TaskState

from base import clock
from base.models import User
from demo.management.commands.load_demo import Command
from demo.reading.documents import DocumentSource, read_documents
from demo.reading.unit_homes import read_unit_homes
from demo.services.accounts import PASSWORD
from demo.services.states import EMERGENCIES, WAITS_AT, state_today
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy, Tombstone
from disclosure.corrections.models import Withdrawal
from disclosure.documents.models import DocumentPage
from disclosure.emergency.models import EmergencyRelease
from disclosure.objections.models import Objection
from disclosure.review.desk import sent_by
from disclosure.review.desk.fates import Fate
from disclosure.review.enums import Action
from disclosure.review.models import Decision, UndisclosedDocument

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SOURCES = read_documents()
STATES = Counter(source.state for source in SOURCES)
CORRECTED = sum(bool(source.correction) for source in SOURCES)


def run() -> str:
    out = StringIO()
    call_command(Command(), stdout=out)
    return out.getvalue()


def census() -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table."""
    return {model._meta.label: list(model._default_manager.order_by("pk").values_list()) for model in apps.get_models()}


def test_it_is_refused_where_there_is_no_demo(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="GONGKAI_DEMO=1"):
        run()
    assert not CatalogueEntry.objects.exists()


def test_it_loads_the_district_and_a_second_run_changes_nothing(settings: Any, client: Client, tmp_path: Path) -> None:
    settings.DEMO = True
    settings.GONGKAI_AUDIT_LOG = str(tmp_path / "anchors.log")  # not the one that undone tests wrote to
    run()
    everything_stands_where_its_file_says()
    the_desks_show_what_people_sent()
    numbers_rise_with_time()
    the_site_answers(client)
    it_shows_what_was_corrected_redacted_and_withdrawn(client)
    it_stands_every_examination()
    assert User.objects.get(username="qicao").check_password(PASSWORD)
    assert not mail.outbox
    before = census()
    assert "没有改动" in run()
    assert census() == before


def everything_stands_where_its_file_says() -> None:
    documents = CatalogueEntry.objects.filter(kind__in=["document", "reprint"])
    assert documents.count() == STATES["released"] + sum(STATES[state] for state in EMERGENCIES)
    assert CatalogueEntry.objects.filter(path__startswith="/xxgk/").count() == len(read_unit_homes())
    assert Tombstone.objects.count() == STATES["withdrawn"]
    assert Withdrawal.objects.exclude(confirmed_at=None).count() == STATES["withdrawn"]
    assert EmergencyRelease.objects.to_follow_up().count() == STATES["emergency_waiting"]
    assert EmergencyRelease.objects.exclude(confirmed_at=None).count() == STATES["emergency_settled"]
    assert UndisclosedDocument.objects.count() == STATES["undisclosed"]
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).count()
    assert waiting == sum(number for state, number in STATES.items() if state.endswith("_review"))
    assert Objection.objects.open().count() == sum(bool(source.objection) for source in SOURCES)
    due = UndisclosedDocument.objects.filter(next_openness_review_at__in=[s.assess_on for s in SOURCES if s.assess_on])
    assert due.count() == 1
    assert Decision.objects.filter(action=Action.REJECT).count() == STATES["rejected"]
    assert ReviewCopy.objects.filter(authors=[], kind="document").count() == 0
    repealed = documents.exclude(repealed_date=None)
    assert {entry.doc_no: entry.repealed_date for entry in repealed} == {
        source.doc_no: source.repealed_date for source in read_documents() if source.repealed_by
    }


def the_desks_show_what_people_sent() -> None:
    """What was released when the site was set up never passed a chain, so nobody sent it."""
    sent = [row for editor in ("qicao", "jiaowei", "bumen") for row in sent_by(User.objects.get(username=editor))]
    in_chain = sum(STATES[state] for state in WAITS_AT) + CORRECTED
    assert len(sent) == in_chain
    assert sum(row.fate == Fate.REJECTED for row in sent) == STATES["rejected"]


def numbers_rise_with_time() -> None:
    entries = list(CatalogueEntry.objects.filter(listed=True).order_by("published_at", "pk"))
    assert [entry.pk for entry in entries] == sorted(entry.pk for entry in entries)
    by_unit: dict[str, list[str]] = {}
    for entry in entries:
        if entry.index_no:
            by_unit.setdefault(entry.index_no.split("/")[0], []).append(entry.index_no)
    assert all(numbers == sorted(numbers) for numbers in by_unit.values())


def the_site_answers(client: Client) -> None:
    assert Site.objects.get().root_page.specific_class.__name__ == "HomePage"
    assert not Page.objects.filter(slug="home").exists()
    for path in ("/", "/en/", "/zcwj/", "/xxgk/jw/guide/"):
        assert client.get(path).status_code == 200
    page = DocumentPage.objects.get(slug="demo-001-laonian-youhao")
    entry = CatalogueEntry.objects.get(source_id=page.pk, kind="document")
    html = client.get(str(entry.path)).content.decode()
    for sign in ("示政发〔2026〕6号", 'class="signature"', "<table", 'alt="柱状图：示例区老年助餐点数量'):
        assert sign in html


def it_shows_what_was_corrected_redacted_and_withdrawn(client: Client) -> None:
    for source in SOURCES:
        if source.correction or source.redactions:
            html = client.get(str(CatalogueEntry.objects.get(title=source.title).path)).content.decode()
            note = [source.correction["note"]] if source.correction else []
            assert all(words in html for words in [*note, *(each["place"] for each in source.redactions)])
            assert not source.original_location or source.original_location not in html
    assert client.get(str(Tombstone.objects.get().path)).status_code == 410


def it_stands_every_examination() -> None:
    for command, arguments in (("verify_catalogue", []), ("verify_audit", []), ("check_content", ["--all-public"])):
        out = StringIO()
        call_command(command, *arguments, stdout=out, stderr=StringIO())
        assert "有须阻止的问题" not in out.getvalue() or "其中 0 件" in out.getvalue()


def with_dates(**dates: date) -> DocumentSource:
    source = next(source for source in read_documents() if source.state == "released")
    return DocumentSource(**{**source.__dict__, **dates})


def test_nothing_is_public_before_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("demo.services.states.today", lambda: date(2026, 5, 1))
    assert state_today(with_dates(written_date=date(2026, 5, 2))) == "draft"
    assert state_today(with_dates(written_date=date(2026, 5, 1))) == "released"


def test_a_notice_whose_time_is_over_stays_a_draft() -> None:
    day = clock.today()
    assert state_today(with_dates(public_until=day)) == "released"
    assert state_today(with_dates(public_until=date(2025, 1, 1))) == "draft"
