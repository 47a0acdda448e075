"""What the search view of a new Wagtail project does: Page.objects.live().search(query), ten to a page."""

from __future__ import annotations

from django.core.management import call_command
from django.http import HttpRequest, JsonResponse
from wagtail.models import Page
from wagtail.search import index

from disclosure.documents.models import DocumentPage

FIRST = 10


def stock_search(request: HttpRequest) -> JsonResponse:
    """Return the first page of results as data; the template of the project would show title and address."""
    found = list(Page.objects.live().search(request.GET.get("q", ""))[:FIRST])
    documents = DocumentPage.objects.in_bulk([page.pk for page in found])
    there = [documents[page.pk] for page in found if page.pk in documents]
    rows = [{"source_id": document.external_id, "title": document.title} for document in there]
    return JsonResponse({"results": rows}, json_dumps_params={"ensure_ascii": False})


def make_stock_index() -> int:
    """Index every page with its body, as Wagtail's documentation says; returns how many documents there are."""
    if not any(field.field_name == "body" for field in DocumentPage.search_fields):
        DocumentPage.search_fields = [*DocumentPage.search_fields, index.SearchField("body")]
    call_command("update_index", verbosity=0)
    return DocumentPage.objects.count()
