"""Rules that a page of a unit's home must keep before anyone reviews it."""

from __future__ import annotations

from disclosure.catalogue.content import Content
from disclosure.unit_home.enums import Column
from disclosure.unit_home.rules.guide_fields import guide_reasons
from disclosure.unit_home.rules.once import once_reasons
from disclosure.unit_home.rules.unit_is_public import unit_reasons


def reasons_not_to_submit(column: Column, content: Content) -> list[str]:
    """Return every rule that the content breaks, as sentences; empty when it may be reviewed."""
    reasons = unit_reasons(content) + once_reasons(column, content)
    return reasons + guide_reasons(content) if column == Column.GUIDE else reasons
