"""At the door: what the content check stops does not go out, and nothing goes out unchecked."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from disclosure.catalogue.models import ReviewCopy
from disclosure.checks.findings import Finding
from disclosure.checks.reports import reports_for

SHOWN = 5


def reasons_to_hold_back(copies: Sequence[ReviewCopy]) -> dict[int, str]:
    """Return, by copy, what stops it. A copy without a report under the rules of now is checked on the spot."""
    return {number: sentence(report.open_stops) for number, report in reports_for(copies).items() if report.open_stops}


def sentence(findings: Sequence[Finding]) -> str:
    """Return what stops, where, and what to do about it."""
    listed = "；".join(finding.sentence() for finding in findings[:SHOWN])
    more = _("等 %(n)d 处") % {"n": len(findings)} if len(findings) > SHOWN else ""
    return _("内容检查未通过：%(listed)s%(more)s。请修改，或在“内容检查”中写明理由后排除。") % {
        "listed": listed,
        "more": more,
    }
