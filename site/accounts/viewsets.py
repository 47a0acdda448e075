"""Wagtail's user and group screens under the rules of accounts.separation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.users.views import groups, users

from accounts.forms import NewPersonForm, PersonForm, RightsForm
from accounts.passwords import make_temporary
from accounts.separation import reasons_not_to_edit_group, reasons_not_to_edit_user
from accounts.services.tell_owner import tell_owner
from accounts.signed_in import SignedIn


class ActingMixin:
    """Tells the form who fills it in; a password that somebody else sets is for the first sign-in only."""

    request: SignedIn

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "acting": self.request.user}  # type: ignore[misc]

    def save_instance(self) -> Any:
        user = super().save_instance()  # type: ignore[misc]
        if user.pk != self.request.user.pk and self.form.cleaned_data.get("password1"):  # type: ignore[attr-defined]
            make_temporary(user)
            earlier = str(self.form.initial.get("email") or "")  # type: ignore[attr-defined]
            tell_owner(user, self.request.user, _("密码已由管理员设置，首次登录时须修改"), earlier)
        return user


class Refusing:
    """Answers with a sentence where the rules refuse, before anything is shown or done."""

    why_not: Callable[[Any, Any], list[str]]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        thing = self.get_object()  # type: ignore[attr-defined]
        reasons = type(self).why_not(request.user, thing)
        for reason in reasons:
            messages.error(request, reason)
        if reasons:
            return redirect(self.index_url_name)  # type: ignore[attr-defined]
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class AddPerson(ActingMixin, users.CreateView):
    pass


class EditPerson(Refusing, ActingMixin, users.EditView):
    why_not = staticmethod(reasons_not_to_edit_user)


class PeopleViewSet(users.UserViewSet):
    """Accounts are put out of use, not deleted: what somebody approved stays theirs."""

    add_view_class = AddPerson
    edit_view_class = EditPerson
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> Any:
        return PersonForm if for_update else NewPersonForm


class EditRights(Refusing, groups.EditView):
    why_not = staticmethod(reasons_not_to_edit_group)


class DeleteRights(Refusing, groups.DeleteView):
    why_not = staticmethod(reasons_not_to_edit_group)


class RightsViewSet(groups.GroupViewSet):
    # Wagtail's own templates do not show the errors of the permissions.
    create_template_name = "accounts/group_create.html"
    edit_template_name = "accounts/group_edit.html"
    edit_view_class = EditRights
    delete_view_class = DeleteRights

    def get_form_class(self, for_update: bool = False) -> Any:
        return RightsForm
