"""提出紧急公开: freeze the draft and ask two named persons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from base.audit import record
from base.refusal import Refusal
from disclosure.catalogue import kinds
from disclosure.catalogue.change_notes import with_change
from disclosure.catalogue.copies import make_copy
from disclosure.catalogue.enums import Openness
from disclosure.catalogue.prepared import prepare
from disclosure.emergency.models import EmergencyRelease
from disclosure.emergency.services.tell import tell_who_may_act
from disclosure.review.authors import authors_since_release
from disclosure.review.choosing import workflow_for
from disclosure.review.people import snapshot
from disclosure.review.scope import unit_of
from disclosure.review.services.lock_secret import is_secret
from disclosure.review.services.submit import agreed_steps, reasons_about

if TYPE_CHECKING:
    from base.models import User


class EmergencyRefused(Refusal):
    """Raised when an emergency release may not be asked for or decided so."""


def reasons_not_to_ask(draft: Any, user: User, reason: str | None = None) -> list[str]:
    """Return why this draft cannot be released in an emergency, for this reason if one is given."""
    kind = kinds.of_model(type(draft))
    if kind is None or kind.in_shell:
        return [_("只有公开信息可以紧急公开。")]
    if is_secret(kind.code, draft.pk):
        return [_("草稿已因涉密情况锁定，请按保密规定处置。")]
    if draft.workflow_in_progress:
        return [_("草稿正在审核。请等待审核，或先“撤回”再提出紧急公开。")]
    if EmergencyRelease.objects.open().filter(kind=kind.code, source_id=draft.pk).exists():
        return [_("这份草稿已有一件紧急公开尚未办结。")]
    content = with_change(kind.freeze(draft), draft.pk)
    reasons = [] if reason is None or reason.strip() else [_("请写明为什么来不及按常规审核。")]
    if kind.facts(content).openness != Openness.ACTIVE:
        reasons.append(_("只有公开属性为“主动公开”的信息可以紧急公开。"))
    return reasons + reasons_about(draft, content, workflow_for(draft), user)


@transaction.atomic
def ask(page: Any, user: User, reason: str) -> EmergencyRelease:
    """Freeze the newest revision of a draft and put it before two persons.

    Raises EmergencyRefused with every reason; then nothing is frozen.
    """
    draft = page.get_latest_revision_as_object()
    reasons = reasons_not_to_ask(draft, user, reason)
    if reasons:
        raise EmergencyRefused(reasons)
    kind: Any = kinds.of_model(type(draft))
    content = with_change(kind.freeze(draft), draft.pk)
    authors = authors_since_release(kind.code, draft)
    if user.pk not in {author["id"] for author in authors}:
        authors.append(snapshot(user))
    copy = make_copy(
        content,
        kind.facts(content).title,
        source_id=draft.pk,
        authors=authors,
        submitted_by=snapshot(user),
        steps=agreed_steps(workflow_for(draft)),
    )
    copy.save()
    emergency = EmergencyRelease.objects.create(
        copy_id=copy.pk,
        copy_hash=copy.hash,
        kind=copy.kind,
        source_id=copy.source_id,
        unit_id=unit_of(prepare([copy])[0]),
        reason=reason.strip(),
        requested_by=snapshot(user),
        requested_at=clock.now(),
    )
    record("emergency.ask", actor=user, obj=emergency, content_hash=copy.hash)
    tell_who_may_act(emergency, copy)
    return emergency
