"""Forms of the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.models import CatalogueEntry
from disclosure.objections.enums import Outcome
from disclosure.objections.services.decide import Ruling
from portal.models import Unit


class ForwardForm(forms.Form):
    unit = forms.ModelChoiceField(label=_("转给"), queryset=Unit.objects.order_by("order", "name"))
    words = forms.CharField(label=_("转办意见"), required=False, max_length=500)


class NoteForm(forms.Form):
    words = forms.CharField(label=_("记事"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)


class DecideForm(forms.Form):
    """办结: outcome, reply, and the confirmation that both were checked."""

    outcome = forms.ChoiceField(label=_("处理结果"), choices=Outcome, widget=forms.RadioSelect)
    reply = forms.CharField(
        label=_("答复和理由"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=5000,
        help_text=_("提出人凭查询码看到，不公开；救济途径由页面自动列出。"),
    )
    item = forms.CharField(
        label=_("已补充公开的信息"),
        required=False,
        max_length=60,
        help_text=_("索引号或条目号；仅“已补充公开”填写。"),
    )
    confirmed = forms.BooleanField(label=_("已核对处理结果和答复，办结后不能修改"), required=False)

    def ruling(self) -> Ruling:
        data: dict[str, Any] = self.cleaned_data
        return Ruling(data["outcome"], data["reply"], data["confirmed"], self._shown(data["item"].strip()))

    def _shown(self, typed: str) -> CatalogueEntry | None:
        if not typed:
            return None
        wanted = Q(index_no=typed)
        if typed.isascii() and typed.isdecimal() and len(typed) <= 18:
            wanted |= Q(pk=int(typed))
        return CatalogueEntry.objects.public().exclude(path=None).select_related("content__item").filter(wanted).first()
