"""机构职能: a unit's editors draft its own profile; whoever sets up units drafts them all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.auth import permission_denied
from wagtail.permission_policies import ModelPermissionPolicy

from disclosure.review.services.unit_groups import editors_of, units_edited_by
from portal.models import Unit


class ProfilePolicy(ModelPermissionPolicy):
    """Rights of the model, for an editor narrowed to its own units."""

    def _in_reach(self, user: Any, unit: Unit) -> bool:
        return bool(user.has_perm("portal.add_unit")) or unit.pk in units_edited_by(user)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return super().user_has_permission_for_instance(user, action, instance) and self._in_reach(user, instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Sequence[str], instance: Any) -> bool:
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        return allowed and self._in_reach(user, instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Sequence[str]) -> Any:
        found = super().instances_user_has_any_permission_for(user, actions)
        return found if user.has_perm("portal.add_unit") else found.filter(pk__in=units_edited_by(user))


def narrowed(pattern: URLPattern, policy: ProfilePolicy) -> URLPattern:
    """Ask for the right to one unit before a screen of it: Wagtail's views of snippets ask for the model's alone."""
    view = pattern.callback

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "pk" in kwargs:
            unit = get_object_or_404(Unit, pk=kwargs["pk"])
            if not policy.user_has_any_permission_for_instance(request.user, ["add", "change", "delete", "view"], unit):
                return permission_denied(request)
        answer: HttpResponse = view(request, *args, **kwargs)
        return answer

    pattern.callback = asked
    return pattern


@hooks.register("after_create_snippet")
def give_it_editors(request: HttpRequest, instance: Any) -> None:
    """A new unit needs a folder, a collection and the group whose members draft for it."""
    if isinstance(instance, Unit):
        group = editors_of(instance)
        messages.info(request, _("已建立用户组“%(group)s”，请安全管理员把信息员加入该组。") % {"group": group.name})
