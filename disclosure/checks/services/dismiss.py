"""排除: a person looks at a finding and says why it does not hold the item back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from base.refusal import Refusal
from disclosure.checks.findings import Finding
from disclosure.checks.models import Dismissal
from disclosure.checks.trail import note

if TYPE_CHECKING:
    from django.http import HttpRequest

    from base.models import User

SHORTEST, LONGEST = 5, 500


class DismissalRefused(Refusal):
    """Raised when a finding may not be dismissed so."""


def reasons_not_to_dismiss(finding: Finding, reason: str) -> list[str]:
    """Return why this reason does not do."""
    reasons = []
    if len(reason.strip()) < SHORTEST:
        reasons.append(_("请写明理由，至少 %(n)d 个字，审核人会看到。") % {"n": SHORTEST})
    if len(reason.strip()) > LONGEST:
        reasons.append(_("理由最多 %(n)d 个字。") % {"n": LONGEST})
    if not finding.fingerprint:
        reasons.append(_("这条检查结果已不存在，请重新检查。"))
    return reasons


@transaction.atomic
def dismiss(
    finding: Finding, user: User, reason: str, *, kind: str, source_id: int, request: HttpRequest | None = None
) -> Dismissal:
    """Keep the reason with the item; it holds for later copies while the matched text stays the same.

    Raises DismissalRefused.
    """
    reasons = reasons_not_to_dismiss(finding, reason)
    if reasons:
        raise DismissalRefused(reasons)
    person: dict[str, Any] = {
        "id": user.pk,
        "username": user.get_username(),
        "name": user.get_full_name() or user.get_username(),
    }
    dismissal = Dismissal(
        kind=kind,
        source_id=source_id,
        fingerprint=finding.fingerprint,
        code=finding.code,
        reason=reason.strip(),
        person=person,
        made_at=clock.now(),
    )
    dismissal.save()
    data = {"code": finding.code, "level": str(finding.level), "dismissal": dismissal.pk}
    note("checks.dismiss", user, None, data, kind=kind, object_id=source_id, request=request)
    return dismissal
