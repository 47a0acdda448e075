"""What the content check says when a draft is sent to review."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import Openness
from disclosure.checks.checking import check
from disclosure.checks.reports import dismissals_of

SHOWN = 10


def reasons_unanswered(content: Content, source_id: int | None) -> list[str]:
    """Return a sentence for each finding that must be put right, or answered, before review.

    What is not going to be public may say what it says: its findings hold nothing back.
    """
    if kinds.get(content.kind).facts(content).openness != Openness.ACTIVE:
        return []
    key = (content.kind, source_id or 0)
    answered = dismissals_of({key}).get(key, {}) if source_id else {}
    waiting = [found for found in check(content) if found.needs_answer and found.fingerprint not in answered]
    reasons = [
        _("内容检查：%(what)s。%(advice)s") % {"what": f.sentence(), "advice": f.advice} for f in waiting[:SHOWN]
    ]
    if len(waiting) > SHOWN:
        reasons.append(_("内容检查：另有 %(n)d 处，详见“内容检查”。") % {"n": len(waiting) - SHOWN})
    if reasons:
        reasons.append(_("确属误报或可以公开的，请点“内容检查”，写明理由后排除，再送审。"))
    return reasons
