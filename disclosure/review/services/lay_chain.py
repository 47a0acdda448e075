"""Make Wagtail's workflows of a chain as it is configured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Workflow, WorkflowTask

from disclosure.review.enums import Covers, Stage
from disclosure.review.models import Chain, ReviewTask
from disclosure.review.models.task import DEFAULT_DAYS


@dataclass(frozen=True)
class Step:
    """A step as it will be taken."""

    stage: str
    name: str
    group_id: int | None = None
    days: int = DEFAULT_DAYS
    questions: str = ""


@transaction.atomic
def lay_chain(chain: Chain) -> Chain:
    """Give a chain the workflows that say what it says: one as configured, one with the disclosure office first.

    Workflows are never changed: where the steps differ, another takes its place, and chains that run keep the steps
    that were agreed when they began.
    """
    steps = steps_of(chain)
    chain.workflow = _laid(chain.workflow, chain.name, steps, chain.active)
    with_office = office_first(steps) if chain.covers == Covers.ITEMS else []
    name = _("%(chain)s（公开办先审）") % {"chain": chain.name}
    chain.office_workflow = _laid(chain.office_workflow, name, with_office, chain.active) if with_office else None
    chain.save(update_fields=["workflow", "office_workflow"])
    return chain


def steps_of(chain: Chain) -> list[Step]:
    """Return the steps as configured."""
    return [Step(step.stage, step.title, step.group_id, step.days, step.questions) for step in chain.steps.all()]


def office_first(steps: Sequence[Step]) -> list[Step]:
    """Put the disclosure office first (国办发〔2016〕80号; rule R6), with its own settings where the chain has it."""
    office = next((step for step in steps if step.stage == Stage.OFFICE), None)
    office = office or Step(Stage.OFFICE, str(Stage.OFFICE.label))
    return [office, *(step for step in steps if step.stage != Stage.OFFICE)]


def _laid(workflow: Workflow | None, name: str, steps: Sequence[Step], active: bool) -> Workflow:
    if workflow and workflow.name == name and _steps_in(workflow) == list(steps):
        Workflow.objects.filter(pk=workflow.pk).exclude(active=active).update(active=active)
        return workflow
    if workflow:
        Workflow.objects.filter(pk=workflow.pk).update(active=False)
    made = Workflow.objects.create(name=name, active=active)
    for order, step in enumerate(steps):
        task = ReviewTask.objects.create(
            name=step.name, stage=step.stage, group_id=step.group_id, days=step.days, questions=step.questions
        )
        WorkflowTask.objects.create(workflow=made, task=task, sort_order=order)
    return made


def _steps_in(workflow: Workflow) -> list[Step]:
    tasks = ReviewTask.objects.filter(workflow_tasks__workflow=workflow).order_by("workflow_tasks__sort_order")
    return [Step(task.stage, task.name, task.group_id, task.days, task.questions) for task in tasks]
