"""保密审查表 on the screen (domain §9.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.clock import today
from base.forms import DayInput
from disclosure.catalogue.prepared import Prepared
from disclosure.review.enums import REPRINTED_KINDS, STAGES_WITH_SECRECY_FORM, Action, Classified, Conclusion, Stage
from disclosure.review.redaction import has_redactions
from disclosure.review.secrecy_form import MARKS
from disclosure.review.services.not_disclosed import REASSESS_AFTER
from disclosure.review.verdict_forms import FinalVerdictForm, Group, VerdictForm, lines_of

FIRST = ("first_medium", "first_reference", "first_date")
REDACT = ("redact_points", "redact_files")
GROUND = ("ground", "ground_note", "reassess_on")


class SecrecyVerdictForm(VerdictForm):
    """是否涉密, 工作秘密, 商业秘密, 个人隐私, 依据, 结论. What the conclusion asks for is asked with it."""

    classified = forms.ChoiceField(
        label=_("是否涉及国家秘密"), choices=Classified, required=False, widget=forms.RadioSelect
    )
    work_secret = forms.BooleanField(
        label=_("涉及工作秘密"), required=False, help_text=_("只是标记，不是不公开的依据；不公开仍须写明条款。")
    )
    trade_secret = forms.BooleanField(label=_("涉及商业秘密"), required=False)
    personal_privacy = forms.BooleanField(label=_("涉及个人隐私"), required=False)
    basis = forms.CharField(
        label=_("审查依据"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("例如：保守国家秘密法第三十五条；逐项核对，未见涉密及敏感内容。"),
    )
    conclusion = forms.ChoiceField(
        label=_("审查结论"),
        choices=Conclusion,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("按结论办理：公开则继续；删减后公开退回起草人；不公开即终止并登记；报请确定即等待答复。"),
    )
    first_medium = forms.CharField(label=_("首次公开的媒体"), required=False, max_length=200)
    first_reference = forms.CharField(label=_("首次公开的标题或文号"), required=False, max_length=300)
    first_date = forms.DateField(label=_("首次公开的日期"), required=False, widget=DayInput())
    redact_points = forms.CharField(
        label=_("须删减的内容所在位置"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("一行一处，例如：附件2第3列。不要写出须删减的内容。"),
    )
    redact_files = forms.MultipleChoiceField(
        label=_("须换成删减版的文件"), required=False, widget=forms.CheckboxSelectMultiple
    )
    ground = forms.ChoiceField(label=_("不公开的法定依据"), required=False)
    ground_note = forms.CharField(label=_("不公开的理由"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    reassess_on = forms.DateField(
        label=_("下次评估日期"),
        required=False,
        widget=DayInput(),
        help_text=_("条例第十八条要求定期评估，默认一年。"),
    )

    def __init__(self, *args: Any, item: Prepared, **kwargs: Any) -> None:
        super().__init__(*args, item=item, **kwargs)
        files = [file for file in item.content.files if not file.variant]
        self.fields["redact_files"].choices = [(file.sha256, file.title or file.name) for file in files]  # type: ignore[attr-defined]
        gone = [*(() if item.copy.kind in REPRINTED_KINDS else FIRST), *(() if files else ("redact_files",))]
        if "openness" in item.content.fields:
            grounds: Any = item.kind.model._meta.get_field("non_disclosure_reason")
            self.fields["ground"].choices = [("", "—"), *grounds.choices]  # type: ignore[attr-defined]
            self.fields["reassess_on"].initial = today() + REASSESS_AFTER
            self.fields["reassess_on"].widget.attrs["min"] = (today() + timedelta(days=1)).isoformat()
        else:
            gone += GROUND
        if not has_redactions(item.content):
            gone += REDACT
        for name in gone:
            self.fields.pop(name, None)
        self.fields["comment"].help_text = _("退回须写明理由。选“涉密”或“疑似涉密”时不保存任何文字。")
        chosen: Any = self.fields["action"]
        chosen.required = False  # nothing else need be pressed where it may be a secret
        chosen.choices = [
            (value, _("按审查结论办理") if value == Action.APPROVE else label) for value, label in chosen.choices
        ]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not data.get("action"):
            if data.get("classified") in (Classified.SUSPECTED, Classified.YES):
                data["action"] = Action.APPROVE
            else:
                self.add_error("action", _("请作出决定。"))
        return super().clean()

    def own_groups(self) -> Iterator[Group]:
        yield Group(_("保密审查表"), [self[name] for name in ("classified", *MARKS, "basis", "conclusion")])
        for legend, names, when in (
            (_("首次公开"), FIRST, Conclusion.PUBLIC),
            (_("删减后公开"), REDACT, Conclusion.REDACT),
            (_("不公开"), GROUND, Conclusion.NOT_PUBLIC),
        ):
            fields = [self[name] for name in names if name in self.fields]
            if fields:
                yield Group(legend, fields, when)

    def secrecy(self) -> dict[str, Any]:
        data = self.cleaned_data
        names = ("classified", *MARKS, "basis", "conclusion", *FIRST[:2], *GROUND[:2])
        form: dict[str, Any] = {name: data.get(name, "") for name in names}
        form |= {name: data[name].isoformat() for name in ("first_date", "reassess_on") if data.get(name)}
        titles = {file.sha256: file.name for file in self.item.content.files}
        form["redact_points"] = lines_of(data.get("redact_points", ""))
        form["redact_files"] = [{"sha256": sha, "name": titles[sha]} for sha in data.get("redact_files", [])]
        return form


def form_for(stage: str) -> type[VerdictForm]:
    """Return the form that a stage asks for."""
    if stage in STAGES_WITH_SECRECY_FORM:
        return SecrecyVerdictForm
    return FinalVerdictForm if stage == Stage.FINAL else VerdictForm
