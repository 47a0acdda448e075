"""Forms of the chain's configuration."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from disclosure.catalogue import kinds
from disclosure.review.chain_rules import reasons_against
from disclosure.review.enums import Covers
from disclosure.review.models import Chain


def kind_choices() -> list[tuple[str, Any]]:
    """Return every kind, items first."""
    return [(kind.code, kind.label) for kind in sorted(kinds.all_kinds(), key=lambda kind: kind.in_shell)]


class ChainForm(WagtailAdminModelForm):
    """Refuses what no chain may lack, and two chains that would both claim the same draft."""

    kinds = forms.MultipleChoiceField(
        label=_("类型"),
        choices=kind_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("不选则适用于各类型。"),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        covers, chosen = data.get("covers"), data.get("kinds") or []
        if any(kinds.get(code).in_shell != (covers == Covers.WORDS) for code in chosen):
            self.add_error("kinds", _("所选类型与“适用于”不一致。"))
        if covers == Covers.WORDS and data.get("section"):
            self.add_error("section", _("公开要素不属于任何栏目，请留空。"))
        return data

    def is_valid(self) -> bool:
        """The steps are known when their formset is; what is wrong with them all stands above the form."""
        if not super().is_valid():
            return False
        for reason in [*self._about_steps(), *self._about_scope()]:
            self.add_error(None, reason)
        return not self.errors

    def stages(self) -> list[str]:
        rows = [form.cleaned_data for form in self.formsets["steps"].forms if form.cleaned_data]
        kept = [row for row in rows if not row.get("DELETE")]
        return [row["stage"] for row in sorted(kept, key=lambda row: row.get("ORDER") or 0)]

    def _about_steps(self) -> list[str]:
        return reasons_against(self.cleaned_data["covers"], self.stages())

    def _about_scope(self) -> list[Any]:
        data = self.cleaned_data
        names_nothing = not (data["unit"] or data["section"] or data["kinds"])
        same = Chain.objects.filter(
            covers=data["covers"], unit=data["unit"], section=data["section"], active=True
        ).exclude(pk=self.instance.pk)
        if not data["active"]:
            defaults = (chain for chain in same if not chain.kinds)
            if names_nothing and self.instance.pk and next(defaults, None) is None and self._was_in_use():
                return [_("这是全区默认流程，停用后没有别的流程可用。请先启用另一条全区流程。")]
            return []
        chosen = set(data["kinds"])
        clash = next((each for each in same if (chosen & set(each.kinds)) or not (chosen or each.kinds)), None)
        return [_("适用范围与“%(name)s”相同，两条流程不能都启用。") % {"name": clash.name}] if clash else []

    def _was_in_use(self) -> bool:
        return Chain.objects.filter(pk=self.instance.pk, active=True).exists()


class DeputyForm(WagtailAdminModelForm):
    """Both are people of the review; the database says the rest."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = get_user_model()._default_manager.filter(is_active=True).order_by("last_name", "first_name")
        for name in ("person", "deputy"):
            self.fields[name].queryset = people

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        deputy = data.get("deputy")
        if deputy and not deputy.has_perm("wagtailadmin.access_admin"):
            self.add_error("deputy", _("代行人不能登录管理后台，请先为其设置角色。"))
        return data
