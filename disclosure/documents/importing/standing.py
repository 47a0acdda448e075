"""What is already known of the items of a chunk: earlier rows, pages, numbers and addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from disclosure.catalogue.models import CatalogueEntry, OldAddress, Tombstone
from disclosure.documents.importing.item import Item
from disclosure.documents.importing.pages import KIND
from disclosure.documents.models import DocumentPage, ImportRow


def known_rows(external_ids: Sequence[str]) -> dict[str, ImportRow]:
    """Return the newest row of each item, whichever batch it came in. A batch sent back counts for nothing,
    except that its pages are used again."""
    rows = ImportRow.objects.filter(external_id__in=external_ids).select_related("batch").order_by("id")
    return {row.external_id: row for row in rows}


@dataclass(frozen=True)
class Taken:
    """Numbers and addresses that others have, and pages that are withdrawn. A few queries a chunk."""

    index_nos: dict[Any, int | None]
    addresses: dict[str, int]
    doc_nos: dict[tuple[str, str], str]
    withdrawn: frozenset[int]

    @classmethod
    def by_others(cls, items: Sequence[Item], page_ids: Iterable[int]) -> Taken:
        numbers = [item.values["given_index_no"] for item in items if item.values["given_index_no"]]
        doc_nos = [item.values["doc_no"] for item in items if item.values["doc_no"]]
        addresses = [item.values["old_address"] for item in items if item.values["old_address"]]
        index_nos: dict[Any, int | None] = {}
        if numbers:
            index_nos |= dict(
                DocumentPage.objects.filter(given_index_no__in=numbers).values_list("given_index_no", "pk")
            )
            for public in (CatalogueEntry.objects, Tombstone.objects):
                index_nos |= dict(public.filter(index_no__in=numbers).values_list("index_no", "source_id"))
        return cls(
            index_nos,
            dict(OldAddress.objects.filter(path__in=addresses).values_list("path", "source_id")) if addresses else {},
            _doc_nos(doc_nos) if doc_nos else {},
            frozenset(Tombstone.objects.filter(kind=KIND, source_id__in=page_ids).values_list("source_id", flat=True)),
        )


def _doc_nos(numbers: Sequence[str]) -> dict[tuple[str, str], str]:
    rows = CatalogueEntry.objects.filter(kind=KIND, doc_no__in=numbers).values_list("doc_no", "issuer", "external_id")
    return {(doc_no, issuer): external_id for doc_no, issuer, external_id in rows}


def reasons_not_to_correct(page: DocumentPage | None, taken: Taken) -> list[str]:
    """Return why an import may not change this page: somebody works on it, or it was taken back."""
    if page is None:
        return []
    if page.locked_by_rule or page.locked:
        return [_("对应的草稿已锁定，不能由导入更改。")]
    if page.pk in taken.withdrawn:
        return [_("这条信息已撤下；重新公开请逐件送审。")]
    if page.workflow_in_progress:
        return [_("对应的草稿正在审核，不能由导入更改。")]
    touched = page.has_unpublished_changes if page.live else page.latest_revision_id is not None
    return [_("对应的草稿已有编辑修改，不能由导入更改。")] if touched else []
