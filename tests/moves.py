"""What people do, as one-liners that tests share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from wagtail.models import TaskState

from base import clock
from base.models import User
from disclosure.catalogue import kinds
from disclosure.catalogue.approval import Approval
from disclosure.catalogue.change_notes import write_note
from disclosure.catalogue.content import Change
from disclosure.catalogue.copies import make_copy
from disclosure.catalogue.enums import ReleaseKind
from disclosure.catalogue.models import CatalogueEntry, Release, ReviewCopy
from disclosure.catalogue.services.release import release_items
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM, Action, Stage
from disclosure.review.models import SecrecyDesignation, StageGroup
from disclosure.review.questions import questions_of
from disclosure.review.services.decide import Verdict, decide
from tests.factories import UserFactory

SECRECY = {"classified": "no", "conclusion": "public", "basis": "保守国家秘密法第三十五条"}
CORRECTED = Change("wording", "更正了有误的表述。")
CHAIN = (Stage.FIRST, Stage.SECOND, Stage.SECRECY, Stage.FINAL)


def reviewer(stage: str, **kwargs: Any) -> User:
    """Return somebody who takes this stage for the whole district, with the units' written designation if need be."""
    user = UserFactory(**kwargs)
    user.groups.add(StageGroup.objects.get(stage=stage, unit=None).group)
    if stage in STAGES_WITH_SECRECY_FORM:
        designate(person=user)
    return user


def designate(**kwargs: Any) -> SecrecyDesignation:
    """Put on file that a unit, or all of them, designated somebody for the secrecy review."""
    paper = {
        "document": "关于明确保密审查机构和人员的通知",
        "number": "示保发〔2020〕1号",
        "signed_on": date(2020, 1, 6),
        "file_reference": "2020年文书档案第3卷",
        "valid_from": date(2020, 1, 6),
    }
    return SecrecyDesignation.objects.create(**{**paper, **kwargs})


def submit(page: Any, user: User, change: Change = CORRECTED) -> ReviewCopy:
    """Save a revision of the page as `user` and send it to review; a correction says that it is one."""
    page.save_revision(user=user)
    write_note(kinds.of_model(type(page)).code, page.pk, change)  # type: ignore[union-attr]
    state = page.get_workflow().start(page, user)
    return ReviewCopy.objects.get(workflow_state_id=state.pk)


def chain_of(row: Any) -> Any:
    """Return the workflow of a page or word; in these tests there is always one."""
    return row.get_workflow()


def current_task(copy: ReviewCopy) -> TaskState:
    return TaskState.objects.get(workflow_state_id=copy.workflow_state_id, status=TaskState.STATUS_IN_PROGRESS)


def approve(copy: ReviewCopy, user: User, **secrecy: Any) -> None:
    task = current_task(copy)
    form = {**SECRECY, **secrecy} if task.task.specific.stage in STAGES_WITH_SECRECY_FORM else {}
    decide(task, user, Verdict(Action.APPROVE, copy.hash, "同意", form, checked(task)))


def checked(task: TaskState) -> dict[str, bool]:
    """Tick off everything that a step asks."""
    return {question.code: True for question in questions_of(task.task.specific)}


def reject(copy: ReviewCopy, user: User, comment: str = "请修改标题") -> None:
    decide(current_task(copy), user, Verdict(Action.REJECT, copy.hash, comment))


def pass_chain(page: Any, author: User) -> CatalogueEntry:
    """Take a draft through submission and every step of its chain, and return its entry."""
    reviewers = [reviewer(task.specific.stage) for task in page.get_workflow().tasks]
    copy = submit(page, author)
    for each in reviewers:
        approve(copy, each)
    return CatalogueEntry.objects.get(kind=copy.kind, source_id=page.pk)


def frozen(instance: Any, authors: list[dict[str, Any]] | None = None, change: Change | None = None) -> ReviewCopy:
    """Freeze a row without a chain, as setting up and importing do."""
    kind: Any = kinds.of_model(type(instance))
    content = replace(kind.freeze(instance), change=change)
    copy = make_copy(content, kind.facts(content).title, source_id=instance.pk, authors=authors or [])
    copy.save()
    return copy


def approvals(*hashes: str) -> list[Approval]:
    """Return the approvals of two people, the second of them the secrecy reviewer."""
    from disclosure.catalogue.approval import manifest_hash

    return [
        Approval(user_id=-n, username=f"approver{n}", name=f"审核人{n}", role="setup", at=clock.now().isoformat(),
                 approved_hash=manifest_hash(hashes), is_secrecy_review=n == 2)
        for n in (1, 2)
    ]  # fmt: skip


def release(*instances: Any, change: Change | None = None, **kwargs: Any) -> Release:
    """Let rows out directly through the one door, with two made-up approvers."""
    copies = [frozen(instance, change=change) for instance in instances]
    hashes = [copy.hash for copy in copies]
    return release_items(copies, how=ReleaseKind.SETUP, approvals=approvals(*hashes), secrecy=SECRECY, **kwargs)


def release_shell(*instances: Any) -> None:
    for instance in instances:
        release(instance)
