"""在线阅读: the text of a public attachment as a page, for phones that open no ofd, wps or docx. 以原件为准."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render

from base.clock import today
from disclosure.catalogue import versions
from disclosure.catalogue.content import file_address
from disclosure.catalogue.lists.paging import page_links
from disclosure.catalogue.models import EntryFile, PastFile
from disclosure.catalogue.public_view import PublicRequest, public_view
from disclosure.catalogue.querysets import public_on
from disclosure.catalogue.views.gone import answer_without_file
from disclosure.catalogue.views.lists import page_number
from portal.meta import site_meta
from search.files.addresses import reading_address, version_of
from search.files.formats import explanation, may_have_text
from search.files.layout import Section, laid_out
from search.files.models import FileText

MOST_NAMED = 5  # items that show the file
FEWEST_SECTIONS = 3  # fewer need no table of contents
WITH_CONTENTS = frozenset({"sheet", "slide", "story", "other"})  # pages are many, and their numbers tell nothing

Shown = EntryFile | PastFile


@public_view
def read(request: PublicRequest, sha256: str, name: str) -> HttpResponseBase:
    """Show what a file says, as long as the file itself answers; then answer as that does."""
    shell = request.page.depend([version_of(sha256), *(versions.of_path(path) for path in _paths(sha256, name))])
    shown = _shown(sha256, name)  # only now: the versions are older than what is read
    text = FileText.objects.defer("squeezed").filter(pk=sha256).first()
    if not shown:
        return _unlisted(answer_without_file(request, sha256, name))
    if not may_have_text(shown[0].content_type):
        return HttpResponseRedirect(file_address(sha256, name))
    request.page.keep = text is not None and text.read_at is not None
    context = _context(shown, text, page_number(request)) | {"meta": site_meta(shell)}
    return _unlisted(render(request, "search/files/read.html", context))


def _paths(sha256: str, name: str) -> list[str]:
    return sorted({file.entry.address for file in _shown(sha256, name)} - {""})


def _shown(sha256: str, name: str) -> Sequence[Shown]:
    """The rows by which the file answers: those of current entries, else those of versions that may be read."""
    models: tuple[type[Shown], ...] = (EntryFile, PastFile)
    for model in models:
        rows: QuerySet[Any] = model._default_manager.filter(public_on(today(), "entry__"), sha256=sha256, name=name)
        if found := list(rows.select_related("entry").order_by("entry_id")[:MOST_NAMED]):
            return found
    return []


def _unlisted(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response


def _context(shown: Sequence[Shown], text: FileText | None, page: int) -> dict[str, Any]:
    file = shown[0]
    starts = text.starts if text else []
    page = min(max(page, 1), max(len(starts), 1))
    sections: list[Section] = []
    if text and starts:
        ends = [*starts[1:], len(text.passages)]
        sections = laid_out(text.passages, starts[page - 1], ends[page - 1])
    return {
        "file": file,
        "title": getattr(file, "title", "") or file.name,
        "address": file_address(file.sha256, file.name),
        "is_past": isinstance(file, PastFile),
        "items": [each.entry for each in shown],
        "breadcrumb": [(file.entry.title, file.entry.address)],
        "sections": sections,
        "headings": _contents(sections),
        "page_links": page_links(page, len(starts), lambda n: reading_address(file.sha256, file.name, page=n)),
        "explanation": explanation(text.problem, file.name) if text and text.problem and text.read_at else "",
        "waiting": text is None or (text.read_at is None and not starts),
    }


def _contents(sections: Sequence[Section]) -> list[dict[str, Any]]:
    """Sheets and slides, and the headings of a document."""
    found: list[dict[str, Any]] = []
    for section in sections:
        if section.place.kind in WITH_CONTENTS or section.place.member:
            found.append({"level": 2, "id": section.anchor, "text": section.label})
        for block in section.blocks:
            if block.kind == "heading":
                number, words = block.lines[0]
                found.append({"level": 3, "id": f"l{number}", "text": words})
    return found if len(found) >= FEWEST_SECTIONS else []
