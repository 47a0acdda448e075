"""What people do in an emergency, as one-liners."""

from __future__ import annotations

from typing import Any

from base.models import User
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.emergency.models import EmergencyAct, EmergencyRelease
from disclosure.emergency.services.act import act
from disclosure.emergency.services.ask import ask
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM, Action
from disclosure.review.models import ReviewTask
from disclosure.review.questions import questions_of
from disclosure.review.verdict import Verdict
from tests.moves import SECRECY
from tests.review.office import Office

REASON = "暴雨红色预警，须立即告知公众停课停工"


def asked(page: Any, user: User, reason: str = REASON) -> EmergencyRelease:
    """Save the draft and ask for its release."""
    page.save_revision(user=user)
    return ask(page, user, reason)


def verdict_on(emergency: EmergencyRelease, stage: str, action: Action = Action.APPROVE, **secrecy: Any) -> Verdict:
    """Return what somebody says who ticked off everything."""
    copy = ReviewCopy.objects.get(pk=emergency.copy_id)
    task = ReviewTask.objects.get(pk=next(step["task"] for step in copy.steps if step["stage"] == stage))
    form = {**SECRECY, **secrecy} if stage in STAGES_WITH_SECRECY_FORM else {}
    return Verdict(action, copy.hash, "同意" if action == Action.APPROVE else "不宜公开", form,
                   {question.code: True for question in questions_of(task)})  # fmt: skip


def agree(emergency: EmergencyRelease, stage: str, user: User, **secrecy: Any) -> EmergencyAct:
    taken = act(emergency, stage, user, verdict_on(emergency, stage, **secrecy))
    emergency.refresh_from_db()
    return taken


def refuse(emergency: EmergencyRelease, stage: str, user: User) -> EmergencyAct:
    taken = act(emergency, stage, user, verdict_on(emergency, stage, Action.REJECT))
    emergency.refresh_from_db()
    return taken


def let_out(page: Any, office: Office) -> EmergencyRelease:
    """The final reviewer and the secrecy reviewer let it out."""
    emergency = asked(page, office.editor)
    agree(emergency, "final", office.final)
    agree(emergency, "secrecy", office.secrecy)
    return emergency


def entry_of(page: Any) -> CatalogueEntry | None:
    return CatalogueEntry.objects.filter(kind="document", source_id=page.pk).first()
