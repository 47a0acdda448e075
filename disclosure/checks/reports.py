"""Reports on review copies: made when they are missing or stale, and what of them still holds a copy back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from base import clock
from disclosure.catalogue.content import Content
from disclosure.catalogue.models import ReviewCopy
from disclosure.checks.checking import check_all
from disclosure.checks.findings import Finding
from disclosure.checks.knowledge import District, district
from disclosure.checks.links.known import remember
from disclosure.checks.models import CheckReport, Dismissal
from disclosure.checks.reading.walk import web_addresses
from disclosure.checks.words.listed import newest


@dataclass(frozen=True)
class Report:
    """What was found in a copy, and what somebody has said about it since."""

    copy_id: int
    findings: tuple[Finding, ...]
    dismissals: dict[str, Dismissal]  # by fingerprint, the newest

    @property
    def open_stops(self) -> list[Finding]:
        """What stops and has not been dismissed: one of these holds the copy back."""
        return [finding for finding in self.findings if finding.stops and finding.fingerprint not in self.dismissals]

    @property
    def unanswered(self) -> list[Finding]:
        """What a draft must have answered before it is sent to review."""
        return [f for f in self.findings if f.needs_answer and f.fingerprint not in self.dismissals]

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if not finding.stops]


def report_for(copy: ReviewCopy) -> Report:
    """Return the report on one copy, making it when there is none under the rules and dismissals of now."""
    return reports_for([copy], all_answers=True)[copy.pk]


def reports_for(
    copies: Sequence[ReviewCopy], contents: Sequence[Content] | None = None, *, all_answers: bool = False
) -> dict[int, Report]:
    """Return the reports on many copies by their ids; a few queries for all of them.

    Args:
        contents: what the copies hold, where the caller has parsed them already.
        all_answers: also read what was said about mere warnings, for a screen that shows it.
    """
    if not copies:
        return {}
    given = dict(zip([copy.pk for copy in copies], contents, strict=True)) if contents else {}
    kept = _kept(copies)
    key = next(((row.words_hash, row.words_at) for row in kept.values()), None)  # type: ignore[attr-defined]
    known = district(words_key=key)
    clean = {number for number, report in kept.items() if not all_answers and not _needs_answers(report)}
    dismissals = dismissals_of({(copy.kind, copy.source_id) for copy in copies if copy.pk not in clean})
    stale = [copy for copy in copies if not _is_good(kept.get(copy.pk), copy, dismissals, known)]
    kept |= _make(stale, [given.get(copy.pk) or Content.from_json(copy.content) for copy in stale], dismissals, known)
    return {
        copy.pk: Report(
            copy.pk,
            tuple(Finding(**found) for found in kept[copy.pk].findings),
            dismissals.get((copy.kind, copy.source_id), {}),
        )
        for copy in copies
    }


def dismissals_of(items: set[tuple[str, int]]) -> dict[tuple[str, int], dict[str, Dismissal]]:
    """Return the dismissals of items, by item and fingerprint. One query."""
    found: dict[tuple[str, int], dict[str, Dismissal]] = {}
    if not items:
        return found
    rows = Dismissal.objects.filter(source_id__in={number for _kind, number in items}).order_by("pk")
    for row in rows:
        if (row.kind, row.source_id) in items:
            found.setdefault((row.kind, row.source_id), {})[row.fingerprint] = row
    return found


def _kept(copies: Sequence[ReviewCopy]) -> dict[int, CheckReport]:
    rows = CheckReport.objects.filter(copy_id__in=[copy.pk for copy in copies]).order_by("pk")
    return {row.copy_id: row for row in rows.annotate(**newest())}


def _needs_answers(report: CheckReport) -> bool:
    return any(Finding(**found).needs_answer for found in report.findings)


def _is_good(
    report: CheckReport | None,
    copy: ReviewCopy,
    dismissals: dict[tuple[str, int], dict[str, Dismissal]],
    known: District,
) -> bool:
    if report is None or report.copy_hash != copy.hash or report.rules_version != known.rules_version:
        return False
    if not _needs_answers(report):
        return True
    now = _as_json(dismissals.get((copy.kind, copy.source_id), {}))
    return [said["fingerprint"] for said in report.dismissals] == [said["fingerprint"] for said in now]


def _make(
    copies: Sequence[ReviewCopy],
    contents: Sequence[Content],
    dismissals: dict[tuple[str, int], dict[str, Dismissal]],
    known: District,
) -> dict[int, CheckReport]:
    if not copies:
        return {}
    now = clock.now()
    rows = [
        CheckReport(
            copy_id=copy.pk,
            copy_hash=copy.hash,
            kind=copy.kind,
            source_id=copy.source_id,
            findings=[finding.as_json() for finding in findings],
            dismissals=_as_json(dismissals.get((copy.kind, copy.source_id), {})),
            rules_version=known.rules_version,
            made_at=now,
        )
        for copy, findings in zip(copies, check_all(contents, known), strict=True)
    ]
    CheckReport.objects.bulk_create(rows)
    remember(address for content in contents for address in web_addresses(content))
    return {row.copy_id: row for row in rows}


def _as_json(dismissals: dict[str, Dismissal]) -> list[dict[str, str]]:
    return [
        {"fingerprint": row.fingerprint, "reason": row.reason, "name": row.person.get("name", "")}
        for row in dismissals.values()
    ]


def summary_of(report: Report) -> list[str]:
    """Return what was found by kind, without places or words: what lists of an import show and count.
    What old systems never kept, and what an import warns of itself, is left out."""
    told = [finding for finding in report.findings if finding.code not in ("metadata", "dates")]
    codes = dict.fromkeys((finding.level_label, finding.label) for finding in told)
    return [_("内容检查（%(level)s）：%(label)s") % {"level": level, "label": label} for level, label in codes]
