"""The people of the demo take the steps of a chain, by the same services as on the screen."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from wagtail.models import TaskState

from demo.services.places import Places
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM, Action, Classified, Conclusion, Stage
from disclosure.review.models import ReviewTask
from disclosure.review.questions import questions_of
from disclosure.review.services.decide import Verdict, decide

# Who takes each step of a chain, and what they say.
TAKEN_BY = {
    Stage.OFFICE: ("gongkaiban", "已审查，不主动公开的理由成立。"),
    Stage.FIRST: ("chushen", "内容完整，格式规范，附件齐全，同意。"),
    Stage.SECOND: ("fushen", "依据准确，与现行文件衔接，公开属性适当，同意。"),
    Stage.SECRECY: ("baomi", "经逐项审查，不涉及国家秘密和工作秘密。"),
    Stage.FINAL: ("zhongshen", "同意。"),
}
BASIS = "保守国家秘密法第三十五条；逐项核对，未见涉密及敏感内容。"


def send(page: Any, unit: str, places: Places) -> ReviewCopy:
    """Submit the newest revision of a page as its unit's editor."""
    chain = page.get_workflow().start(page, places.editor(unit))
    return ReviewCopy.objects.get(workflow_state_id=chain.pk)


def pass_steps(copy: ReviewCopy, places: Places, until: str | None = None) -> None:
    """Take the steps before `until`, or all of them."""
    for step in takewhile(lambda step: step["stage"] != until, copy.steps):
        task = current(copy)
        decide(task, places.people[TAKEN_BY[step["stage"]][0]], approval(copy, task.task.specific))


def current(copy: ReviewCopy) -> TaskState:
    return TaskState.objects.get(workflow_state_id=copy.workflow_state_id, status=TaskState.STATUS_IN_PROGRESS)


def approval(copy: ReviewCopy, step: ReviewTask) -> Verdict:
    """Return what the person of a step says to a copy that has no fault."""
    answers = {question.code: True for question in questions_of(step)}
    form = {"classified": Classified.NO, "conclusion": Conclusion.PUBLIC, "basis": BASIS}
    secrecy = form if step.stage in STAGES_WITH_SECRECY_FORM else {}
    return Verdict(Action.APPROVE, copy.hash, TAKEN_BY[Stage(step.stage)][1], secrecy, answers)


def rejection(copy: ReviewCopy, why: str) -> Verdict:
    return Verdict(Action.REJECT, copy.hash, why)


def step_at(copy: ReviewCopy, stage: str) -> ReviewTask:
    """Return the step of a copy at this stage."""
    return ReviewTask.objects.get(pk=next(step["task"] for step in copy.steps if step["stage"] == stage))
