"""How much time is left, in words: by what the law leaves, and by the step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from base.clock import day_of, today
from base.workdays import UNCERTAIN, workdays_between
from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import Openness
from disclosure.catalogue.kinds import ItemKind


@dataclass(frozen=True)
class Limit:
    """A last day, and the working days that are left to it; below zero where they are over."""

    last: date
    left: int
    is_over: bool
    certain: bool = True

    @property
    def words(self) -> str:
        if self.is_over:
            return _("已超期 %(days)s 个工作日") % {"days": -self.left} if self.left else _("已超期")
        if self.left == 0:
            return _("今天到期") if self.last == today() else _("下一个工作日前到期")
        return _("还有 %(days)s 个工作日") % {"days": self.left}

    @property
    def doubt(self) -> str:
        """What to say beside it where the calendar of a year is not in yet."""
        return "" if self.certain else str(UNCERTAIN)


def limit_until(last: date) -> Limit:
    """Count from today."""
    day = today()
    count = workdays_between(last, day) if last < day else workdays_between(day, last)
    return Limit(last, -count.days if last < day else count.days, last < day, count.certain)


def law_limit(kind: ItemKind, fields: Mapping[str, Any], public_at: datetime | None) -> date | None:
    """Return the last day that the law leaves for an item to become public, None where it wants nothing of it.

    Only what is disclosed on our own initiative has one (条例 art. 26), and what is public already only where it
    was changed since (形成或者变更).

    Args:
        fields: at least the kind's `law_fields` and `openness`, as frozen.
        public_at: when the present public version came out, if there is one.
    """
    if not kind.law_fields or fields.get("openness", Openness.ACTIVE) not in ("", Openness.ACTIVE):
        return None
    changed = fields.get("changed_on") or ""
    if public_at is not None and changed <= day_of(public_at).isoformat():
        return None
    return kind.law_deadline(Content(kind.code, "", dict(fields)))
