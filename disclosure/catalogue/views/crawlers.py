"""What crawlers ask for: robots.txt and the sitemap, cut by ranges of entry numbers."""

from __future__ import annotations

from datetime import datetime
from xml.sax.saxutils import escape

from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse

from disclosure.catalogue.addresses import absolute
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.public_view import public_view

RANGE = 5000  # entry numbers a sitemap; the protocol allows 50,000 addresses
XML = "application/xml; charset=utf-8"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# Items that must not be indexed say so on their pages, so crawlers have to be able to read those.
ROOTS = ("", "/en", "/zh-hant")
CLOSED = ("/api/", "/catalogue.csv", "/catalogue.xlsx", "/search/", "/search.xlsx")


@public_view
def robots(request: HttpRequest) -> HttpResponse:
    closed = ["/admin/", *(root + path for root in ROOTS for path in CLOSED)]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "", f"Sitemap: {absolute('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public_view
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Name one sitemap for each range of entry numbers that was ever used."""
    last = CatalogueEntry.objects.aggregate(last=Max("pk"))["last"] or 0
    parts = [f"<sitemap><loc>{absolute(f'/sitemap-{n}.xml')}</loc></sitemap>" for n in range(last // RANGE + 1)]
    return _xml("sitemapindex", parts)


@public_view
def sitemap(request: HttpRequest, number: int) -> HttpResponse:
    """List the addresses of one range. Items that name individuals are left out (rule R9)."""
    first = number * RANGE
    if first > 2**62:
        raise Http404
    entries = CatalogueEntry.objects.public().filter(pk__gte=first, pk__lt=first + RANGE, noindex=False)
    rows = entries.exclude(path=None).order_by("pk").values_list("path", "updated_at")
    return _xml("urlset", [_address(path, updated) for path, updated in rows])


def _address(path: str, updated: datetime) -> str:
    return f"<url><loc>{escape(absolute(path))}</loc><lastmod>{updated:%Y-%m-%dT%H:%M:%SZ}</lastmod></url>"


def _xml(root: str, parts: list[str]) -> HttpResponse:
    body = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{NAMESPACE}">', *parts, f"</{root}>"])
    return HttpResponse(body, content_type=XML)
