"""Where browsers say that a result was opened: the `ping` of its link, with no script, redirect or cookie."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.views.lists import public_language
from search.log.writing import note_opened


def opened(request: HttpRequest) -> HttpResponse:
    """Count it, if it is public and was found by a search of today. The answer is always the same."""
    number = request.GET.get("n", "")
    is_number = number.isascii() and number.isdigit() and len(number) < 18
    if is_number and CatalogueEntry.objects.public().listed().filter(pk=int(number)).exists():
        note_opened(request.GET.get("q", "")[:500], public_language(), int(number))
    return HttpResponse(status=204)


# It changes nothing but a number, and the browser sends no cookie worth protecting with it.
opened_view = transaction.non_atomic_requests(csrf_exempt(never_cache(require_POST(opened))))
