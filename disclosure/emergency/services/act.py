"""Take one step of an emergency release: before it, the secrecy review and one approver; afterwards the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision

from base import clock
from base.audit import record
from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import Prepared, prepare
from disclosure.emergency.enums import Act, Ending
from disclosure.emergency.models import EmergencyAct, EmergencyRelease
from disclosure.emergency.services.ask import EmergencyRefused
from disclosure.emergency.services.end import take_down
from disclosure.emergency.services.let_out import let_out
from disclosure.emergency.turns import turn_of
from disclosure.review.about_verdict import reasons_about_verdict
from disclosure.review.enums import Action, Conclusion
from disclosure.review.models import ReviewTask
from disclosure.review.people import snapshot
from disclosure.review.secrecy_form import completed
from disclosure.review.services.lock_secret import lock_draft
from disclosure.review.turns import capacity_for, reasons_not_to_take
from disclosure.review.verdict import Verdict

if TYPE_CHECKING:
    from base.models import User


def reasons_not_to_act(
    emergency: EmergencyRelease, stage: str, item: Prepared, user: User, verdict: Verdict
) -> list[str]:
    """Return why this person may not take this step with this verdict."""
    if emergency.ended_at or emergency.confirmed_at:
        return [_("这件紧急公开已经办结。")]
    step = next((step for step in emergency.steps_now(item.copy) if step["stage"] == stage), None)
    if step is None:
        return [_("这一步已有人办理，请刷新页面。")]
    reasons = reasons_not_to_take(turn_of(emergency, step, item), user)
    if emergency.released_at is None:
        reasons += _about_later_drafts(emergency, item.copy)
    return reasons + reasons_about_verdict(ReviewTask.objects.get(pk=step["task"]), item, verdict)


def _about_later_drafts(emergency: EmergencyRelease, copy: ReviewCopy) -> list[str]:
    """The release gives the draft the copy's content: nobody's later words may go under."""
    if ReviewCopy.objects.filter(kind=copy.kind, source_id=copy.source_id, pk__gt=copy.pk).exists():
        return [_("这份草稿后来又送审过，请撤销后按最新内容重新提出。")]
    later = Revision.objects.filter(object_id=str(copy.source_id), created_at__gt=emergency.requested_at)
    model = prepare([copy])[0].kind.model
    if later.for_instance(model(pk=copy.source_id)).exists():
        return [_("草稿在提出紧急公开之后又被修改，请按最新内容重新提出。")]
    return []


@transaction.atomic
def act(emergency: EmergencyRelease, stage: str, user: User, verdict: Verdict) -> EmergencyAct:
    """Record one person's step and carry it out.

    Raises:
        EmergencyRefused: with every reason; nothing has changed.
        ReleaseRefused: where the two have agreed and the door refuses, for instance by the content check.
    """
    emergency = EmergencyRelease.objects.select_for_update().get(pk=emergency.pk)
    item = prepare([emergency.copy])[0]
    reasons = reasons_not_to_act(emergency, stage, item, user, verdict)
    if reasons:
        raise EmergencyRefused(reasons)
    taken = _keep(emergency, stage, item, user, verdict)
    record("emergency.act", actor=user, obj=emergency, content_hash=item.copy.hash,
           data={"stage": stage, "act": taken.act})  # fmt: skip
    if verdict.is_secret:
        lock_draft(item.copy, user)
    if taken.act == Act.REFUSE:
        _refused(emergency)
    else:
        _agreed(emergency, item)
    return taken


def _keep(emergency: EmergencyRelease, stage: str, item: Prepared, user: User, verdict: Verdict) -> EmergencyAct:
    """Of what may be a secret, nothing that was typed is kept (rule R5)."""
    step: Any = next(step for step in item.copy.steps if step["stage"] == stage)
    conclusion = verdict.conclusion(stage)
    agreed = verdict.action == Action.APPROVE and not verdict.is_secret and conclusion in ("", Conclusion.PUBLIC)
    return EmergencyAct.objects.create(
        emergency=emergency,
        stage=stage,
        act=Act.APPROVE if agreed else Act.REFUSE,
        copy_hash=verdict.copy_hash,
        comment="" if verdict.is_secret else verdict.comment,
        answers=verdict.answers,
        secrecy=completed(verdict, item, user) if conclusion or verdict.is_secret else {},
        user_id=user.pk,
        user=snapshot(user),
        capacity=capacity_for(turn_of(emergency, step, item), user),
        at=clock.now(),
    )


def _refused(emergency: EmergencyRelease) -> None:
    if emergency.released_at:
        take_down(emergency, Ending.REJECTED)
    else:
        emergency.ended_at, emergency.ending = clock.now(), Ending.REFUSED
        emergency.save(update_fields=["ended_at", "ending"])


def _agreed(emergency: EmergencyRelease, item: Prepared) -> None:
    acts = list(emergency.acts.all())
    # Two persons: one has judged secrecy, the other has approved.
    if emergency.released_at is None and {each.is_secrecy_review for each in acts} == {True, False}:
        let_out(emergency, item, acts)
    if emergency.released_at and not emergency.open_steps(item.copy):
        emergency.confirmed_at = clock.now()
        emergency.save(update_fields=["confirmed_at"])
