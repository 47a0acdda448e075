"""Within what time a document must be public, and what a later day needs."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from base.clock import day_of
from base.workdays import add_workdays
from disclosure.catalogue.content import Content
from disclosure.documents.enums import DeadlineRule


def law_deadline(content: Content) -> date | None:
    """Return the last day on which the law wants this public, counted from 形成或者变更 (条例 art. 26; 预算法 art. 14).

    None where the draft has no date yet. The day itself is not counted.
    """
    fields = content.fields
    formed = parse_date(fields.get("changed_on") or fields.get("written_date") or "")
    if formed is None:
        return None
    unit, count = settings.GONGKAI_DEADLINES[fields.get("deadline_rule") or DeadlineRule.GENERAL]
    return add_workdays(formed, count).date if unit == "workdays" else formed + timedelta(days=count)


def deadline_reasons(content: Content) -> list[str]:
    """A day of publication beyond the deadline is chosen with a reason that is kept."""
    due_at = parse_datetime(content.fields.get("due_at") or "")
    last = law_deadline(content) if due_at else None
    if due_at is None or last is None or day_of(due_at) <= last or content.fields.get("due_reason", "").strip():
        return []
    return [_("“定时公开”晚于法定期限（%(last)s），请写明理由或提前。") % {"last": last.isoformat()}]
