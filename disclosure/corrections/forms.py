"""Forms of this room. What is wrong comes back with everything that was typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from disclosure.catalogue.enums import ChangeKind
from disclosure.corrections.enums import WITHDRAWALS, Basis
from disclosure.corrections.models import Incident
from disclosure.corrections.services.handle_incident import LETTER_FIELDS, REPORT_FIELDS
from disclosure.corrections.services.propose_erasure import Grounds


class TypedNumber(forms.CharField):
    """The number of a case, typed by hand: nobody erases by a wrong click."""

    def __init__(self) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off"})
        super().__init__(label=_("请输入编号以确认"), max_length=60, widget=widget)


class WithdrawForm(forms.Form):
    """撤下: why, and what the address says from now on."""

    reason = forms.ChoiceField(
        label=_("撤下原因"),
        choices=[(kind.value, kind.label) for kind in WITHDRAWALS],
        widget=forms.RadioSelect,
        help_text=_("选“泄密”或“隐私”将同时开立事件，二十四小时内须报告；以前的版本不再恢复阅读。"),
    )
    notice = forms.CharField(
        label=_("撤下说明"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("公众在原地址看到：写明依据和救济途径；不要重复信息内容，不要出现个人姓名。"),
    )
    changed_on = forms.DateField(
        label=_("处罚决定被变更或撤销的日期"),
        required=False,
        widget=AdminDateInput,
        help_text=_("仅在原因为“被撤销或变更”时填写（行政处罚法第四十八条：三个工作日内撤回）。"),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("reason") != ChangeKind.REVOKED:
            data["changed_on"] = None
        return data


class RestoreForm(forms.Form):
    why = forms.CharField(
        label=_("恢复公开的理由"), max_length=200, help_text=_("留存备查，并告知撤下的人；不要写信息内容。")
    )


class DutyForm(forms.Form):
    """行政处罚法 art. 48: the published penalty was changed."""

    changed_on = forms.DateField(label=_("决定被变更、撤销或确认违法、无效的日期"), widget=AdminDateInput)
    reference = forms.CharField(
        label=_("文书"), max_length=200, help_text=_("复议决定、判决或本机关决定的文号，不写当事人姓名。")
    )


class ReportForm(forms.ModelForm):
    """The report within 24 hours."""

    class Meta:
        model = Incident
        fields = REPORT_FIELDS
        widgets = {
            **{name: forms.Textarea(attrs={"rows": 2}) for name in ("scope", "cause", "measures")},
            "authority_at": AdminDateTimeInput,
            "superior_at": AdminDateTimeInput,
        }
        help_texts = {
            "authority": _("泄密：保密行政管理部门；个人信息：履行个人信息保护职责的部门。"),
            "contact": _("本单位负责此事的联系人和办公电话。"),
        }


class LetterForm(forms.ModelForm):
    """The authority's letter."""

    class Meta:
        model = Incident
        fields = LETTER_FIELDS
        widgets = {"letter_date": AdminDateInput}


class CloseForm(forms.Form):
    outcome = forms.CharField(label=_("处理结果"), max_length=200, help_text=_("不要写入涉密内容或个人信息。"))


class ProposalForm(forms.Form):
    """彻底删除: law, paper, and the number typed by hand."""

    basis = forms.ChoiceField(label=_("法律依据"), choices=Basis, widget=forms.RadioSelect)
    reference_from = forms.CharField(
        label=_("来函机关或申请人类别"), max_length=100, help_text=_("申请人是个人的，写“个人”，不写姓名。")
    )
    reference_number = forms.CharField(label=_("函件或申请的编号"), max_length=80)
    reference_date = forms.DateField(label=_("函件或申请的日期"), widget=AdminDateInput)
    typed = forms.CharField(
        label=_("请输入编号以确认"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def grounds(self) -> Grounds:
        data = self.cleaned_data
        return Grounds(data["basis"], data["reference_from"], data["reference_number"], data["reference_date"])


class TypedForm(forms.Form):
    typed = forms.CharField(
        label=_("请输入编号以确认"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
