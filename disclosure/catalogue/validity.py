"""有效性 of one entry on a day: the same rule as `querysets.validity_on`, for a row already read."""

from __future__ import annotations

from datetime import date

from disclosure.catalogue.enums import Validity
from disclosure.catalogue.models import CatalogueEntry


def validity_of(entry: CatalogueEntry, on: date) -> Validity:
    """Return whether an item is in force; the expiry date is the last day in force, the repeal date the first
    without. A test holds this and the SQL expression against each other."""
    if entry.repealed_date and entry.repealed_date <= on:
        return Validity.REPEALED
    if entry.expiry_date and entry.expiry_date < on:
        return Validity.EXPIRED
    if entry.effective_date and entry.effective_date > on:
        return Validity.NOT_EFFECTIVE
    return Validity.IN_FORCE
