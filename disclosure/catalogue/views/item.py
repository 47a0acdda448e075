"""The public page of an item: its entry joined with its content, and the links to other items."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from base.clock import today
from disclosure.catalogue import kinds, versions
from disclosure.catalogue import shell as shells
from disclosure.catalogue.content import Content
from disclosure.catalogue.detail import detail_context
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.public_view import PublicRequest, public_view
from disclosure.catalogue.views.gone import answer_without_entry, past_its_time
from disclosure.catalogue.views.lists import section_list


def _entry_at(path: str) -> CatalogueEntry | None:
    rows = CatalogueEntry.objects.select_related("content__rendered", "history").defer("content__text")
    return rows.filter(path=path).first()


@public_view
def item(request: PublicRequest, path: str = "") -> HttpResponse:
    """Answer any public address that no other view has taken."""
    path = f"/{path}"
    request.page.keep = True
    section = shells.latest().section_at(path)
    if section is not None:
        return section_list(request, path, section)
    shell = request.page.depend([versions.of_path(path)])
    entry = _entry_at(path)
    if entry is None:
        return answer_without_entry(request, path)
    if entry.public_until and entry.public_until < today():
        return past_its_time(request, entry)
    if entry.kind == "section":
        return section_list(request, path, shell.of("section")[entry.source_id])
    kind = kinds.get(entry.kind)
    content = Content.from_json(entry.content.content)
    if lists := kind.depends_on(content):
        shell = request.page.depend(lists)
    context = detail_context(entry, content, shell) | kind.detail_context(entry, content)
    return render(request, kind.detail_template, context)
