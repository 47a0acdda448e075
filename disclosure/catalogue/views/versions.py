"""Earlier versions of an item at addresses of their own: `…/versions/` and `…/versions/{n}/`.

No search engine keeps them (noindex, and no list, feed or sitemap names them). A sealed one answers 410.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from base.clock import today
from disclosure.catalogue import kinds, versions
from disclosure.catalogue.changes_shown import label_of, version_address, versions_address
from disclosure.catalogue.compare import differences
from disclosure.catalogue.content import Change, Content
from disclosure.catalogue.enums import SEALING, ChangeKind, FileRole
from disclosure.catalogue.history import Version, versions_of
from disclosure.catalogue.links import with_living_links
from disclosure.catalogue.models import CatalogueEntry, ReleasedContent
from disclosure.catalogue.public_view import PublicRequest, public_view
from disclosure.catalogue.shell import Shell
from disclosure.catalogue.views.gone import answer_without_entry, gone, past_its_time
from disclosure.catalogue.views.item import item
from portal.meta import site_meta


@public_view
def version_list(request: PublicRequest, path: str) -> HttpResponseBase:
    """List the versions of an item, the newest first."""
    path = f"/{path}"
    shell, entry = _entry(request, path)
    if entry is None or not kinds.get(entry.kind).keeps_versions:
        return _elsewhere(request, path, versions_address(path))
    if entry.public_until and entry.public_until < today():
        return past_its_time(request, entry)
    found = versions_of(entry.kind, entry.source_id)
    rows = [_row(entry, version, found) for version in reversed(found)]
    context = {**_around(entry, shell), "here": _("各历史版本"), "rows": rows}
    return _unlisted(render(request, "catalogue/versions.html", context))


@public_view
def version(request: PublicRequest, path: str, position: str) -> HttpResponseBase:
    """Show one earlier version, marked as such, with what the next one changed."""
    path, number = f"/{path}", int(position)
    shell, entry = _entry(request, path)
    if entry is None or not kinds.get(entry.kind).keeps_versions:
        return _elsewhere(request, path, version_address(path, number))
    if entry.public_until and entry.public_until < today():
        return past_its_time(request, entry)
    found = versions_of(entry.kind, entry.source_id)
    if not 1 <= number <= len(found):
        raise Http404
    if number == len(found):
        return HttpResponseRedirect(path)
    if not found[number - 1].readable:
        notice = _("这一历史版本已依法封存，不再公开。现行版本仍可查阅。")
        return _unlisted(gone(request, {"heading": _("历史版本已封存"), "notice": notice, "current": path}))
    context = {**_around(entry, shell), "here": _("历史版本"), **_shown(found, number)}
    return _unlisted(render(request, "catalogue/version.html", context))


def _entry(request: PublicRequest, path: str) -> tuple[Shell, CatalogueEntry | None]:
    shell = request.page.depend([versions.of_path(path)])
    request.page.keep = True
    return shell, CatalogueEntry.objects.filter(path=path).first()


def _elsewhere(request: PublicRequest, path: str, address: str) -> HttpResponseBase:
    """What was withdrawn is gone with all its versions; anything else may be an item of that very address."""
    try:
        return answer_without_entry(request, path)
    except Http404:
        return item(request, address.removeprefix("/"))


def _row(entry: CatalogueEntry, version: Version, found: list[Version]) -> dict[str, Any]:
    change = version.change or Change(ChangeKind.UPDATE)
    current = version is found[-1]
    return {
        "number": version.number,
        "at": version.released_at,
        "label": label_of(change.kind) if version.number > 1 else _("首次公开"),
        "note": "" if change.kind in SEALING else change.note,
        "current": current,
        "readable": version.readable,
        "address": entry.address if current else version_address(entry.address, version.number),
        "again": version.again,
    }


def _shown(found: list[Version], number: int) -> dict[str, Any]:
    """Return what the page of an earlier version shows of its own content."""
    ids = [found[number - 1].content_id, found[number].content_id]
    rows = ReleasedContent.objects.select_related("rendered").defer("text").in_bulk(ids)
    content, following = (Content.from_json(rows[key].content) for key in ids)
    return {
        "version": found[number - 1],
        "until": found[number].released_at,
        "title": kinds.get(content.kind).facts(content).title,
        "content": content,
        "body": mark_safe(with_living_links(rows[ids[0]].rendered.html, [])),  # noqa: S308  our own template made it
        "attachments": [file for file in content.files if file.role == FileRole.ATTACHMENT],
        "read_online": True,
        "differences": differences(content, following),
        "following": number + 1,
    }


def _around(entry: CatalogueEntry, shell: Shell) -> dict[str, Any]:
    breadcrumb = [(part.name, part.path) for part in reversed(shell.with_ancestors("section", entry.section_id))]
    return {
        "entry": entry,
        "meta": site_meta(shell),
        "breadcrumb": [*breadcrumb, (entry.title, entry.address)],
        "versions_address": versions_address(entry.address),
    }


def _unlisted(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response
