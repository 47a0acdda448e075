"""Entries read by SQL of our own: the columns to select, and the rows as entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from disclosure.catalogue.models import CatalogueEntry

_FIELDS = [field.attname for field in CatalogueEntry._meta.concrete_fields]
COLUMNS = ", ".join(f"e.{field.column}" for field in CatalogueEntry._meta.concrete_fields)  # of a table called e


def entry_from(values: Sequence[Any]) -> CatalogueEntry:
    """Return the entry whose COLUMNS hold these values."""
    return CatalogueEntry.from_db("default", _FIELDS, values)
