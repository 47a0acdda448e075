"""Named expressions over dates, shared by pages, lists, search and API."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, Q, Value, When

from base.clock import today
from disclosure.catalogue.enums import Validity


def public_on(day: date, prefix: str = "") -> Q:
    """公示期: an item with a last public day stops answering when that day is over (rule R9)."""
    return Q(**{f"{prefix}public_until__isnull": True}) | Q(**{f"{prefix}public_until__gte": day})


def _ended(field: str, day: date) -> Q:
    return Q(**{f"{field}__isnull": False, f"{field}__lte": day})


def in_force(on: date) -> Q:
    """Effective, and neither expired nor repealed on that day. The expiry date is the last day in force."""
    begun = Q(effective_date__isnull=True) | Q(effective_date__lte=on)
    return begun & ~Q(expiry_date__isnull=False, expiry_date__lt=on) & ~_ended("repealed_date", on)


def validity_on(on: date) -> Case:
    """The expression behind 有效性; `Validity` says what each value means."""
    return Case(
        When(_ended("repealed_date", on), then=Value(Validity.REPEALED.value)),
        When(Q(expiry_date__isnull=False, expiry_date__lt=on), then=Value(Validity.EXPIRED.value)),
        When(Q(effective_date__isnull=False, effective_date__gt=on), then=Value(Validity.NOT_EFFECTIVE.value)),
        default=Value(Validity.IN_FORCE.value),
        output_field=models.CharField(),
    )


class EntryQuerySet(models.QuerySet[Any]):
    """What can be asked of the catalogue."""

    def public(self) -> EntryQuerySet:
        return self.filter(public_on(today()))

    def listed(self) -> EntryQuerySet:
        return self.filter(listed=True)

    def in_force(self, on: date) -> EntryQuerySet:
        return self.filter(in_force(on))

    def with_validity(self, on: date | None = None) -> EntryQuerySet:
        return self.annotate(validity=validity_on(on or today()))
