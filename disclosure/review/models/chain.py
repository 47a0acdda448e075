from __future__ import annotations

from django.contrib.auth.models import Group
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, Workflow

from disclosure.review.enums import Covers, Stage
from disclosure.review.models.task import DEFAULT_DAYS

LONGEST = 60  # working days a step; whoever needs more has no deadline at all


class Chain(ClusterableModel):
    """审核流程: which steps a draft passes, for whom it holds and how the steps are called there.

    Wagtail's workflow is made from it. A change makes another workflow: chains that run keep theirs.
    """

    name = models.CharField(_("名称"), max_length=60, unique=True)
    covers = models.CharField(_("适用于"), max_length=10, choices=Covers, default=Covers.ITEMS)
    unit = models.ForeignKey(
        "portal.Unit",
        verbose_name=_("公开主体"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("留空则适用于全区各单位。"),
    )
    section = models.ForeignKey(
        "portal.Section",
        verbose_name=_("栏目"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("留空则适用于各栏目。"),
    )
    kinds = models.JSONField(_("类型"), default=list, blank=True, help_text=_("不选则适用于各类型。"))
    active = models.BooleanField(_("启用"), default=True)
    workflow = models.OneToOneField(
        Workflow, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="chain"
    )
    office_workflow = models.OneToOneField(
        Workflow, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="office_chain"
    )

    class Meta:
        verbose_name = _("审核流程")
        verbose_name_plural = _("审核流程")
        ordering = ["covers", "unit", "section", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def steps_shown(self) -> str:
        return " → ".join(step.title for step in self.steps.all())

    @property
    def is_default(self) -> bool:
        """Whether this is the chain of everything that no other is for."""
        return not (self.unit_id or self.section_id or self.kinds)


class ChainStep(Orderable):
    """One step of a chain."""

    chain = ParentalKey(Chain, on_delete=models.CASCADE, related_name="steps")
    stage = models.CharField(_("步骤"), max_length=10, choices=Stage)
    name = models.CharField(
        _("本单位的叫法"), max_length=30, blank=True, help_text=_("例如：科室负责人、分管领导。留空则用步骤名。")
    )
    group = models.ForeignKey(
        Group,
        verbose_name=_("办理用户组"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("留空则按“审核分工”。"),
    )
    days = models.PositiveSmallIntegerField(
        _("办理期限（工作日）"), default=DEFAULT_DAYS, validators=[MinValueValidator(1), MaxValueValidator(LONGEST)]
    )
    questions = models.TextField(
        _("本步须核对的问题"), blank=True, help_text=_("一行一个，逐项核对后才能通过。留空则用这一步的默认问题。")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("步骤")
        verbose_name_plural = _("步骤")

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return self.name or str(Stage(self.stage).label)
