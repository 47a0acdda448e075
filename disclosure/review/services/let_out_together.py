"""Release rows together under the approval of named persons, without a chain: setting up a site."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from base.models import User
from disclosure.catalogue import kinds
from disclosure.catalogue.approval import Approval, manifest_hash
from disclosure.catalogue.copies import make_copy
from disclosure.catalogue.enums import ReleaseKind
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.catalogue.services.release import CHUNK, release_items
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM
from disclosure.review.people import snapshot, stages_of

BASIS = "保守国家秘密法第三十五条：逐项核对，不涉及国家秘密。"


def freeze_now(instance: Any, author: User | None = None) -> ReviewCopy:
    """Freeze a row outside a chain."""
    kind: Any = kinds.of_model(type(instance))
    content = kind.freeze(instance)
    copy = make_copy(
        content,
        kind.facts(content).title,
        source_id=instance.pk,
        authors=[snapshot(author)] if author else [],
        submitted_by=snapshot(author) if author else {},
    )
    copy.save()
    return copy


@transaction.atomic
def let_out_together(
    instances: Sequence[Any],
    approvers: Sequence[User],
    reason: str,
    how: ReleaseKind = ReleaseKind.SETUP,
    author: User | None = None,
    at: datetime | None = None,
) -> int:
    """Release rows that have no entry yet, in order, and return how many.

    Args:
        approvers: at least two persons; the first who takes a stage with the secrecy form signs as its reviewer.

    Raises:
        ReleaseRefused: when the door's rules are not met.
    """
    waiting = [row for row in instances if not _is_public(row)]
    signer = next(
        (user for user in approvers if any(stage in STAGES_WITH_SECRECY_FORM for stage, _u in stages_of(user))), None
    )
    secrecy = {
        "classified": "no",
        "conclusion": "public",
        "basis": BASIS,
        "reviewer": snapshot(signer) if signer else {},
    }
    for start in range(0, len(waiting), CHUNK):
        copies = [freeze_now(row, author) for row in waiting[start : start + CHUNK]]
        named = manifest_hash([copy.hash for copy in copies])
        release_items(
            copies,
            how=how,
            approvals=[_approval(user, named, user is signer) for user in approvers],
            secrecy=secrecy,
            reason=reason or _("建站"),
            at=at,
        )
    return len(waiting)


def _is_public(row: Any) -> bool:
    kind: Any = kinds.of_model(type(row))
    return CatalogueEntry.objects.filter(kind=kind.code, source_id=row.pk).exists()


def _approval(user: User, named: str, signs_secrecy: bool) -> Approval:
    who = snapshot(user)
    return Approval(
        user_id=user.pk,
        username=who["username"],
        name=who["name"],
        role="secrecy" if signs_secrecy else "approver",
        at=clock.now().isoformat(),
        approved_hash=named,
        is_secrecy_review=signs_secrecy,
    )
