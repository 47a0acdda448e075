"""Can a chain be completed at all? Known before anybody starts to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from disclosure.review.chain_rules import reasons_against
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM, Covers
from disclosure.review.models import ReviewTask, StageGroup
from disclosure.review.people import reviewers_of


def reasons_nobody_can_review(
    workflow: Any, unit_id: int | None, authors: set[int], covers: str = Covers.ITEMS
) -> list[str]:
    """Return why a chain would wait for ever, or lets out what too few have read: steps of another kind, too few
    steps, or not enough people beside the authors."""
    if workflow is None:
        return [_("没有配置审核流程，请联系系统管理员。")]
    tasks = [task.specific for task in workflow.tasks]
    strange = [task for task in tasks if not isinstance(task, ReviewTask)]
    if strange:
        return [_("步骤“%(task)s”不是审核步骤，请联系系统管理员。") % {"task": task.name} for task in strange]
    reasons = reasons_against(covers, [task.stage for task in tasks])
    return reasons or reasons_against_staff(tasks, unit_id, authors)


def reasons_against_staff(steps: Sequence[Any], unit_id: int | None, authors: set[int]) -> list[str]:
    """Return which steps lack people for this unit. A step has a stage, a name and the chain's own group, if any."""
    people = [
        set(reviewers_of(step.stage, unit_id, step.group_id).values_list("pk", flat=True)) - authors for step in steps
    ]
    reasons = [_lack(step, unit_id) for step, able in zip(steps, people, strict=True) if not able]
    if not reasons and not can_be_shared_out(people):
        reasons.append(_("审核人不够：每一步须由不同的人办理，请联系系统管理员。"))
    return reasons


def _lack(step: Any, unit_id: int | None) -> str:
    undesignated = (
        step.stage in STAGES_WITH_SECRECY_FORM
        and unit_id is not None
        and (
            step.group_id
            or StageGroup.objects.filter(stage=step.stage, unit=None, group__user__is_active=True).exists()
        )
    )
    if undesignated:
        text = _(
            "步骤“%(task)s”没有起草人以外的审核人：借用的保密审查员须有本单位的书面指定"
            "（北京市保守国家秘密条例第二十七条），请在“保密审查指定”中登记。"
        )
    else:
        text = _("步骤“%(task)s”没有起草人以外的审核人，请联系系统管理员。")
    return text % {"task": step.name}


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
