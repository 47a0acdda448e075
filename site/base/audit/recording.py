"""Write an event. Free of locks: sealing orders the events later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpRequest

from base import clock
from base.audit import actions
from base.audit import actor as actors
from base.audit.data import checked
from base.models.audit import AuditEvent

if TYPE_CHECKING:
    from base.models import User


def record(
    action: str,
    *,
    actor: User | dict[str, Any] | None = None,
    obj: models.Model | None = None,
    kind: str = "",
    object_id: int | str = "",
    unit_id: int | None = None,
    content_hash: str = "",
    data: Mapping[str, Any] | None = None,
    request: HttpRequest | None = None,
) -> AuditEvent:
    """Write one event in the caller's transaction: it stands if and only if the act does.

    Args:
        actor: who acts, or a snapshot; whoever is signed in if not given; `{}` says the system does.
        obj: the object; gives `kind` (its model), `object_id`, and `unit_id` where it has one.
        data: codes and counts.
        request: the request behind the act; the one being answered if not given. Only its address is kept.

    Raises:
        UnknownAction: nobody registered the action.
        ContentInTrail: the data could be content.
    """
    actions.require(action)
    request = request or actors.current()
    who = actors.of(actor, request)
    if obj is not None:
        kind, object_id = kind or obj._meta.label_lower, object_id or str(obj.pk)
        unit_id = unit_id if unit_id is not None else getattr(obj, "unit_id", None)
    return AuditEvent.objects.create(
        action=action,
        at=clock.now(),
        actor=checked(who),
        actor_id=who.get("id"),
        kind=kind,
        object_id=str(object_id),
        unit_id=unit_id,
        content_hash=content_hash,
        data=checked(data or {}),
        address=actors.address_of(request),
    )
