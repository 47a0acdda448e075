"""Atom feeds: the newest entries of any list."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from disclosure.catalogue.addresses import absolute
from disclosure.catalogue.content import Content
from disclosure.catalogue.lists.facets import chosen_values
from disclosure.catalogue.lists.filters import Filters
from disclosure.catalogue.lists.walk import walk_for_machines
from disclosure.catalogue.models import CatalogueEntry, ReleasedContent
from disclosure.catalogue.public_view import PublicRequest, public_view
from disclosure.catalogue.shell import Shell
from disclosure.catalogue.views.lists import public_language

NEWEST = 50
UNWRITABLE = dict.fromkeys({*range(32), 0xFFFE, 0xFFFF} - {9, 10, 13})  # XML 1.0 knows no such characters


@public_view
def catalogue_feed(request: PublicRequest) -> HttpResponse:
    """The newest entries of the catalogue, by the filters of the lists."""
    filters = Filters.from_query(request.GET, public_language())
    shell = request.page.depend_on_list(filters)
    request.page.keep = True
    entries = list(walk_for_machines(filters.term_keys(shell), NEWEST, step=NEWEST))
    text = _feed(filters, shell, entries).writeString("utf-8")
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


def _feed(filters: Filters, shell: Shell, entries: list[CatalogueEntry]) -> Atom1Feed:
    names = [value.label for value in chosen_values(filters, shell, "")]
    query, root = filters.query(), "/en/" if filters.language == "en" else "/"
    feed = Atom1Feed(
        title=" - ".join([*names, _("政府信息公开目录"), *([shell.site.name] if shell.site else [])]),
        link=absolute(f"{root}catalogue/?{query}" if query else f"{root}catalogue/"),
        description=None,
        language="en" if filters.language == "en" else "zh-CN",
        feed_url=absolute(f"{root}feeds/catalogue.atom?{query}" if query else f"{root}feeds/catalogue.atom"),
        author_name=shell.site.sponsor if shell.site else None,
    )
    abstracts = _abstracts(entries)
    for entry in entries:
        feed.add_item(
            title=_written(entry.title),
            link=absolute(entry.address),
            description=escape(_written(abstracts.get(entry.content_id, ""))),  # the feed says that it is HTML
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
            unique_id=absolute(entry.address),
            author_name=_written(entry.issuer) or None,
        )
    return feed


def _abstracts(entries: list[CatalogueEntry]) -> dict[int, str]:
    contents = ReleasedContent.objects.filter(pk__in=[entry.content_id for entry in entries])
    return {
        number: Content.from_json(text).fields.get("abstract") or ""
        for number, text in contents.values_list("pk", "content")
    }


def _written(text: str) -> str:
    """Return the text without what would make the whole feed unreadable."""
    return text.translate(UNWRITABLE)
