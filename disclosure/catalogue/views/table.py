"""Any list as a table: 索引、名称、内容概述、生成日期 (条例 art. 12) and what goes with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from base.clock import SHANGHAI, today
from base.export import csv_response, xlsx_response
from disclosure.catalogue.addresses import absolute
from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import Validity
from disclosure.catalogue.lists.filters import Filters
from disclosure.catalogue.lists.walk import STEP, walk_for_machines
from disclosure.catalogue.models import CatalogueEntry, ReleasedContent
from disclosure.catalogue.public_view import PublicRequest, public_view
from disclosure.catalogue.shell import Shell
from disclosure.catalogue.views.lists import public_language

MOST = 50_000
MOST_IN_A_WORKBOOK = 5_000  # it is made whole before it is sent


@public_view
def catalogue_table(request: PublicRequest) -> HttpResponseBase:
    """Send a list as CSV, while it is read. Items that name individuals are left out (rule R9)."""
    filters, shell = _asked(request)
    rows = _rows(walk_for_machines(filters.term_keys(shell), MOST), shell)
    return _unlisted(csv_response(_file_name("csv"), _header(), rows))


@public_view
def catalogue_workbook(request: PublicRequest) -> HttpResponseBase:
    """Send the newest of a list as a workbook; its last row says so where there are more."""
    filters, shell = _asked(request)
    rows = _rows(walk_for_machines(filters.term_keys(shell), MOST_IN_A_WORKBOOK + 1), shell)
    return _unlisted(xlsx_response(_file_name("xlsx"), _header(), _bounded(rows)))


def _asked(request: PublicRequest) -> tuple[Filters, Shell]:
    filters = Filters.from_query(request.GET, public_language())
    return filters, request.page.depend_on_list(filters)


def _header() -> list[str]:
    return [
        _("索引号"), _("名称"), _("内容概述"), _("生成日期"), _("发文字号"), _("发文机关"), _("公开主体"), _("栏目"),
        _("发布日期"), _("有效性"), _("网址"),
    ]  # fmt: skip


def _file_name(extension: str) -> str:
    return f"{_('政府信息公开目录')}{today():%Y%m%d}.{extension}"


def _unlisted(response: HttpResponseBase) -> HttpResponseBase:
    response["X-Robots-Tag"] = "noindex"
    return response


def _bounded(rows: Iterator[list[object]]) -> Iterator[list[object]]:
    yield from islice(rows, MOST_IN_A_WORKBOOK)
    if next(rows, None):
        yield [_("只列出最新的 %(most)d 条；要全部请导出 CSV。") % {"most": MOST_IN_A_WORKBOOK}]


def _rows(entries: Iterator[CatalogueEntry], shell: Shell) -> Iterator[list[object]]:
    for group in _groups(entries):
        contents = ReleasedContent.objects.filter(pk__in=[entry.content_id for entry in group])
        texts = dict(contents.values_list("pk", "content"))
        for entry in group:
            yield _row(entry, Content.from_json(texts[entry.content_id]), shell)


def _groups(entries: Iterable[CatalogueEntry]) -> Iterator[list[CatalogueEntry]]:
    group: list[CatalogueEntry] = []
    for entry in entries:
        group.append(entry)
        if len(group) == STEP:
            yield group
            group = []
    if group:
        yield group


def _row(entry: CatalogueEntry, content: Content, shell: Shell) -> list[object]:
    unit, section = shell.of("unit").get(entry.unit_id or 0), shell.of("section").get(entry.section_id or 0)
    return [
        entry.index_no,
        entry.title,
        content.fields.get("abstract"),
        entry.written_date,
        entry.doc_no,
        entry.issuer,
        unit.name if unit else "",
        section.name if section else "",
        entry.published_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
        Validity(entry.validity).label,  # type: ignore[attr-defined]
        absolute(entry.address),
    ]
