"""What goes out was checked: at the door, whichever way it came."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from base.models import AuditEvent
from disclosure.catalogue.enums import ReleaseKind
from disclosure.catalogue.erasing import Target, open_for_erasure
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.catalogue.models.append_only import AppendOnlyError
from disclosure.catalogue.services.release import ReleaseRefused, release_items
from disclosure.checks.enums import ListKind
from disclosure.checks.erasing import forget
from disclosure.checks.models import CheckReport, Dismissal, ExtractedFile, Word, WordList
from disclosure.checks.reports import Report, report_for, reports_for
from disclosure.checks.services.change_words import keep_version
from disclosure.checks.services.dismiss import DismissalRefused, dismiss
from disclosure.checks.undisclosed import KnownUndisclosed, _providers, register_known_undisclosed
from disclosure.checks.veto import reasons_to_hold_back
from tests.factories import DocumentFactory, SectionFactory, UnitFactory, UserFactory
from tests.moves import SECRECY, approvals, frozen, release_shell

pytestmark = pytest.mark.django_db
MOBILE = "13800131234"


@pytest.fixture
def place() -> dict[str, Any]:
    unit, section = UnitFactory(), SectionFactory()
    release_shell(unit, section)
    return {"unit": unit, "section": section}


def draft(place: dict[str, Any], text: str = f"请联系张某，{MOBILE}。") -> Any:
    return DocumentFactory(**place, body=[("text", f"<p>{text}</p>")])


def let_out(copy: ReviewCopy) -> None:
    release_items([copy], how=ReleaseKind.SETUP, approvals=approvals(copy.hash), secrecy=SECRECY)


def answer(copy: ReviewCopy, reason: str = "该号码是单位公布的办事电话") -> Dismissal:
    finding = report_for(copy).open_stops[0]
    return dismiss(finding, UserFactory(), reason, kind=copy.kind, source_id=copy.source_id)


class TestAtTheDoor:
    def test_what_stops_does_not_go_out_and_the_refusal_says_where_and_what(self, place: dict[str, Any]) -> None:
        with pytest.raises(ReleaseRefused) as refused:
            let_out(frozen(draft(place)))
        [sentence] = refused.value.reasons
        assert "正文第1段" in sentence
        assert "138****1234" in sentence
        assert MOBILE not in sentence
        assert not CatalogueEntry.objects.filter(kind="document").exists()

    def test_a_copy_without_a_report_is_checked_on_the_spot(self, place: dict[str, Any]) -> None:
        copy = frozen(draft(place, "一切正常。"))
        assert not CheckReport.objects.filter(copy_id=copy.pk).exists()
        let_out(copy)
        assert CheckReport.objects.get(copy_id=copy.pk).copy_hash == copy.hash

    def test_a_reason_lets_it_out(self, place: dict[str, Any]) -> None:
        copy = frozen(draft(place))
        answer(copy)
        let_out(copy)
        assert CatalogueEntry.objects.filter(kind="document").exists()

    def test_a_reason_holds_for_the_next_copy_until_the_words_change(self, place: dict[str, Any]) -> None:
        page = draft(place)
        answer(frozen(page))
        page.title = "换了标题"
        assert not report_for(frozen(page)).open_stops
        page.body = [("text", "<p>请联系张某，13900131234。</p>")]
        assert report_for(frozen(page)).open_stops

    def test_a_reason_of_one_item_is_none_of_another(self, place: dict[str, Any]) -> None:
        answer(frozen(draft(place)))
        assert report_for(frozen(draft(place))).open_stops

    def test_what_only_warns_goes_out(self, place: dict[str, Any]) -> None:
        let_out(frozen(draft(place, "请发至zhangsan@qq.com。")))

    def test_two_hundred_copies_are_judged_in_a_few_statements(self, place: dict[str, Any]) -> None:
        copies = [frozen(draft(place)) for _ in range(3)]
        reports_for(copies)
        with CaptureQueriesContext(connection) as few:
            reasons_to_hold_back(copies[:1])
        with CaptureQueriesContext(connection) as many:
            assert len(reasons_to_hold_back(copies)) == 3
        assert len(many) == len(few) <= 3


class TestReports:
    def test_it_is_kept_while_rules_and_answers_stay(self, place: dict[str, Any]) -> None:
        copy = frozen(draft(place))
        report_for(copy), report_for(copy)
        assert CheckReport.objects.filter(copy_id=copy.pk).count() == 1

    def test_it_is_made_again_when_a_word_list_changes(self, place: dict[str, Any]) -> None:
        copy = frozen(draft(place, "一切正常。"))
        assert not report_for(copy).open_stops
        own = WordList.objects.create(slug="own", name="本区", kind=ListKind.SENSITIVE)
        Word.objects.create(word_list=own, text="一切正常", level="stop")
        keep_version(own, None, "新增")
        assert [found.code for found in report_for(copy).open_stops] == ["word"]
        assert CheckReport.objects.filter(copy_id=copy.pk).count() == 2

    def test_it_is_made_again_when_somebody_gives_a_reason(self, place: dict[str, Any]) -> None:
        copy = frozen(draft(place))
        said = answer(copy)
        report_for(copy)
        assert CheckReport.objects.filter(copy_id=copy.pk).latest("pk").dismissals[0]["reason"] == said.reason

    def test_it_is_made_again_when_a_document_is_registered_as_undisclosed(self, place: dict[str, Any]) -> None:
        copy = frozen(draft(place, "见《示例区重点人员安置内部方案》。"))
        assert not report_for(copy).open_stops
        provider = register_known_undisclosed(lambda: [KnownUndisclosed("document", 0, "示例区重点人员安置内部方案")])
        try:
            assert [found.code for found in report_for(copy).open_stops] == ["undisclosed"]
        finally:
            _providers.remove(provider)

    def test_it_repeats_no_personal_data(self, place: dict[str, Any]) -> None:
        copy = frozen(draft(place, f"张某，{MOBILE}，住幸福小区5号楼2单元101室，zhangsan@qq.com"))
        report_for(copy)
        kept = str(CheckReport.objects.get(copy_id=copy.pk).findings)
        assert "138****1234" in kept
        assert not [secret for secret in (MOBILE, "2单元101", "zhangsan") if secret in kept]


class TestDismissing:
    @pytest.mark.parametrize("reason", ["", "   ", "误报", "x" * 501])
    def test_a_reason_is_required(self, place: dict[str, Any], reason: str) -> None:
        with pytest.raises(DismissalRefused):
            answer(frozen(draft(place)), reason)
        assert not Dismissal.objects.exists()

    def test_it_is_kept_with_who_and_recorded_without_words(self, place: dict[str, Any]) -> None:
        copy = frozen(draft(place))
        said = answer(copy)
        assert said.person["name"]
        event = AuditEvent.objects.get(action="checks.dismiss")
        assert "办事电话" not in str(vars(event))
        for change in (said.save, said.delete):
            with pytest.raises(AppendOnlyError):
                change()

    def test_what_is_not_there_cannot_be_dismissed(self, place: dict[str, Any]) -> None:
        copy = frozen(draft(place))
        [found] = report_for(copy).open_stops
        gone = type(found)(**{**found.as_json(), "fingerprint": ""})
        with pytest.raises(DismissalRefused):
            dismiss(gone, UserFactory(), "该号码是单位的", kind=copy.kind, source_id=copy.source_id)


def test_an_erased_item_leaves_no_words_in_reports_reasons_and_read_files(place: dict[str, Any]) -> None:
    copy = frozen(draft(place))
    answer(copy)
    report_for(copy)
    ExtractedFile.objects.create(sha256="a" * 64, suffix=".docx", reader="1", read_at=copy.submitted_at)
    other = frozen(draft(place))
    report_for(other)
    with open_for_erasure():
        assert forget(Target(copy.kind, copy.source_id, files=frozenset(["a" * 64]))) >= 3
    assert all(row.findings == [] for row in CheckReport.objects.filter(copy_id=copy.pk))
    assert "办事电话" not in str(list(Dismissal.objects.values()))
    assert not ExtractedFile.objects.exists()
    assert CheckReport.objects.get(copy_id=other.pk).findings


def test_a_report_tells_what_must_be_answered_from_what_is_only_shown() -> None:
    assert Report(1, (), {}).open_stops == Report(1, (), {}).unanswered == []
