"""The default chain, there from the first migration: 初审 → 复审 → 保密审查 → 终审, and one step for the shell."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from disclosure.catalogue import kinds
from disclosure.review.enums import Stage
from disclosure.review.models import ReviewTask, StageGroup

ITEM_CHAIN = (Stage.FIRST, Stage.SECOND, Stage.SECRECY, Stage.FINAL)
ITEM_WORKFLOW, SHELL_WORKFLOW = "信息公开审核", "公开要素审核"
STOCK_WORKFLOW = "Moderators approval"


@transaction.atomic
def set_up_chain(**kwargs: Any) -> None:
    """Make what is missing of the default chain; what somebody has configured stays as it is."""
    tasks = {stage: _task(stage) for stage in Stage}
    items = _workflow(ITEM_WORKFLOW, [tasks[stage] for stage in ITEM_CHAIN])
    shell = _workflow(SHELL_WORKFLOW, [tasks[Stage.SHORT]])
    Workflow.objects.filter(name=STOCK_WORKFLOW).update(active=False)
    WorkflowPage.objects.filter(workflow__name=STOCK_WORKFLOW).delete()
    _without_stock_groups()
    root = Page.get_first_root_node()
    if root and not WorkflowPage.objects.filter(page=root).exists():
        WorkflowPage.objects.create(page=root, workflow=items)
    for kind in kinds.all_kinds():
        if kind.in_shell:
            content_type = ContentType.objects.get_for_model(kind.model)
            WorkflowContentType.objects.get_or_create(content_type=content_type, defaults={"workflow": shell})
    for stage in Stage:
        if not StageGroup.objects.filter(stage=stage).exists():
            StageGroup.objects.create(stage=stage, group=_group(str(stage.label)))


def _without_stock_groups() -> None:
    """Wagtail's own two may publish, which nobody needs here; they go while nobody is in them."""
    Group.objects.filter(name__in=("Editors", "Moderators"), user=None).exclude(
        pk__in=StageGroup.objects.values("group_id")
    ).delete()


def _task(stage: Stage) -> ReviewTask:
    task, _ = ReviewTask.objects.get_or_create(stage=stage, defaults={"name": str(stage.label)})
    return task


def _workflow(name: str, tasks: list[ReviewTask]) -> Workflow:
    workflow, made = Workflow.objects.get_or_create(name=name)
    if made:
        for order, task in enumerate(tasks):
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow


def _group(name: str) -> Group:
    group, _ = Group.objects.get_or_create(name=f"全区{name}")
    # Made here if need be: after an emptied database this may run before Django has made Wagtail's permissions.
    content_type, _ = ContentType.objects.get_or_create(app_label="wagtailadmin", model="admin")
    access, _ = Permission.objects.get_or_create(
        content_type=content_type, codename="access_admin", defaults={"name": "Can access Wagtail admin"}
    )
    group.permissions.add(access)
    return group
