"""Who acts, and from where: kept as a snapshot, because people leave and change their roles."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from base.models import User

Address = Callable[[HttpRequest], str]

_request: ContextVar[HttpRequest | None] = ContextVar("audit_request", default=None)
_KEPT = "_audit_actor"


def direct(request: HttpRequest) -> str:
    """Return the address that called us."""
    return str(request.META.get("REMOTE_ADDR", ""))


_address: list[Address] = [direct]


def register_address(address: Address) -> None:
    """Say how the browser's address is read where proxies stand in front."""
    _address[0] = address


def snapshot(user: User) -> dict[str, Any]:
    """Return who somebody is now: number, names, roles (names of groups) and whether a superuser."""
    roles = sorted(user.groups.values_list("name", flat=True)) if user.pk else []
    name = user.get_full_name() or user.get_username()
    return {
        "id": user.pk,
        "username": user.get_username(),
        "name": name,
        "roles": roles,
        "superuser": user.is_superuser,
    }


def of(actor: User | dict[str, Any] | None, request: HttpRequest | None) -> dict[str, Any]:
    """Return the actor's snapshot: who is named, else who is signed in; empty for the system."""
    if isinstance(actor, dict):
        return actor
    if actor is not None and actor.pk is not None:
        return snapshot(actor)
    user = getattr(request, "user", None)
    if request is None or user is None or not user.is_authenticated:
        return {}
    if not hasattr(request, _KEPT):
        setattr(request, _KEPT, snapshot(user))
    kept: dict[str, Any] = getattr(request, _KEPT)
    return kept if kept["id"] == user.pk else snapshot(user)


def address_of(request: HttpRequest | None) -> str:
    """Return where a request came from; empty where the act has none."""
    return _address[0](request)[:45] if request is not None else ""


def current() -> HttpRequest | None:
    """Return the request that is being answered (`base.audit.middleware`), if any."""
    return _request.get()
