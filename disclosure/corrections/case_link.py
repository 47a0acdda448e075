"""From a case of secrecy to its erasure."""

from __future__ import annotations

from django.urls import reverse

from disclosure.review.enums import CaseResult
from disclosure.review.models import SecrecyCase


def address_to_erase(case: SecrecyCase) -> str:
    """Return where to propose that a secret be erased: only then does it leave the database (rule R5)."""
    return reverse("corrections:propose", args=["case", case.pk]) if case.result == CaseResult.SECRET else ""
