"""Tell who sent a copy what became of it, after COMMIT."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.catalogue.models import ReviewCopy
from disclosure.review.enums import Action, Conclusion, Stage
from disclosure.review.mail import send_after_commit

if TYPE_CHECKING:
    from disclosure.review.models import Decision

SUBJECTS: dict[str, Any] = {
    Action.REJECT: gettext_lazy("已退回：%(title)s"),
    Action.CHANGES: gettext_lazy("请修改：%(title)s"),
    Action.RETURN: gettext_lazy("已退回前面的步骤：%(title)s"),
    Conclusion.REDACT: gettext_lazy("须删减后重新送审：%(title)s"),
    Conclusion.NOT_PUBLIC: gettext_lazy("审查结论为不公开：%(title)s"),
    Conclusion.ESCALATE: gettext_lazy("已报请确定，等待答复：%(title)s"),
}


def tell_author(copy: ReviewCopy, decision: Decision) -> None:
    """Mail the submitter when a copy was sent back, concluded on, or has passed its last step."""
    subject = subject_of(copy, decision)
    if not subject:
        return
    sender = get_user_model()._default_manager.filter(pk=copy.submitted_by.get("id"), is_active=True).first()
    address = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_home")
    body = "\n".join([*_said(decision), _("详情见工作台：%(address)s") % {"address": address}])
    send_after_commit(subject % {"title": copy.title}, body, [sender.email] if sender else [])


def subject_of(copy: ReviewCopy, decision: Decision) -> str:
    """Return what the mail is headed; an empty text where nothing is to be told."""
    if decision.action == Action.APPROVE:
        return _("审核通过：%(title)s") if decision.stage == copy.steps[-1]["stage"] else ""
    key = decision.conclusion if decision.action == Action.CONCLUDE else decision.action
    return str(SUBJECTS.get(key, ""))


def _said(decision: Decision) -> list[str]:
    """Return what the reviewer said: the comment, and one by one what is to be done."""
    name = decision.capacity.get("name") or decision.user["name"]
    said = [_("%(stage)s %(name)s：%(comment)s") % {
        "stage": decision.get_stage_display(), "name": name, "comment": decision.comment}]  # fmt: skip
    if decision.back_to:
        said.append(_("退回到：%(stage)s") % {"stage": Stage(decision.back_to).label})
    points = [*decision.points, *decision.secrecy.get("redact_points", [])]
    said += [f"{number}. {point}" for number, point in enumerate(points, 1)]
    note = decision.secrecy.get("ground_note", "")
    return [*said, _("理由：%(note)s") % {"note": note}] if note else said
