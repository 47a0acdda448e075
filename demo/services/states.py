"""Bring a draft to where its file says it stands, by the same steps that people take."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from wagtail.models import TaskState

from base.clock import today
from demo.reading.documents import DocumentSource
from demo.services.accounts import APPROVERS
from demo.services.places import Places
from demo.services.site_words import REASON
from disclosure.catalogue.enums import ChangeKind
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.corrections.services.confirm import confirm
from disclosure.corrections.services.withdraw import withdraw
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM, Action, Classified, Conclusion, Stage
from disclosure.review.questions import questions_of
from disclosure.review.services.decide import Verdict, decide
from disclosure.review.services.let_out_together import let_out_together

# Who takes each step of a chain, and what they say.
TAKEN_BY = {
    Stage.OFFICE: ("gongkaiban", "已审查，不主动公开的理由成立。"),
    Stage.FIRST: ("chushen", "内容完整，格式规范，附件齐全，同意。"),
    Stage.SECOND: ("fushen", "依据准确，与现行文件衔接，公开属性适当，同意。"),
    Stage.SECRECY: ("baomi", "经逐项审查，不涉及国家秘密和工作秘密。"),
    Stage.FINAL: ("zhongshen", "同意。"),
}
# At which step a document waits in each state of the chain; an undisclosed one has passed them all.
WAITS_AT = {
    "first_review": Stage.FIRST,
    "second_review": Stage.SECOND,
    "secrecy_review": Stage.SECRECY,
    "final_review": Stage.FINAL,
    "undisclosed": None,
}
BASIS = "保守国家秘密法第三十五条；逐项核对，未见涉密及敏感内容。"


def bring_to_state(page: Any, source: DocumentSource, places: Places) -> None:
    """Release, submit, reject or withdraw a draft."""
    state = state_today(source)
    if state in ("released", "withdrawn"):
        _release(page, source, places)
        if state == "withdrawn":
            entry = CatalogueEntry.objects.get(kind=source.kind, source_id=page.pk)
            hidden = withdraw(entry, places.people["zhongshen"], ChangeKind.REVOKED, source.redress)
            confirm(hidden, places.people["fushen"])
        return
    page.save_revision(user=places.editor(source.unit))
    if state != "draft":
        _send_through_chain(page, source, state, places)


def state_today(source: DocumentSource) -> str:
    """Return the state that a document can have today: none is public before it was written or after its time."""
    day = today()
    if source.written_date > day or (source.public_until and source.public_until < day):
        return "draft"
    return source.state


def _release(page: Any, source: DocumentSource, places: Places) -> None:
    editor, approvers = places.editor(source.unit), [places.people[name] for name in APPROVERS]
    let_out_together([page], approvers, REASON, author=editor, at=source.pub_date)


def _send_through_chain(page: Any, source: DocumentSource, state: str, places: Places) -> None:
    editor = places.editor(source.unit)
    chain = page.get_workflow().start(page, editor)
    copy = ReviewCopy.objects.get(workflow_state_id=chain.pk)
    for step in takewhile(lambda step: step["stage"] != WAITS_AT[state], copy.steps) if state in WAITS_AT else ():
        username, comment = TAKEN_BY[step["stage"]]
        task = _current(copy)
        decide(task, places.people[username], _approval(copy, task, comment))
    if state == "rejected":
        why = source.redress.removeprefix("退回意见：")
        decide(_current(copy), places.people["chushen"], Verdict(Action.REJECT, copy.hash, why))


def _current(copy: ReviewCopy) -> TaskState:
    return TaskState.objects.get(workflow_state_id=copy.workflow_state_id, status=TaskState.STATUS_IN_PROGRESS)


def _approval(copy: ReviewCopy, task: TaskState, comment: str) -> Verdict:
    step: Any = task.task.specific
    answers = {question.code: True for question in questions_of(step)}
    form = {"classified": Classified.NO, "conclusion": Conclusion.PUBLIC, "basis": BASIS}
    secrecy = form if step.stage in STAGES_WITH_SECRECY_FORM else {}
    return Verdict(Action.APPROVE, copy.hash, comment, secrecy, answers)
