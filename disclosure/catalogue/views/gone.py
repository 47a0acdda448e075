"""Addresses without a current entry: withdrawn, past their time, moved here from an older site, or unknown.

The files of an item answer as its page does."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import resolve
from django.utils.translation import gettext as _

from disclosure.catalogue.gone_files import why_gone
from disclosure.catalogue.models import CatalogueEntry, EntryFile, OldAddress, PastFile, Tombstone


def answer_without_entry(request: HttpRequest, path: str) -> HttpResponse:
    """410 for what was withdrawn (it wins over any redirect), 301 for an old address, else 404."""
    tombstone = Tombstone.objects.filter(path=path).first()
    if tombstone:
        return _withdrawn(request, tombstone)
    old = _old_address(request, path)
    if old:
        return _moved(request, old)
    if not path.endswith("/") and _is_page(f"{path}/"):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{path}/?{query}" if query else f"{path}/")
    raise Http404


def answer_without_file(request: HttpRequest, sha256: str, name: str) -> HttpResponse:
    """What a file answers that no public entry shows: 410 where one did, with the reason of its page, else 404."""
    for model in (EntryFile, PastFile):  # an entry that is past its time still has them
        if row := model._default_manager.filter(sha256=sha256, name=name).select_related("entry").first():
            return past_its_time(request, row.entry)
    found = why_gone(sha256, name)
    if found is None:
        raise Http404
    if found.tombstone:
        return _withdrawn(request, found.tombstone)
    notice = _("这个附件已经不再公开，它的文字也不再提供。")
    return gone(request, {"heading": _("附件已不再公开"), "notice": notice, "current": found.current})


def _is_page(path: str) -> bool:
    """Whether a view of its own or an item answers there."""
    return resolve(path).url_name != "item" or CatalogueEntry.objects.filter(path=path).exists()


def _old_address(request: HttpRequest, path: str) -> OldAddress | None:
    """Older systems told their items apart by the query: `/show.aspx?id=5`; that wins over the bare path."""
    whole = f"{path}?{request.META.get('QUERY_STRING', '')}"
    found = {old.path: old for old in OldAddress.objects.filter(path__in=[whole, path])}
    return found.get(whole) or found.get(path)


def past_its_time(request: HttpRequest, entry: CatalogueEntry) -> HttpResponse:
    """公示期满: the page stops answering when its last public day is over, before any list is brought along."""
    notice = _("本信息的公示期已于 %(day)s 届满，依照规定不再公开。") % {"day": entry.public_until}
    # It was not withdrawn: whoever reads this must not take it for a mistake that somebody made.
    return gone(request, {"heading": _("公示期已满"), "notice": notice, "index_no": entry.index_no})


def _withdrawn(request: HttpRequest, tombstone: Tombstone) -> HttpResponse:
    return gone(
        request,
        {"notice": tombstone.notice, "withdrawn_at": tombstone.withdrawn_at, "index_no": tombstone.index_no},
    )


def gone(request: HttpRequest, tombstone: dict[str, object]) -> HttpResponse:
    return render(request, "410.html", {"tombstone": tombstone}, status=410)


def _moved(request: HttpRequest, old: OldAddress) -> HttpResponse:
    source = {"kind": old.kind, "source_id": old.source_id}
    path = CatalogueEntry.objects.filter(**source).values_list("path", flat=True).first()
    if path:
        return HttpResponsePermanentRedirect(path)
    tombstone = Tombstone.objects.filter(**source).first()
    if tombstone:
        return _withdrawn(request, tombstone)
    raise Http404
