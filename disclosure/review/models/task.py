from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from disclosure.review.enums import Stage

if TYPE_CHECKING:
    from django.contrib.auth.models import User

DEFAULT_DAYS = 2


class StageGroup(models.Model):
    """Who may take a stage: a group, for one unit, or for every unit where none is named."""

    stage = models.CharField(_("步骤"), max_length=10, choices=Stage)
    unit = models.ForeignKey(
        "portal.Unit",
        verbose_name=_("公开主体"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("留空则为全区各单位服务；为外单位作保密审查，还须有该单位的书面指定。"),
    )
    group = models.ForeignKey(Group, verbose_name=_("用户组"), on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("审核分工")
        verbose_name_plural = _("审核分工")
        constraints = [models.UniqueConstraint(fields=["stage", "unit", "group"], name="stage_group_once")]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} · {self.unit or _('全区')} · {self.group}"


class ReviewTask(Task):
    """One step of a chain as a Wagtail task. It is made from the chain's configuration (`services.lay_chain`) and
    never changed: a running chain keeps the steps that it began with.

    It offers Wagtail no action at all: decisions are taken on the review page, which shows the frozen copy.
    So the stock action views, which check neither the page of their URL nor who wrote it, refuse everything.
    """

    stage = models.CharField(_("步骤"), max_length=10, choices=Stage)
    group = models.ForeignKey(
        Group, verbose_name=_("办理用户组"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    days = models.PositiveSmallIntegerField(_("办理期限（工作日）"), default=DEFAULT_DAYS)
    questions = models.TextField(_("本步须核对的问题"), blank=True)

    admin_form_fields = [*Task.admin_form_fields, "stage"]

    class Meta:
        verbose_name = _("审核步骤")
        verbose_name_plural = _("审核步骤")

    def user_can_access_editor(self, obj: Any, user: User) -> bool:
        return False

    def locked_for_user(self, obj: Any, user: User) -> bool:
        """Nobody changes a draft while a chain runs: what reviewers read is a frozen copy of it."""
        return True

    def user_can_lock(self, obj: Any, user: User) -> bool:
        return False

    def user_can_unlock(self, obj: Any, user: User) -> bool:
        return False

    def get_actions(self, obj: Any, user: User) -> list[tuple[str, str, bool]]:
        return []

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> models.QuerySet[TaskState]:
        return TaskState.objects.none()

    @classmethod
    def get_description(cls) -> str:
        return str(_("由审核分工指定的人员在送审稿页面作出决定"))
