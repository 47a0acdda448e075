"""待确定 and 涉密情况: lists, and what the authority answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.auth import require_admin_access

from base.forms import DayInput
from base.refusal import Refusal
from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import Prepared, prepare
from disclosure.review.access import may_read
from disclosure.review.case_links import links_of
from disclosure.review.enums import Answer, CaseResult
from disclosure.review.models import Escalation, SecrecyCase
from disclosure.review.secrecy_lists import cases_for, escalations_for, judges_secrecy
from disclosure.review.services.answer_escalation import Letter, answer_escalation, reasons_not_to_answer
from disclosure.review.services.close_case import close_case, reasons_not_to_handle
from disclosure.review.services.lock_secret import is_secret
from disclosure.review.staff import StaffRequest

PER_PAGE = 30


class LetterForm(forms.Form):
    """Who answered, under which number, when."""

    authority = forms.CharField(
        label=gettext_lazy("答复机关"), max_length=200, help_text=gettext_lazy("主管部门或者保密行政管理部门。")
    )
    doc_no = forms.CharField(label=gettext_lazy("答复文号"), max_length=100)
    day = forms.DateField(label=gettext_lazy("答复日期"), widget=DayInput())


class AnswerForm(LetterForm):
    """The answer to 报请确定."""

    answer = forms.ChoiceField(label=gettext_lazy("答复结果"), choices=Answer, widget=forms.RadioSelect)
    ground = forms.ChoiceField(
        label=gettext_lazy("不公开的法定依据"), required=False, help_text=gettext_lazy("答复为“不予公开”时必填。")
    )
    ground_note = forms.CharField(
        label=gettext_lazy("不公开的理由"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, item: Prepared, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "openness" in item.content.fields:
            grounds: Any = item.kind.model._meta.get_field("non_disclosure_reason")
            self.fields["ground"].choices = [("", "—"), *grounds.choices]  # type: ignore[attr-defined]
        else:  # a word of the shell only goes back
            del self.fields["ground"], self.fields["ground_note"]

    def letter(self) -> Letter:
        return Letter(**self.cleaned_data)


class CaseForm(LetterForm):
    """What the authority determined."""

    result = forms.ChoiceField(label=gettext_lazy("确定结果"), choices=CaseResult, widget=forms.RadioSelect)


@require_admin_access
def escalations(request: StaffRequest) -> HttpResponse:
    """List what was escalated, unanswered first."""
    if not judges_secrecy(request.user):
        raise PermissionDenied
    rows = escalations_for(request.user).order_by(F("answered_at").asc(nulls_first=True), "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    titles = dict(ReviewCopy.objects.filter(pk__in=[row.copy_id for row in page]).values_list("pk", "title"))
    listed = [(row, "" if getattr(row, "is_secret", True) else titles.get(row.copy_id, "")) for row in page]
    context = {"page_title": _("待确定"), "header_icon": "help", "page": page, "rows": listed}
    return render(request, "review/escalations.html", context)


@require_admin_access
def escalation(request: StaffRequest, escalation_id: int) -> HttpResponse:
    """File the answer to one of them."""
    row = get_object_or_404(escalations_for(request.user), pk=escalation_id)
    reasons = reasons_not_to_answer(row, request.user)
    item = prepare([ReviewCopy.objects.get(pk=row.copy_id)])[0]
    form = AnswerForm(request.POST or None, item=item)
    if request.method == "POST" and not reasons and form.is_valid() and _done(form, lambda: _file(row, request, form)):
        messages.success(request, _("答复已录入。"))
        if row.answer == Answer.PUBLIC:
            return redirect("review:task", row.task_state_id)
        return redirect("review:escalations")
    title = "" if is_secret(row.kind, row.source_id) else item.copy.title
    titles = {"page_title": _("录入答复"), "page_subtitle": title, "header_icon": "help"}
    return render(request, "review/escalation.html", {**titles, "row": row, "form": form, "reasons": reasons})


def _file(row: Escalation, request: StaffRequest, form: AnswerForm) -> None:
    row.answer = answer_escalation(row, request.user, form.letter()).answer


@require_admin_access
def cases(request: StaffRequest) -> HttpResponse:
    """List cases by number, unit and time; no title is shown (rule R5)."""
    if not judges_secrecy(request.user):
        raise PermissionDenied
    rows = cases_for(request.user).order_by(F("closed_at").asc(nulls_first=True), "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    listed = [(row, links_of(row)) for row in page]
    context = {"page_title": _("涉密情况"), "header_icon": "lock", "page": page, "rows": listed}
    return render(request, "review/cases.html", context)


@require_admin_access
def case(request: StaffRequest, case_id: int) -> HttpResponse:
    """Close one of them."""
    row: SecrecyCase = get_object_or_404(cases_for(request.user), pk=case_id)
    reasons = [_("这件已经办结。")] if row.closed_at else reasons_not_to_handle(row, request.user)
    form = CaseForm(request.POST or None)
    if request.method == "POST" and not reasons and form.is_valid():
        data = form.cleaned_data
        letter = (data["result"], data["authority"], data["doc_no"], data["day"])
        if _done(form, lambda: close_case(row, request.user, *letter)):
            lifted = data["result"] == CaseResult.NOT_SECRET
            messages.success(request, _("已办结，草稿解锁。") if lifted else _("已办结；草稿锁定至彻底删除。"))
            return redirect("review:cases")
    titles = {"page_title": _("录入确定结果"), "page_subtitle": row.number, "header_icon": "lock"}
    context = {**titles, "form": form, "reasons": reasons, "copy": _copy_of(row, request)}
    return render(request, "review/case.html", context)


def _copy_of(row: SecrecyCase, request: StaffRequest) -> ReviewCopy | None:
    """Return what was reported: nobody finds it by its title any more."""
    copies = ReviewCopy.objects.filter(kind=row.kind, source_id=row.source_id).exclude(content="")
    copy = copies.order_by("-pk").first()
    return copy if copy and may_read(request.user, copy) else None


def _done(form: forms.Form, act: Any) -> bool:
    try:
        act()
    except Refusal as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return False
    return True
