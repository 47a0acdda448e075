"""What screens show of the content check: the review page, the edit screen, the rows of an import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core import signing

from disclosure.catalogue.models import ReviewCopy
from disclosure.checks.findings import Finding
from disclosure.checks.models import Dismissal
from disclosure.checks.reports import report_for

SALT = "disclosure.checks.screen"
HOURS = 12 * 3600


def report_context(copy: ReviewCopy) -> dict[str, Any]:
    """Return what the template `checks/report.html` needs, to be merged into a page's context.

    `check_rows` is a list of rows, what stops first, each with `finding`, `dismissal` (None while nobody has given a
    reason) and the signed tokens of its buttons; `check_blocked` says whether anything still holds the copy back.
    """
    report = report_for(copy)
    return {
        "check_rows": rows(report.findings, report.dismissals, copy.kind, copy.source_id),
        "check_blocked": bool(report.open_stops),
    }


def rows(
    findings: Iterable[Finding], dismissals: Mapping[str, Dismissal], kind: str, source_id: int
) -> list[dict[str, Any]]:
    """Return findings with what was said about them and the tokens of what can be done."""
    return [
        {
            "finding": finding,
            "dismissal": dismissals.get(finding.fingerprint),
            "token": token_of(finding, kind, source_id),
        }
        for finding in findings
    ]


def token_of(finding: Finding, kind: str, source_id: int) -> str:
    """Return a signed note of one finding, so that nobody dismisses what the check did not find."""
    note = [kind, source_id, finding.code, str(finding.level), finding.fingerprint, finding.file]
    return signing.dumps(note, salt=SALT, compress=True)


def from_token(token: str) -> tuple[Finding, str, int]:
    """Return the finding of a token with its item. Raises signing.BadSignature for a forged or an old one."""
    kind, source_id, code, level, fingerprint, file = signing.loads(token, salt=SALT, max_age=HOURS)
    return Finding(code, level, "", "", "", fingerprint, file), kind, source_id
