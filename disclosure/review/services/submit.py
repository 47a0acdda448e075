"""送审: freeze what the reviewers will read."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from base.refusal import Refusal
from disclosure.catalogue import kinds
from disclosure.catalogue.change_notes import with_change
from disclosure.catalogue.content import Content
from disclosure.catalogue.copies import make_copy
from disclosure.catalogue.correcting import reasons_not_to_correct
from disclosure.catalogue.enums import Openness
from disclosure.catalogue.models import ReviewCopy
from disclosure.checks.reports import report_for
from disclosure.checks.submission import reasons_unanswered
from disclosure.review.authors import authors_since_release
from disclosure.review.choosing import workflow_for
from disclosure.review.models import Escalation, ReviewTask
from disclosure.review.people import snapshot
from disclosure.review.redaction import reasons_not_redacted
from disclosure.review.scope import covers_of, unit_of_row
from disclosure.review.services.lock_secret import is_secret
from disclosure.review.staffing import reasons_nobody_can_review
from disclosure.review.trail import note_submission


class SubmissionRefused(Refusal):
    """Raised when a draft may not be submitted; `reasons` are sentences for people."""


def reasons_not_to_submit(instance: Any, workflow: Any, user: Any = None) -> list[str]:
    """Return every reason why this draft cannot be submitted to this workflow."""
    kind = kinds.of_model(type(instance))
    if kind is None:
        return [_("这类内容不能公开，无须送审。")]
    draft = instance.get_latest_revision_as_object()
    if is_secret(kind.code, draft.pk):
        return [_("草稿已因涉密情况锁定，请按保密规定处置。")]  # and its files are copied nowhere
    return reasons_about(draft, with_change(kind.freeze(draft), draft.pk), workflow, user)


def reasons_about(draft: Any, content: Content, workflow: Any, user: Any = None) -> list[str]:
    """Return why a draft with this content, saved or still in a form, may not begin this chain."""
    kind = kinds.get(content.kind)
    facts = kind.facts(content)
    reasons = kind.check(content) + reasons_unanswered(content, draft.pk)
    if facts.openness in ("", Openness.ACTIVE):  # what stops being public has a notice of its own (`leave_public`)
        reasons += reasons_not_to_correct(content, draft.pk)
    authors = {user.pk} if user else set()
    if draft.pk:
        authors |= {author["id"] for author in authors_since_release(kind.code, draft)}
        if getattr(draft, "get_view_restrictions", None) and draft.get_view_restrictions().exists():
            reasons.append(_("页面设有浏览限制，不能公开。请先取消限制。"))
        reasons += reasons_not_answered(kind.code, draft.pk) + reasons_not_redacted(kind.code, draft.pk, content)
    unit_id = unit_of_row(draft, {"unit": facts.unit_id})
    return reasons + reasons_nobody_can_review(workflow, unit_id, authors, covers_of(kind))


def reasons_not_answered(kind: str, source_id: int) -> list[str]:
    """报请确定 stops until the answer is filed, also where the author took the draft back meanwhile (条例 art. 17)."""
    if not Escalation.objects.open().about(kind, source_id).exists():
        return []
    return [_("已就这份草稿报请确定，请等保密审查员在“待确定”中录入答复后再送审。")]


@transaction.atomic
def freeze_submission(state: WorkflowState) -> ReviewCopy:
    """Make the review copy of a chain that has just begun.

    Raises SubmissionRefused, and the chain with it, when the draft breaks a rule.
    """
    instance = _specific(state.content_object)
    kind = kinds.of_model(type(instance))
    reasons = reasons_not_to_submit(instance, state.workflow, state.requested_by)
    draft = instance.get_latest_revision_as_object()
    if kind and state.workflow != workflow_for(draft):
        reasons.append(_("审核流程与草稿的单位、栏目、类型或公开属性不符，请重新打开草稿后送审。"))
    if kind is None or reasons:
        raise SubmissionRefused(reasons)
    content = with_change(kind.freeze(draft), instance.pk)
    authors = authors_since_release(kind.code, draft)
    submitter = snapshot(state.requested_by) if state.requested_by else {}
    if submitter and submitter["id"] not in {author["id"] for author in authors}:
        authors.append(submitter)
    copy = make_copy(
        content,
        kind.facts(content).title,
        source_id=instance.pk,
        authors=authors,
        submitted_by=submitter,
        workflow_state_id=state.pk,
        steps=agreed_steps(state.workflow),
    )
    copy.save()
    note_submission(copy, kind.facts(content).unit_id, state.requested_by)
    report_for(copy)  # what the content check says now is kept with the copy
    return copy


def agreed_steps(workflow: Any) -> list[dict[str, Any]]:
    """Return the steps as the copy keeps them: what is decided later must be exactly these."""
    tasks = ReviewTask.objects.filter(workflow_tasks__workflow=workflow).order_by("workflow_tasks__sort_order")
    return [
        {"task": task.pk, "stage": task.stage, "name": task.name, "group": task.group_id, "days": task.days}
        for task in tasks
    ]


def _specific(instance: Any) -> Any:
    """Wagtail keeps a page's workflow under its base type."""
    return instance.specific if isinstance(instance, Page) else instance
