"""Forms of signing in, and of the people whom the security administrator looks after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import GroupForm, UserCreationForm, UserEditForm

from accounts.separation import reasons_against, reasons_against_permissions

if TYPE_CHECKING:
    from base.models import User


class CodeForm(forms.Form):
    """A code of the app, or a backup code."""

    code = forms.CharField(
        label=_("验证码"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True, "spellcheck": "false"}
        ),
        error_messages={"required": _("请输入验证码。")},
    )


class SetUpForm(CodeForm):
    """The first code of a new device."""

    code = forms.CharField(
        label=_("验证器上显示的 6 位数字"),
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
        error_messages={"required": _("请输入验证码。")},
    )


class PeopleForm:
    """What both user forms have in common: rights that nobody gives to themselves, roles kept apart."""

    def __init__(self, *args: Any, acting: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        person = self.instance  # type: ignore[attr-defined]
        fields["last_name"].label, fields["first_name"].label = _("姓"), _("名")
        if "is_superuser" in fields and not acting.is_superuser:
            fields["is_superuser"].disabled = True
            fields["is_superuser"].help_text = _("本系统的日常工作不需要超级用户，这里不能授予。")
        if person.pk and person.pk == acting.pk:
            fields["groups"].disabled = True
            fields["groups"].help_text = _("任何人不得修改自己的角色，请由另一名安全管理员办理。")

    def clean_groups(self) -> Any:
        """三员分立, said beside the field."""
        groups = self.cleaned_data["groups"]  # type: ignore[attr-defined]
        reasons = reasons_against(groups)
        if reasons:
            raise ValidationError(reasons)
        return groups


class NewPersonForm(PeopleForm, UserCreationForm):
    pass


class PersonForm(PeopleForm, UserEditForm):
    pass


class RightsForm(GroupForm):
    """A group of the business has none of the rights of the three administrators."""

    def clean_permissions(self) -> Any:
        permissions = self.cleaned_data["permissions"]
        reasons = reasons_against_permissions(permissions.select_related("content_type"))
        if reasons:
            raise ValidationError(reasons)
        return permissions
