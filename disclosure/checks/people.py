"""Who may see and dismiss what is found in an item: whoever edits it, and whom a higher room lets in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy

from disclosure.catalogue import kinds

if TYPE_CHECKING:
    from base.models import User

May = Callable[["User", str, int], bool]
_also: list[May] = []


def let_in(may: May) -> May:
    """Also ask `may(user, kind, source_id)`: the review room lets in those who review the item."""
    if may not in _also:
        _also.append(may)
    return may


def may_work_on(user: User, kind: str, source_id: int) -> bool:
    """Say whether somebody may see the findings of an item and dismiss them with a reason."""
    return _may_edit(user, kind, source_id) or any(may(user, kind, source_id) for may in _also)


def _may_edit(user: User, kind: str, source_id: int) -> bool:
    try:
        model: Any = kinds.get(kind).model
    except KeyError:
        return False
    instance = model._default_manager.filter(pk=source_id).first()
    if instance is None:
        return False
    if isinstance(instance, Page):
        return bool(instance.permissions_for_user(user).can_edit())
    return bool(ModelPermissionPolicy(model).user_has_permission_for_instance(user, "change", instance))
