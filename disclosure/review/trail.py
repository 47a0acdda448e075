"""What drafting and sending to review write into the audit trail, and whose settings are watched."""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    Revision,
    Site,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from base.audit import record, register_action, watch
from base.canonical import canonical_json, sha256_of
from disclosure.catalogue import door, kinds
from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import Prepared
from disclosure.review.models import Decision, ReviewTask, StageGroup
from disclosure.review.scope import unit_of

DRAFT, SUBMIT, DECIDE = "review.draft", "review.submit", "review.decide"
register_action(DRAFT, _("保存草稿"))
register_action(SUBMIT, _("送审"))
register_action(DECIDE, _("审核决定"))
register_action("review.registered", _("登记不公开文件"))
register_action("review.reassess", _("定期评估不公开文件"))
register_action("review.propose_public", _("转为主动公开"))
register_action("review.export_register", _("导出不公开文件登记簿"))
register_action("review.answer", _("录入报请确定的答复"))
register_action("review.case", _("报告涉密情况"))
register_action("review.case_closed", _("办结涉密情况"))


def watch_settings() -> None:
    """Record changes of who reviews what, of chains as Wagtail keeps them, and of rights on pages and collections."""
    watch(StageGroup, ("stage", "group", "unit"))
    watch(ReviewTask, ("name", "active", "stage", "group", "days"))
    watch(Workflow, ("name", "active"))
    watch(WorkflowTask, ("workflow", "task", "sort_order"))
    watch(WorkflowPage, ("workflow", "page"))
    watch(WorkflowContentType, ("workflow", "content_type"))
    watch(GroupPagePermission, ("group", "page", "permission"))
    watch(GroupCollectionPermission, ("group", "collection", "permission"))
    watch(Site, ("hostname", "port", "root_page", "is_default_site"))
    post_save.connect(note_draft, sender=Revision, dispatch_uid="review.trail.draft")


def note_draft(instance: Revision, created: bool, **kwargs: Any) -> None:
    """Record a draft once for each revision: autosave writes over the one it made, and a submission has a hash itself.

    What a release gives back to the editors' rows is no draft.
    """
    model = instance.content_type.model_class()
    kind = kinds.of_model(model) if created and model is not None and not door.is_open() else None
    if kind is None:
        return
    content = json.loads(json.dumps(instance.content, cls=DjangoJSONEncoder))
    record(
        DRAFT,
        actor=instance.user,
        kind=kind.code,
        object_id=instance.object_id,
        unit_id=content.get("unit"),
        content_hash=sha256_of(canonical_json(content)),
        data={"revision": instance.pk},
    )


def note_submission(copy: ReviewCopy, unit_id: int | None, submitter: Any) -> None:
    """Record what was sent to review, by the hash that every decision names."""
    record(
        SUBMIT,
        actor=submitter,
        kind=copy.kind,
        object_id=copy.source_id,
        unit_id=unit_id,
        content_hash=copy.hash,
        data={"copy": copy.pk, "steps": len(copy.steps), "authors": [author["id"] for author in copy.authors]},
    )


def note_decision(decision: Decision, item: Prepared, actor: Any) -> None:
    """Record what was decided about which copy, by codes and counts; not a word of it."""
    record(
        DECIDE,
        actor=actor,
        kind=item.copy.kind,
        object_id=item.copy.source_id,
        unit_id=unit_of(item),
        content_hash=decision.copy_hash,
        data={
            "decision": decision.pk,
            "copy": decision.copy_id,
            "stage": decision.stage,
            "action": str(decision.action),
            "conclusion": str(decision.conclusion),
            "classified": str(decision.secrecy.get("classified", "")),
            "back_to": decision.back_to,
            "points": len(decision.points),
            "answers": sum(answer["ok"] for answer in decision.answers),
            "acting_for": (decision.capacity.get("acting_for") or {}).get("id"),
        },
    )
