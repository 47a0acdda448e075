"""One page of results. The engine proposes, the catalogue has the last word on what is public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.shell import Shell
from portal.templatetags.portal import unit_name
from search import highlighter
from search.engines import get_engine
from search.engines.base import MAX_COUNTED, Hits
from search.plan import MAX_LENGTH, Plan, make_plan

PER_PAGE = 10


@dataclass(frozen=True)
class Result:
    """One hit as pages and the API show it; both kinds of HTML are escaped."""

    source_id: str
    title: str
    title_html: SafeString
    snippet_html: SafeString
    url: str
    doc_no: str
    index_no: str
    unit: str
    published_at: datetime


@dataclass(frozen=True)
class Results:
    """A page of results, or a message that says why there is none."""

    query: str
    total: int = 0
    page: int = 1
    pages: int = 1
    rows: list[Result] = field(default_factory=list)
    message: str = ""

    @property
    def total_text(self) -> str:
        return f"{MAX_COUNTED}+" if self.total > MAX_COUNTED else str(self.total)


def find(query: str, page: int, language: str, shell: Shell) -> Results:
    """Search the catalogue in one language. Any text gives an answer or a message."""
    query = query.replace("\0", " ").strip()
    if message := why_not(query):
        return Results("" if len(query) > MAX_LENGTH else query, message=message)
    plan = make_plan(query)
    hits = get_engine().search(plan, language)
    ids = public_ids(hits)
    pages = max(1, -(-len(ids) // PER_PAGE))
    page = min(max(page, 1), pages)
    rows = [_result(entry, plan, shell) for entry in _entries(ids[(page - 1) * PER_PAGE : page * PER_PAGE])]
    total = hits.total - (len(hits.ids) - len(ids))
    message = ""
    if page == pages and total > len(ids):
        message = _("结果很多，这里只列出最相关的 %(shown)s 条。再加一个词，可以找得更准。") % {"shown": len(ids)}
    return Results(query, total, page, pages, rows, message)


def why_not(query: str) -> str:
    """Why a query cannot be answered; empty where it can, and for no query at all."""
    if len(query) > MAX_LENGTH:
        return _("搜索词太长，请控制在 %(limit)s 个字以内。") % {"limit": MAX_LENGTH}
    if query and not make_plan(query):
        return _("搜索词里没有可以查找的文字，请输入汉字、字母或者数字。")
    return ""


def public_ids(hits: Hits) -> list[int]:
    """Those of the hits that are public today, in their order. One query."""
    allowed = set(CatalogueEntry.objects.public().listed().filter(pk__in=hits.ids).values_list("pk", flat=True))
    return [number for number in hits.ids if number in allowed]


def _entries(ids: Sequence[int]) -> list[CatalogueEntry]:
    found = CatalogueEntry.objects.select_related("content").defer("content__content").in_bulk(ids)
    return [found[number] for number in ids if number in found]


def _result(entry: CatalogueEntry, plan: Plan, shell: Shell) -> Result:
    return Result(
        source_id=entry.external_id or str(entry.source_id),
        title=entry.title,
        title_html=highlighter.marked(entry.title, plan.marks),
        snippet_html=highlighter.snippet(entry.content.text, plan.marks),
        url=entry.path or "",
        doc_no=entry.doc_no,
        index_no=entry.index_no or "",
        unit=unit_name(entry.unit_id, shell),
        published_at=entry.published_at,
    )
