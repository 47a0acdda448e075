"""What a correction must say to the public, and what it must not."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosure.catalogue import kinds
from disclosure.catalogue.content import Change, Content
from disclosure.catalogue.enums import CORRECTIONS, SEALING, ChangeKind
from disclosure.catalogue.models import CatalogueEntry


def needs_change(kind: str, source_id: int | None) -> bool:
    """Return whether a draft that becomes public now would replace something that is public."""
    if source_id is None or not kinds.get(kind).keeps_versions:
        return False
    return CatalogueEntry.objects.filter(kind=kind, source_id=source_id).exclude(path=None).exists()


def reasons_about_change(change: Change | None) -> list[str]:
    """Return why the public may not be told this: an unknown kind, or words about what is being sealed."""
    if change is None:
        return []
    if change.kind not in ChangeKind.values:
        return [_("更正的种类不明。")]
    if change.kind in SEALING and change.note.strip():
        kind = ChangeKind(change.kind).label
        return [_("因“%(kind)s”更正时，公开的更正记录只写种类，不写内容：请清空更正说明。") % {"kind": kind}]
    return []


def reasons_not_to_correct(content: Content, source_id: int | None) -> list[str]:
    """Return what a submission lacks that would replace a public version: a kind and, unless that seals, a note."""
    if not needs_change(content.kind, source_id):
        return []
    change = content.change
    if change is None or not change.kind:
        return [_("这条信息已经公开：请选择更正种类，并写明改了什么，公众会在更正记录中看到。")]
    if change.kind == ChangeKind.TRANSLATION or change.kind in SEALING or change.kind not in CORRECTIONS:
        return reasons_about_change(change)
    return [] if change.note.strip() else [_("请写明改了什么，公众会在更正记录中看到。")]
