"""Forms of the review room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.models import Revision

from disclosure.catalogue import kinds
from disclosure.catalogue.content import Change, Content
from disclosure.catalogue.freezing import fields_of
from disclosure.review.change_form import ChangeForm
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM, Action, Classified, Conclusion
from disclosure.review.services.decide import Verdict
from disclosure.review.services.submit import reasons_about


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
        """Return why the draft as typed cannot be sent to review."""
        instance: Any = self.instance  # type: ignore[attr-defined]
        kind: Any = kinds.of_model(type(instance))
        fields, change = self._typed_fields(), self.typed_change()
        content = Content(kind.code, kind.language_of(instance), fields, change=change)
        return reasons_about(instance, content, self._workflow(), self.for_user)  # type: ignore[attr-defined]

    def typed_change(self) -> Change | None:
        """Return what is said about a correction (`ChangeForm`)."""
        return None

    def _typed_fields(self) -> dict[str, Any]:
        """Return the fields as typed; many-to-many choices reach the instance only when it is saved."""
        form: Any = self
        fields = fields_of(form.instance)
        for field in form.instance._meta.many_to_many:
            if field.name in fields and field.name in form.cleaned_data:
                fields[field.name] = [row.pk for row in form.cleaned_data[field.name]]
        return fields

    def _workflow(self) -> Any:
        return self.instance.get_workflow()  # type: ignore[attr-defined]

    def _overwrites_somebody(self) -> list[str]:
        """Return a warning when somebody else saved since this form was opened.

        The form comes back with the newer revision's number, so that saving again is a decision, not an accident.
        """
        form: Any = self
        latest = latest_revision_of(form.instance)
        if latest is None or not _is_stale(form.data, latest):
            return []
        who = latest.user.get_full_name() or latest.user.get_username() if latest.user else _("另一位编辑")
        return [
            _(
                "%(who)s在您打开之后保存了新版本。您输入的内容仍在下面，尚未保存；请先到“历史”中核对，再次保存将以您的内容为准。"
            )
            % {"who": who}
        ]

    def get_field_updates_for_resave(self) -> Any:
        """After an autosave the form counts as opened with the revision that it made itself: its own editor is not
        somebody else, neither to the next save nor to the preview."""
        yield from super().get_field_updates_for_resave()  # type: ignore[misc]
        revision: Any = self.instance.latest_revision  # type: ignore[attr-defined]
        if revision:
            yield "loaded_revision_id", str(revision.pk)
            yield "loaded_revision_created_at", revision.created_at.isoformat()


def latest_revision_of(instance: Any) -> Revision | None:
    """Return the newest revision, and make everybody else who is saving this draft wait until we are done."""
    if not instance.pk:
        return None
    with transaction.atomic():
        row = type(instance)._base_manager.select_for_update().filter(pk=instance.pk)
        number = row.values_list("latest_revision_id", flat=True).first()
    return Revision.objects.filter(pk=number).first() if number else None


def _is_stale(data: Any, latest: Revision) -> bool:
    """An autosave of this very form made the revision that it names. One that it loaded may have been
    overwritten since by the autosave of another form, under the same number."""
    if mine := data.get("overwrite_revision_id"):
        return bool(mine != str(latest.pk))
    loaded, loaded_at = data.get("loaded_revision_id"), data.get("loaded_revision_created_at")
    if not loaded:
        return False
    return bool(loaded != str(latest.pk) or (loaded_at and loaded_at != latest.created_at.isoformat()))


class ReviewedPageForm(ChangeForm, ReviewedForm, WagtailAdminPageForm):
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
