"""The public form. What is wrong comes back with everything that was typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosure.objections.enums import Matter
from disclosure.objections.services.keep_attachment import EXTENSIONS, reasons_against_file
from portal.templatetags.portal import local_name

LONGEST_TEXT = 5000


class ObjectionForm(forms.Form):
    """纠错／权益异议. `website` is for machines: people do not see it."""

    matter = forms.ChoiceField(label=_("事项"), choices=Matter, error_messages={"required": _("请选择事项。")})
    unit = forms.ChoiceField(label=_("由哪个单位公开"), required=False)
    text = forms.CharField(
        label=_("哪里有问题"), max_length=LONGEST_TEXT, error_messages={"required": _("请写明哪里有问题。")}
    )
    name = forms.CharField(label=_("称呼（可不填）"), max_length=50, required=False)
    contact = forms.CharField(label=_("联系方式（可不填）"), max_length=200, required=False)
    attachment = forms.FileField(label=_("附件（可不填）"), required=False, allow_empty_file=True)
    website = forms.CharField(required=False)

    def __init__(self, *args: Any, units: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("不清楚")), *((str(unit.id), local_name(unit)) for unit in units)]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]

    def clean_attachment(self) -> Any:
        file = self.cleaned_data.get("attachment")
        if file and (reasons := reasons_against_file(file)):
            raise forms.ValidationError(reasons)
        return file

    @property
    def accept(self) -> str:
        return ",".join(f".{extension}" for extension in EXTENSIONS)


class CodeForm(forms.Form):
    code = forms.CharField(label=_("查询码"), max_length=40, error_messages={"required": _("请填写查询码。")})
