"""Dates that contradict each other."""

from __future__ import annotations

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from base.clock import today
from disclosure.catalogue.content import Content


def date_reasons(content: Content) -> list[str]:
    """A document is written before it is published, and does not end before it begins (domain §9.3)."""
    fields = content.fields
    written, effective, expiry, until = (
        parse_date(fields.get(name) or "") for name in ("written_date", "effective_date", "expiry_date", "public_until")
    )
    reasons = []
    if written and written > today():
        reasons.append(_("成文日期晚于今天。"))
    begin = effective or written
    if expiry and begin and expiry < begin:
        reasons.append(_("失效日期早于施行日期。"))
    if until and until < today():
        reasons.append(_("公示截止日期已过。"))
    return reasons
