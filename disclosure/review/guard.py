"""The guard: it tells the honest user why nothing goes live without review. What protects the public is the
catalogue; this only keeps pages from pretending.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from base.refusal import Refusal
from disclosure.catalogue import door, erasing, kinds
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.release_due import waiting_items
from disclosure.review.services.lock_secret import is_secret
from portal.models.folders import Folder

WHY_NOT = _("信息只有经过审核才能公开：请保存草稿后点“送审”。撤下已公开的信息请用“撤下”。")

UNDER_REVIEW = _("送审稿正在审核，草稿暂不能修改。要修改请先“撤回”，改好后重新送审。")

SECRET = _("草稿已因涉密情况锁定，不能修改、复制、移动、删除、解锁或送审，请按保密规定处置。")
NOT_EMPTY = _("文件夹里还有内容，不能删除。")
NO_MOVING_OF_FOLDERS = _("文件夹由系统按单位和年度设立，不能移动。要换单位，请移动草稿。")
GOING_LIVE = frozenset({"live", "live_revision"})


class PublishingRefused(Refusal):
    """Raised when something tries to publish past the chain."""


@receiver(pre_save, dispatch_uid="review.guard")
def refuse_to_go_live(sender: Any, instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    """A row goes live, or live with another version, only while the door is open. New pages arrive as drafts."""
    if raw or door.is_open() or kinds.of_model(sender) is None or not getattr(instance, "live", False):
        return
    if update_fields and GOING_LIVE.isdisjoint(update_fields):
        return  # a draft is saved from a version that holds other bookkeeping
    if instance._state.adding:
        instance.live = False
        if isinstance(instance, Page):
            instance.has_unpublished_changes = True
        return
    before = sender._base_manager.filter(pk=instance.pk, live=True).values_list("live_revision_id", flat=True)
    if instance.live_revision_id not in before:
        raise PublishingRefused([WHY_NOT])


@receiver(pre_save, sender=Revision, dispatch_uid="review.guard_schedule")
def refuse_to_schedule(instance: Revision, **kwargs: Any) -> None:
    """Wagtail's own schedule is not used: `定时公开` is a field of the draft, approved with it."""
    if instance.approved_go_live_at and not door.is_open():
        raise PublishingRefused([WHY_NOT])


@receiver(pre_save, sender=Revision, dispatch_uid="review.guard_draft")
def refuse_to_change_what_is_held(instance: Revision, raw: bool = False, **kwargs: Any) -> None:
    """What reviewers read is frozen; a draft that changed meanwhile would only deceive its editors."""
    if raw or door.is_open():
        return
    draft = instance.content_object
    kind = kinds.of_model(getattr(draft, "specific_class", None) or type(draft))
    if kind and draft.workflow_in_progress:
        raise PublishingRefused([UNDER_REVIEW])
    if kind and is_secret(kind.code, draft.pk):
        raise PublishingRefused([SECRET])


@receiver(pre_save, dispatch_uid="review.guard_secret")
def refuse_to_unlock_secrets(instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """涉密情况: no role lifts this lock (rule R5), and that of a running chain is no lock to be lifted by hand."""
    if not update_fields or "locked" not in update_fields or instance.locked or door.is_open():
        return
    kind = kinds.of_model(getattr(instance, "specific_class", None) or type(instance))
    if kind and is_secret(kind.code, instance.pk):
        raise PublishingRefused([SECRET])
    if kind and instance.workflow_in_progress:
        raise PublishingRefused([UNDER_REVIEW])


@receiver(pre_delete, dispatch_uid="review.guard_delete")
def refuse_to_delete(sender: Any, instance: Any, **kwargs: Any) -> None:
    """What no screen deletes is not deleted by code either: a release that waits would find no draft any more."""
    if kinds.of_model(sender) is None or door.is_open() or erasing.is_open():
        return
    if reasons := reasons_not_to_delete(instance):
        raise PublishingRefused(reasons)


def reasons_not_to_delete(instance: Any) -> list[Any]:
    """What is public is withdrawn, never deleted; what is being reviewed or waits for its day stays, too, and a secret
    leaves by erasure alone, which two people answer for (rule R5)."""
    kind = kinds.of_model(getattr(instance, "specific_class", None) or type(instance))
    if kind is None:
        return [NOT_EMPTY] if isinstance(instance, Page) and not instance.is_leaf() else []
    source = {"kind": kind.code, "source_id": instance.pk}
    if CatalogueEntry.objects.filter(**source).exists():
        return [WHY_NOT]
    if waiting_items().filter(copy__kind=kind.code, copy__source_id=instance.pk).exists():
        return [_("已批准定时公开，不能删除。")]
    if is_secret(kind.code, instance.pk):
        return [SECRET]
    return [UNDER_REVIEW] if instance.workflow_in_progress else []


def reasons_not_to_move(page: Page) -> list[Any]:
    """Rights follow the folder: a draft under review stays with its readers, a secret with those who know it."""
    if issubclass(page.specific_class, Folder):
        return [NO_MOVING_OF_FOLDERS]
    kind = kinds.of_model(page.specific_class)
    if kind is None:
        return []
    if is_secret(kind.code, page.pk):
        return [SECRET]
    return [UNDER_REVIEW] if page.workflow_in_progress else []
