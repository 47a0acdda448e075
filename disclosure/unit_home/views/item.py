"""/xxgk/{unit}/{column}/{number}/: a guide, rule, report or way to apply, inside its unit's home."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from disclosure.catalogue import kinds, versions
from disclosure.catalogue.changes_shown import changes_of
from disclosure.catalogue.content import Content
from disclosure.catalogue.detail import frame_context
from disclosure.catalogue.lists.filters import Filters
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.public_view import PublicRequest, public_view
from disclosure.catalogue.shell import Shell
from disclosure.catalogue.views.gone import answer_without_entry
from disclosure.unit_home.addresses import language_here
from disclosure.unit_home.enums import Column
from disclosure.unit_home.frame import frame, meta_column
from disclosure.unit_home.home import Home, read_home, unit_term
from disclosure.unit_home.kinds import COLUMN_OF_KIND
from disclosure.unit_home.models import HomeItem
from portal.meta import article_meta
from portal.templatetags.portal import local_name


def public_items(home: Home, column: Column) -> list[HomeItem]:
    """Return what a column shows now, the newest year first."""
    found = HomeItem.objects.filter(unit_id=home.unit.id, language=home.language, column=column)
    order = ("-entry__published_at", "-entry_id") if column == Column.RULES else ("-year", "-entry_id")
    return list(found.select_related("entry").order_by(*order))


@public_view
def item(request: PublicRequest, unit_slug: str, code: str, number: int) -> HttpResponse:
    """Answer the address that the first release gave, whatever its unit is called today. Four queries."""
    page, path = request.page, request.path_info
    shell = page.depend_on_list(Filters(language_here(), (("unit", unit_slug),)), [versions.of_path(path)])
    page.keep = True
    entry = _entry(path=path)
    unit = shell.of("unit").get(entry.unit_id or 0) if entry else None
    if entry is None or unit is None:
        return answer_without_entry(request, path)
    if unit.slug != unit_slug:  # the unit has another name today
        page.depend([versions.of_term(unit_term(unit, entry.language))])
    home = read_home(unit, entry.language)
    column = COLUMN_OF_KIND[entry.kind]
    return _render(request, home, shell, entry, public_items(home, column) if column == Column.GUIDE else [])


def item_page(
    request: PublicRequest, home: Home, shell: Shell, entry_id: int, items: Sequence[HomeItem]
) -> HttpResponse:
    """Show an item at the address of its column."""
    entry = _entry(pk=entry_id)
    if entry is None:  # withdrawn a moment ago
        raise Http404
    return _render(request, home, shell, entry, items)


def _entry(**where: Any) -> CatalogueEntry | None:
    rows = CatalogueEntry.objects.filter(kind__in=COLUMN_OF_KIND, **where)
    return rows.select_related("content__rendered", "history").defer("content__text").first()


def _render(
    request: PublicRequest, home: Home, shell: Shell, entry: CatalogueEntry, items: Sequence[HomeItem]
) -> HttpResponse:
    kind, content = kinds.get(entry.kind), Content.from_json(entry.content.content)
    around = frame(home, shell, COLUMN_OF_KIND[entry.kind])
    context = frame_context(entry, content, shell, []) | kind.detail_context(entry, content) | around
    versions_of_it = _versions(entry, items)
    context |= {
        "column": around["column"] or kind.detail_context(entry, content)["column"],
        "body": mark_safe(entry.content.rendered.html),  # noqa: S308  our own template made it
        "meta": article_meta(
            shell,
            meta_column(home, around["column"]),
            title=entry.title,
            published=entry.published_at,
            source=local_name(home.unit),
            description=content.fields.get("abstract", ""),
            path=entry.path or "",
        ),
        "changes": changes_of(entry),
        "read_online": True,
        "versions": versions_of_it if len(versions_of_it) > 1 else [],
        "newer": versions_of_it[0] if versions_of_it and not versions_of_it[0]["current"] else None,
    }
    return render(request, kind.detail_template, context)


def _versions(entry: CatalogueEntry, items: Sequence[HomeItem]) -> list[dict[str, Any]]:
    """Return the years of a guide, the newest first; other pages have no versions."""
    return [
        {"year": item.year, "title": item.entry.title, "path": item.entry.path, "current": item.entry_id == entry.pk}
        for item in items
        if item.column == Column.GUIDE
    ]
