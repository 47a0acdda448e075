"""送审: freeze what the reviewers will read."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from base import clock
from base.refusal import Refusal
from disclosure.catalogue import kinds
from disclosure.catalogue.content import hash_of
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.authors import authors_since_release
from disclosure.review.models import ReviewTask
from disclosure.review.people import reviewers_of, snapshot


class SubmissionRefused(Refusal):
    """Raised when a draft may not be submitted; `reasons` are sentences for people."""


def reasons_not_to_submit(instance: Any, workflow: Any, user: Any = None) -> list[str]:
    """Return every reason why this draft cannot be submitted to this workflow."""
    kind = kinds.of_model(type(instance))
    if kind is None:
        return [_("这类内容不能公开，无须送审。")]
    draft = instance.get_latest_revision_as_object()
    if getattr(draft, "locked_by_rule", ""):
        return [_("草稿已因涉密情况锁定，请按保密规定处置。")]
    if getattr(draft, "get_view_restrictions", None) and draft.get_view_restrictions().exists():
        return [_("页面设有浏览限制，不能公开。请先取消限制。")]
    content = kind.freeze(draft)
    reasons = kind.check(content)
    authors = {author["id"] for author in authors_since_release(kind.code, draft)} | ({user.pk} if user else set())
    return reasons + reasons_nobody_can_review(workflow, kind.facts(content).unit_id, authors)


def reasons_nobody_can_review(workflow: Any, unit_id: int | None, authors: set[int]) -> list[str]:
    """Return the steps that nobody but an author could take: such a chain would wait for ever."""
    if workflow is None:
        return [_("没有配置审核流程，请联系系统管理员。")]
    reasons = []
    for task in workflow.tasks:
        if not isinstance(task.specific, ReviewTask):
            reasons.append(_("步骤“%(task)s”不是审核步骤，请联系系统管理员。") % {"task": task.name})
        elif not reviewers_of(task.specific.stage, unit_id).exclude(pk__in=authors).exists():
            reasons.append(_("步骤“%(task)s”没有起草人以外的审核人，请联系系统管理员。") % {"task": task.name})
    return reasons


@transaction.atomic
def freeze_submission(state: WorkflowState) -> ReviewCopy:
    """Make the review copy of a chain that has just begun.

    Raises SubmissionRefused, and the chain with it, when the draft breaks a rule.
    """
    instance = _specific(state.content_object)
    kind = kinds.of_model(type(instance))
    reasons = reasons_not_to_submit(instance, state.workflow, state.requested_by)
    if kind is None or reasons:
        raise SubmissionRefused(reasons)
    draft = instance.get_latest_revision_as_object()
    content = kind.freeze(draft)
    text = content.to_json()
    authors = authors_since_release(kind.code, draft)
    submitter = snapshot(state.requested_by) if state.requested_by else {}
    if submitter and submitter["id"] not in {author["id"] for author in authors}:
        authors.append(submitter)
    return ReviewCopy.objects.create(
        kind=kind.code,
        source_id=instance.pk,
        language=content.language,
        title=kind.facts(content).title,
        content=text,
        hash=hash_of(text),
        authors=authors,
        submitted_by=submitter,
        submitted_at=clock.now(),
        workflow_state_id=state.pk,
        steps=[{"task": task.pk, "stage": task.specific.stage, "name": task.name} for task in state.workflow.tasks],
    )


def _specific(instance: Any) -> Any:
    """Wagtail keeps a page's workflow under its base type."""
    return instance.specific if isinstance(instance, Page) else instance
