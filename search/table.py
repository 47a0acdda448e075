"""Results as a workbook, for those who go on working with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from base.clock import SHANGHAI
from disclosure.catalogue.addresses import absolute
from disclosure.catalogue.enums import Validity
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.shell import Shell
from search import engines
from search.asking import Asked
from search.planning import plan_of
from search.request import MAX_DEPTH
from search.results import public_entries, why_not


def header() -> list[str]:
    return [
        _("标题"), _("发文字号"), _("索引号"), _("发文机关"), _("公开主体"), _("发布日期"), _("有效性"), _("网址"),
    ]  # fmt: skip


def rows(asked: Asked, language: str, shell: Shell) -> Iterator[list[object]]:
    """Yield what was found in its order, at most as much as the pages show.

    Items that name individuals are left out: a table outlives the pages it was taken from (rule R9).
    """
    plan = plan_of(asked.text)
    if why_not(asked.text) or not plan:
        return
    query = replace(asked.query(plan, language, shell), start=0, size=MAX_DEPTH)
    entries = public_entries(engines.get_engine().search(query).ids)
    yield from (_row(entry, shell) for entry in entries if not entry.noindex)


def _row(entry: CatalogueEntry, shell: Shell) -> list[object]:
    unit = shell.of("unit").get(entry.unit_id or 0)
    return [
        entry.title,
        entry.doc_no,
        entry.index_no,
        entry.issuer,
        unit.name if unit else "",
        entry.published_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
        Validity(entry.validity).label,  # type: ignore[attr-defined]
        absolute(entry.address),
    ]
