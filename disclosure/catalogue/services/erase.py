"""彻底删除: remove an item everywhere, leave its tombstone, its hashes and the act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from base.refusal import Refusal
from disclosure.catalogue import kinds, versions
from disclosure.catalogue.erasing import Target, forget_everywhere, open_for_erasure
from disclosure.catalogue.forgetting.gather import Source, family_of, target_of
from disclosure.catalogue.forgetting.residue import clear_residue, overwrite_what_is_deleted
from disclosure.catalogue.models import CatalogueEntry, Erasure, ReviewCopy, Tombstone
from disclosure.catalogue.services.release_due import waiting_items


class ErasureRefused(Refusal):
    """Raised when an item may not be erased; nothing has changed."""


def reasons_not_to_erase(kind: str, source_id: int) -> list[str]:
    """Return why nothing of this item, in any language, may be erased now."""
    if kinds.get(kind).in_shell:
        return [_("页头、页脚、栏目和单位名称不能彻底删除，请修改后送审。")]
    reasons = []
    for code, number in family_of(kind, source_id):
        if CatalogueEntry.objects.filter(kind=code, source_id=number).exists():
            reasons.append(_("信息仍在公开，须先撤下。"))
        if waiting_items().filter(copy__kind=code, copy__source_id=number).exists():
            reasons.append(_("信息已批准定时公开，须先撤回。"))
        reasons += _about_draft(code, number)
    return list(dict.fromkeys(reasons))


@transaction.atomic
def erase_item(
    kind: str,
    source_id: int,
    *,
    case_no: str,
    basis: str,
    reference: str,
    ordered_by: Sequence[dict[str, Any]],
) -> list[Erasure]:
    """Erase an item in all its languages (保密法 art. 29, 31; 个人信息保护法 art. 47).

    Args:
        case_no: what the act is called: an index number or the number of a case.
        basis: the articles.
        reference: the letter or request that asks for it: number, date, authority.
        ordered_by: snapshots of the two named persons.

    Raises ErasureRefused.
    """
    words = {"case_no": case_no.strip(), "basis": basis.strip(), "reference": reference.strip()}
    reasons = reasons_not_to_erase(kind, source_id)
    if len({person["id"] for person in ordered_by}) < 2:
        reasons.append(_("彻底删除须由两名不同的人员决定。"))
    if not all(words.values()):
        reasons.append(_("请写明案件编号、法律依据和要求删除的文书。"))
    if reasons:
        raise ErasureRefused(reasons)
    family = family_of(kind, source_id)
    targets = [target_of(code, number, family) for code, number in family]
    overwrite_what_is_deleted()
    acts = [_erase(target, ordered_by=list(ordered_by), **words) for target in targets]
    versions.move([versions.PURGE])
    transaction.on_commit(clear_residue)
    return acts


def erased(sources: Sequence[Source]) -> set[Source]:
    """Return which of these items were erased."""
    found = Erasure.objects.filter(source_id__in=[number for _kind, number in sources])
    return set(found.values_list("kind", "source_id")) & set(sources)


def _erase(target: Target, **act: Any) -> Erasure:
    """Forget one language of an item and write down the act."""
    stone = Tombstone.objects.filter(kind=target.kind, source_id=target.source_id).first()
    with open_for_erasure():
        counts = forget_everywhere(target)
    return Erasure.objects.create(
        kind=target.kind,
        source_id=target.source_id,
        language=stone.language if stone else "",
        index_no=stone.index_no if stone else "",
        hashes=list(target.hashes),
        counts=counts,
        erased_at=clock.now(),
        **act,
    )


def _about_draft(kind: str, source_id: int) -> list[str]:
    row = kinds.get(kind).model._default_manager.filter(pk=source_id).first()
    if row is None:
        known = ReviewCopy.objects.filter(kind=kind, source_id=source_id).exists()
        return [] if known else [_("没有找到这条信息。")]
    if getattr(row, "workflow_in_progress", False):
        return [_("送审稿正在审核，请先撤回。")]
    if hasattr(row, "is_leaf") and not row.is_leaf():
        return [_("页面下还有别的内容，不能彻底删除。")]
    return []
