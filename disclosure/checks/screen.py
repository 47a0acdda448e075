"""What screens show of the content check: the review page, the edit screen, the rows of an import."""

from __future__ import annotations

from typing import Any

from disclosure.catalogue.models import ReviewCopy


def report_context(copy: ReviewCopy) -> dict[str, Any]:
    """Return what the template `checks/report.html` needs, to be merged into a page's context.

    `check_rows` is a list of (finding, dismissal or None), what stops first; `check_blocked` says whether anything
    still holds the copy back; `check_report` is the report itself.
    """
    return {"check_rows": [], "check_blocked": False, "check_report": None}
