"""/xxgk/{unit}/: a unit's home."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from disclosure.catalogue.lists.rows import rows_of_term
from disclosure.catalogue.public_view import PublicRequest, public_view
from disclosure.unit_home.columns import statutory_of
from disclosure.unit_home.frame import frame, open_home

LATEST = 10
FOR_EVER = 2**40  # a second later than any publication


@public_view
def unit_home(request: PublicRequest, unit_slug: str) -> HttpResponse:
    """Profile, statutory content and newest items. Three queries."""
    home, shell = open_home(request, unit_slug)
    latest = rows_of_term(home.term_id, FOR_EVER, 0, LATEST) if home.term_id else []
    context = {"profile": home.has_profile, "statutory": statutory_of(home, shell), "latest": latest}
    return render(request, "unit_home/home.html", frame(home, shell) | context)
