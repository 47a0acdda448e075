"""What the editor of a draft reads above it: what its last chain asks of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from disclosure.catalogue import kinds
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.desk.fates import Fate, endings_of, fate_of, states_of
from disclosure.review.models import Decision, Escalation, SecrecyCase
from disclosure.review.redaction import demand_on
from disclosure.review.staff import StaffRequest


@hooks.register("before_edit_page")
def tell_who_edits_a_page(request: StaffRequest, page: Page) -> None:
    _tell(request, page.specific_class, page.pk)


@hooks.register("before_edit_snippet")
def tell_who_edits_a_snippet(request: StaffRequest, instance: Any) -> None:
    _tell(request, type(instance), instance.pk)


def _tell(request: StaffRequest, model: Any, source_id: int) -> None:
    kind = kinds.of_model(model)
    if kind and request.method == "GET":
        for notice in notices_about(kind.code, source_id):
            messages.warning(request, notice)


def notices_about(kind: str, source_id: int) -> Iterator[str]:
    """Yield what is to be said above a draft; of a secret only its number (rule R5)."""
    case = SecrecyCase.objects.locking().about(kind, source_id).order_by("-pk").first()
    if case:
        yield _("涉密情况 %(number)s：草稿已锁定，请按保密规定处置。") % {"number": case.number}
        return
    if Escalation.objects.open().about(kind, source_id).exists():
        yield _("待确定：已报请主管部门或者保密行政管理部门确定，收到答复前不能公开。")
    copies = ReviewCopy.objects.filter(kind=kind, source_id=source_id, workflow_state_id__isnull=False)
    last = copies.defer("content").order_by("-pk").first()
    if last is None:
        return
    ending = endings_of([last.pk]).get(last.pk)
    fate = fate_of(states_of([last]).get(last.workflow_state_id or 0), ending)
    if fate in (Fate.REJECTED, Fate.CHANGES) and ending:
        yield _sent_back(ending)
    if fate == Fate.NOT_PUBLIC:
        yield _("保密审查结论为“不公开”，已登记。要公开，须改公开属性后重新送审。")
    demand = demand_on(kind, source_id)
    if demand and fate != Fate.RUNNING:
        files = [_("更换文件“%(name)s”") % {"name": file["name"]} for file in demand.files]
        yield _with_points(_("须删减后重新送审（保密审查结论：删减后公开）："), [*demand.points, *files])


def _sent_back(decision: Decision) -> str:
    said = {"stage": decision.get_stage_display(), "action": decision.get_action_display(), "why": decision.comment}
    return _with_points(_("%(stage)s%(action)s：%(why)s") % said, decision.points)


def _with_points(text: str, points: list[str]) -> str:
    items = format_html_join("", "<li>{}</li>", ((point,) for point in points))
    return format_html("{}<ol>{}</ol>", text, items) if points else format_html("{}", text)
