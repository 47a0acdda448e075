"""The forms by which a batch is approved or sent back as a whole."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosure.review.enums import STAGES_WITH_SECRECY_FORM, Action, Classified, Conclusion
from disclosure.review.verdict import Verdict

WHOLE = [(action.value, action.label) for action in (Action.APPROVE, Action.REJECT)]


class BatchForm(forms.Form):
    """What whoever approves a batch answers."""

    copy_hash = forms.CharField(widget=forms.HiddenInput, required=False)  # there is none where nothing may go out
    action = forms.ChoiceField(label=_("决定"), choices=WHOLE, widget=forms.RadioSelect)
    comment = forms.CharField(
        label=_("意见"), required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("退回须写明理由。")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("action") == Action.REJECT and not data.get("comment", "").strip():
            self.add_error("comment", _("退回须写明理由。"))
        return data

    def verdict(self) -> Verdict:
        data = self.cleaned_data
        return Verdict(Action(data["action"]), data["copy_hash"], data["comment"], self.secrecy())

    def secrecy(self) -> dict[str, Any]:
        return {}


class SecrecyBatchForm(BatchForm):
    """保密审查表 of a whole migration: what is not to be public is taken out of it first."""

    classified = forms.ChoiceField(label=_("是否涉及国家秘密"), choices=Classified, widget=forms.RadioSelect)
    work_secret = forms.BooleanField(label=_("涉及工作秘密"), required=False)
    trade_secret = forms.BooleanField(label=_("涉及商业秘密"), required=False)
    personal_privacy = forms.BooleanField(label=_("涉及个人隐私"), required=False)
    basis = forms.CharField(
        label=_("审查依据"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("例如：保守国家秘密法第三十五条；逐项核对，未见涉密及敏感内容。"),
    )
    conclusion = forms.ChoiceField(label=_("审查结论"), choices=Conclusion, widget=forms.RadioSelect, required=False)

    FORM_FIELDS = ("classified", "work_secret", "trade_secret", "personal_privacy", "basis", "conclusion")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        approving = data.get("action") == Action.APPROVE
        if approving and data.get("classified") == Classified.NO:
            if not data.get("conclusion"):
                self.add_error("conclusion", _("请给出保密审查结论。"))
            elif data["conclusion"] != Conclusion.PUBLIC:
                self.add_error("conclusion", _("结论不是“公开”时，请选择“退回”并写明理由。"))
            if not data.get("basis", "").strip():
                self.add_error("basis", _("请写明保密审查的依据。"))
        return data

    def secrecy(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name, "") for name in self.FORM_FIELDS}


def form_for(stage: str) -> type[BatchForm]:
    """Return the form that a stage asks for."""
    return SecrecyBatchForm if stage in STAGES_WITH_SECRECY_FORM else BatchForm
