"""The guard: it tells the honest user why nothing goes live without review. What protects the public is the
catalogue; this only keeps pages from pretending.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from base.refusal import Refusal
from disclosure.catalogue import door, kinds

WHY_NOT = _("信息只有经过审核才能公开：请保存草稿后点“送审”。撤下已公开的信息请用“撤下”。")

UNDER_REVIEW = _("送审稿正在审核，草稿暂不能修改。要修改请先“撤回”，改好后重新送审。")


class PublishingRefused(Refusal):
    """Raised when something tries to publish past the chain."""


@receiver(pre_save, dispatch_uid="review.guard")
def refuse_to_go_live(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A reviewed row goes live only while the door is open. New pages arrive as drafts."""
    if raw or door.is_open() or kinds.of_model(sender) is None or not getattr(instance, "live", False):
        return
    if instance._state.adding:
        instance.live = False
        if isinstance(instance, Page):
            instance.has_unpublished_changes = True
        return
    if not sender._base_manager.filter(pk=instance.pk, live=True).exists():
        raise PublishingRefused([WHY_NOT])


@receiver(pre_save, sender=Revision, dispatch_uid="review.guard_schedule")
def refuse_to_schedule(instance: Revision, **kwargs: Any) -> None:
    """Wagtail's own schedule is not used: `定时公开` is a field of the draft, approved with it."""
    if instance.approved_go_live_at and not door.is_open():
        raise PublishingRefused([WHY_NOT])


@receiver(pre_save, sender=Revision, dispatch_uid="review.guard_running_chain")
def refuse_while_a_chain_runs(instance: Revision, raw: bool = False, **kwargs: Any) -> None:
    """What reviewers read is frozen; a draft that changed meanwhile would only deceive its editors."""
    if raw or door.is_open():
        return
    draft = instance.content_object
    if kinds.of_model(getattr(draft, "specific_class", None) or type(draft)) and draft.workflow_in_progress:
        raise PublishingRefused([UNDER_REVIEW])
