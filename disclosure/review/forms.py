"""Forms of the review room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.models import WagtailAdminModelForm

from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.catalogue.freezing import fields_of
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM, Action, Classified, Conclusion
from disclosure.review.services.decide import Verdict


class ReasonsOnSubmit:
    """When a draft is sent to review, the rules it breaks are errors of the form: nothing typed is lost."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if "action-submit" not in self.data or self.errors:  # type: ignore[attr-defined]
            return
        instance: Any = self.instance  # type: ignore[attr-defined]
        kind: Any = kinds.of_model(type(instance))
        content = Content(kind.code, kind.language_of(instance), fields_of(instance))
        for reason in kind.check(content):
            self.add_error(None, reason)  # type: ignore[attr-defined]


class ReviewedPageForm(ReasonsOnSubmit, WagtailAdminPageForm):
    """The edit form of a page that passes the chain."""


class ReviewedSnippetForm(ReasonsOnSubmit, WagtailAdminModelForm):
    """The edit form of a word of the shell."""


class VerdictForm(forms.Form):
    """What every reviewer answers."""

    copy_hash = forms.CharField(widget=forms.HiddenInput)
    action = forms.ChoiceField(label=_("决定"), choices=Action, widget=forms.RadioSelect)
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


class SecrecyVerdictForm(VerdictForm):
    """保密审查表 (domain §9.2): 是否涉密, 工作秘密, 商业秘密, 个人隐私, 依据, 结论."""

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


def form_for(stage: str) -> type[VerdictForm]:
    """Return the form that a stage asks for."""
    return SecrecyVerdictForm if stage in STAGES_WITH_SECRECY_FORM else VerdictForm
