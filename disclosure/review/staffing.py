"""Can a chain be completed at all? Known before anybody starts to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from disclosure.review.enums import STAGES_WITH_SECRECY_FORM
from disclosure.review.models import ReviewTask
from disclosure.review.people import reviewers_of


def reasons_nobody_can_review(workflow: Any, unit_id: int | None, authors: set[int]) -> list[str]:
    """Return why a chain would wait for ever: steps of another kind, or not enough people beside the authors."""
    if workflow is None:
        return [_("没有配置审核流程，请联系系统管理员。")]
    tasks = [task.specific for task in workflow.tasks]
    strange = [task for task in tasks if not isinstance(task, ReviewTask)]
    if strange:
        return [_("步骤“%(task)s”不是审核步骤，请联系系统管理员。") % {"task": task.name} for task in strange]
    if not any(task.stage in STAGES_WITH_SECRECY_FORM for task in tasks):
        return [_("审核流程中没有保密审查（先审查、后公开），请联系系统管理员。")]
    people = [set(reviewers_of(task.stage, unit_id).values_list("pk", flat=True)) - authors for task in tasks]
    reasons = [
        _("步骤“%(task)s”没有起草人以外的审核人，请联系系统管理员。") % {"task": task.name}
        for task, able in zip(tasks, people, strict=True)
        if not able
    ]
    if not reasons and not can_be_shared_out(people):
        reasons.append(_("审核人不够：每一步须由不同的人办理，请联系系统管理员。"))
    return reasons


def can_be_shared_out(people: Sequence[set[int]]) -> bool:
    """Return whether every step can be given to a person of its own (a matching, by augmenting paths)."""
    step_of: dict[int, int] = {}

    def place(step: int, asked: set[int]) -> bool:
        for person in people[step]:
            if person in asked:
                continue
            asked.add(person)
            if person not in step_of or place(step_of[person], asked):
                step_of[person] = step
                return True
        return False

    return all(place(step, set()) for step in range(len(people)))
