"""One page of results. The engine proposes, the catalogue has the last word on what is public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from base.doc_no import doc_no_key
from disclosure.catalogue import kinds
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.shell import Shell
from portal.templatetags.portal import unit_name
from search import engines, highlighter
from search.asking import LAST_PAGE, PER_PAGE, Asked
from search.files import FileHit, hits_in_files
from search.plan import MAX_LENGTH, Plan, make_plan
from search.planning import plan_of
from search.request import MAX_COUNTED, MAX_DEPTH, Answer
from search.suggesting import corrected


@dataclass(frozen=True)
class Result:
    """One hit as pages and the API show it; both kinds of HTML are escaped."""

    number: int
    source_id: str
    title: str
    title_html: SafeString
    snippet_html: SafeString
    url: str
    doc_no: str
    index_no: str
    unit: str
    kind: str
    group: str
    validity: str
    published_at: datetime
    noindex: bool = False  # it names individuals: no search engine is to keep it
    is_exact: bool = False  # it bears the very document number that was looked for
    files: tuple[FileHit, ...] = ()  # where in its attachments something was found


@dataclass(frozen=True)
class Results:
    """A page of results. `message` says why there is none, or why there are no more."""

    asked: Asked
    plan: Plan = field(default_factory=lambda: Plan(""))
    answer: Answer = field(default_factory=Answer)
    total: int = 0
    rows: tuple[Result, ...] = ()
    message: str = ""
    did_you_mean: str = ""
    refused: bool = False  # it was not searched for at all

    @property
    def page(self) -> int:
        return self.asked.page

    @property
    def pages(self) -> int:
        return min(max(1, -(-self.total // PER_PAGE)), LAST_PAGE)

    @property
    def total_text(self) -> str:
        return count_text(self.total)


def count_text(count: int) -> str:
    """A count in words: exact up to 10,000."""
    return f"{MAX_COUNTED}+" if count > MAX_COUNTED else str(count)


def find(asked: Asked, language: str, shell: Shell) -> Results:
    """Search the catalogue in one language. Any text gives an answer or a message."""
    if message := why_not(asked.text):
        text = "" if len(asked.text) > MAX_LENGTH else asked.text
        return Results(replace(asked, text=text), message=message, refused=True)
    plan = plan_of(asked.text)
    if not plan:
        return Results(asked)
    asked = replace(asked, page=min(asked.page, LAST_PAGE))
    answer = engines.get_engine().search(asked.query(plan, language, shell))
    if not answer.ids and answer.total:  # behind the last page: the last one
        asked = replace(asked, page=min(-(-answer.total // PER_PAGE), asked.page))
        answer = engines.get_engine().search(asked.query(plan, language, shell))
    entries = public_entries(answer.ids)
    results = Results(
        asked, plan, answer, max(0, answer.total - (len(answer.ids) - len(entries))), _results(entries, plan, shell)
    )
    return replace(results, message=_no_further(results), did_you_mean=corrected(asked.text, language))


def why_not(text: str) -> str:
    """Why a query cannot be answered; empty where it can, and for no query at all."""
    if len(text) > MAX_LENGTH:
        return _("搜索词太长，请控制在 %(limit)s 个字以内。") % {"limit": MAX_LENGTH}
    if text and not make_plan(text):
        return _("搜索词里没有可以查找的文字，请输入汉字、字母或者数字。")
    return ""


def public_entries(ids: Sequence[int]) -> list[CatalogueEntry]:
    """Those of the proposed entries that are public today, in their order, with their validity. One query."""
    entries = CatalogueEntry.objects.public().listed().with_validity()
    found = entries.select_related("content").defer("content__content").in_bulk(ids)
    return [found[number] for number in ids if number in found]


def _no_further(results: Results) -> str:
    if results.page < results.pages or results.total <= MAX_DEPTH:
        return ""
    return _("结果很多，这里只列出前 %(shown)s 条。再加一个词，或者用筛选，可以找得更准。") % {"shown": MAX_DEPTH}


def _results(entries: Sequence[CatalogueEntry], plan: Plan, shell: Shell) -> tuple[Result, ...]:
    files = hits_in_files(entries, plan.marks)
    return tuple(_result(entry, plan, shell, files.get(entry.pk, ())) for entry in entries)


def _result(entry: CatalogueEntry, plan: Plan, shell: Shell, files: tuple[FileHit, ...]) -> Result:
    return Result(
        number=entry.pk,
        source_id=entry.external_id or str(entry.source_id),
        title=entry.title,
        title_html=highlighter.marked(entry.title, plan.marks),
        snippet_html=highlighter.snippet(entry.content.text, plan.marks),
        url=entry.address,
        doc_no=entry.doc_no,
        index_no=entry.index_no or "",
        unit=unit_name(entry.unit_id, shell),
        kind=entry.kind,
        group=kinds.get(entry.kind).search_group,
        validity=entry.validity,  # type: ignore[attr-defined]
        published_at=entry.published_at,
        noindex=entry.noindex,
        is_exact=bool(plan.number) and doc_no_key(entry.doc_no) == plan.number,
        files=files,
    )
