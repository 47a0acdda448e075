"""Tell who sent a copy what became of it, after COMMIT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosure.catalogue.models import ReviewCopy
from disclosure.review.enums import Action
from disclosure.review.mail import send_after_commit

if TYPE_CHECKING:
    from disclosure.review.models import Decision


def tell_author(copy: ReviewCopy, decision: Decision) -> None:
    """Mail the submitter when a copy was sent back or has passed its last step."""
    if decision.action == Action.REJECT:
        subject = _("已退回：%(title)s")
    elif decision.stage == copy.steps[-1]["stage"]:
        subject = _("审核通过：%(title)s")
    else:
        return
    sender = get_user_model()._default_manager.filter(pk=copy.submitted_by.get("id"), is_active=True).first()
    said = {
        "stage": decision.get_stage_display(),
        "name": decision.user["name"],
        "comment": decision.comment,
        "address": settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_home"),
    }
    body = _("%(stage)s %(name)s：%(comment)s\n详情见工作台：%(address)s") % said
    send_after_commit(subject % {"title": copy.title}, body, [sender.email] if sender else [])
