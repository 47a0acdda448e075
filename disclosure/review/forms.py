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


class ReviewedForm:
    """What the edit forms of reviewed rows check beside their fields. Their errors keep what was typed."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        form: Any = self
        for reason in self._overwrites_somebody():
            form.add_error(None, reason)
        if "action-submit" in form.data and not form.errors:
            for reason in self._breaks_rules():
                form.add_error(None, reason)

    def _breaks_rules(self) -> list[str]:
        """Return the rules that the draft breaks, when it is being sent to review."""
        instance: Any = self.instance  # type: ignore[attr-defined]
        kind: Any = kinds.of_model(type(instance))
        return kind.check(Content(kind.code, kind.language_of(instance), fields_of(instance)))

    def _overwrites_somebody(self) -> list[str]:
        """Return a warning when somebody else saved since this form was opened.

        The form comes back with the newer revision's number, so that saving again is a decision, not an accident.
        """
        data, instance = self.data, self.instance  # type: ignore[attr-defined]
        loaded = data.get("overwrite_revision_id") or data.get("loaded_revision_id")
        latest = instance.get_latest_revision() if instance.pk else None
        if not loaded or latest is None or loaded == str(latest.pk):
            return []
        who = latest.user.get_full_name() or latest.user.get_username() if latest.user else _("另一位编辑")
        return [
            _(
                "%(who)s在您打开之后保存了新版本。您输入的内容仍在下面，尚未保存；请先到“历史”中核对，再次保存将以您的内容为准。"
            )
            % {"who": who}
        ]


class ReviewedPageForm(ReviewedForm, WagtailAdminPageForm):
    """The edit form of a page that passes the chain."""


class ReviewedSnippetForm(ReviewedForm, WagtailAdminModelForm):
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
