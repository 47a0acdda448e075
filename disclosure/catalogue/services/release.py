"""The door: turn reviewed copies into public items, or say why not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from base.refusal import Refusal
from base.storage import FrozenStore
from disclosure.catalogue import vetoes
from disclosure.catalogue.approval import Approval, manifest_hash
from disclosure.catalogue.content import hash_of
from disclosure.catalogue.correcting import reasons_about_change
from disclosure.catalogue.enums import Openness, ReleaseKind
from disclosure.catalogue.models import Release, ReleaseItem, ReviewCopy
from disclosure.catalogue.prepared import Prepared, prepare
from disclosure.catalogue.services.let_out import let_out
from disclosure.catalogue.trail import note_release, note_waiting

CHUNK = 200  # items a release: no other writer waits for seconds
PUBLIC = "public"


class ReleaseRefused(Refusal):
    """Raised when items may not become public; `reasons` are sentences for people."""


def reasons_not_to_release(
    items: Sequence[Prepared],
    approvals: Sequence[Approval],
    secrecy: dict[str, Any],
    manifest: Sequence[str] | None = None,
) -> list[str]:
    """Return every reason why these copies may not go out under these approvals."""
    manifest = manifest or [item.copy.hash for item in items]
    reasons = _about_approvals(items, approvals, secrecy, manifest) + vetoes.reasons([item.copy for item in items])
    gone = set(ReleaseItem.objects.filter(copy__in=[item.copy.pk for item in items]).values_list("copy_id", flat=True))
    approved = frozenset(manifest)
    for item in items:
        about = reasons_about_copy(item, approved)
        if item.copy.pk in gone:
            about.append(_("这份送审稿已经公开过或正在等待定时公开。"))
        reasons += [f"《{item.copy.title}》：{reason}" for reason in about]
    return reasons


def release_items(
    copies: Sequence[ReviewCopy],
    *,
    how: ReleaseKind,
    approvals: Sequence[Approval],
    secrecy: dict[str, Any],
    manifest: Sequence[str] | None = None,
    reason: str = "",
    due_at: datetime | None = None,
    at: datetime | None = None,
    batch_id: int | None = None,
) -> Release:
    """Let reviewed copies out in one transaction. The only way by which anything becomes public.

    Args:
        copies: at most 200 frozen copies; exactly their bytes become public.
        approvals: who approved; each names the hash of what was read.
        secrecy: the secrecy review's form; its `conclusion` must be `public`.
        manifest: hashes of the whole batch that was approved, when this is a chunk of one.
        due_at: a future moment keeps the release pending; the tick lets the items out then.
        at: the moment of release, now if not given.

    Raises:
        ReleaseRefused: with every reason, and nothing has changed.
    """
    at = at or clock.now()
    if len(copies) > CHUNK:
        raise ValueError(f"at most {CHUNK} items a release, not {len(copies)}")
    with transaction.atomic():
        prepared = prepare(copies)
        reasons = reasons_not_to_release(prepared, approvals, secrecy, manifest)
        if reasons:
            raise ReleaseRefused(reasons)
        release = Release.objects.create(
            how=how,
            approvals=[approval.snapshot() for approval in approvals],
            secrecy=secrecy,
            reason=reason,
            approved_at=at,
            due_at=due_at,
            batch_id=batch_id,
        )
        ReleaseItem.objects.bulk_create([ReleaseItem(release=release, copy=copy) for copy in copies])
        if due_at is None or due_at <= at:
            let_out(release, prepared, at)
            note_release(release, prepared)
        else:
            note_waiting(release, prepared)
    return release


def _about_approvals(
    items: Sequence[Prepared], approvals: Sequence[Approval], secrecy: dict[str, Any], manifest: Sequence[str]
) -> list[str]:
    """Four eyes: author, approver and secrecy reviewer are different people; each read these very bytes."""
    reasons = []
    approvers = {approval.user_id for approval in approvals}
    needed = 1 if all(item.kind.in_shell for item in items) else 2
    if len(approvers) < needed or len(approvers) < len(approvals):
        reasons.append(_("审核人数不足：除起草人外至少需要 %(n)d 名不同的审核人。") % {"n": needed})
    if not any(approval.is_secrecy_review for approval in approvals) or secrecy.get("conclusion") != PUBLIC:
        reasons.append(_("没有结论为“公开”的保密审查（先审查、后公开）。"))
    if any(approval.approved_hash != manifest_hash(manifest) for approval in approvals):
        reasons.append(_("审核意见针对的不是这份送审稿，请重新送审。"))
    if approvers & {author["id"] for item in items for author in item.copy.authors}:
        reasons.append(_("起草人不得审核自己写过的内容。"))
    return reasons


def reasons_about_copy(item: Prepared, approved: frozenset[str]) -> list[str]:
    """Return why this copy may not become public: it was changed, breaks a rule of its kind, or lacks a file."""
    if hash_of(item.copy.content) != item.copy.hash or item.copy.hash not in approved:
        return [_("送审稿内容与其摘要不符，已被改动，不能公开。")]
    reasons = item.kind.check(item.content) + reasons_about_change(item.content.change)
    if item.facts.openness != Openness.ACTIVE:
        reasons.append(_("公开属性不是“主动公开”。"))
    store = FrozenStore()
    return reasons + [
        _("文件“%(name)s”已不在送审存储中。") % {"name": file.name}
        for file in item.content.files
        if not store.exists(file.sha256)
    ]
