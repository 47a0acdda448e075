"""What somebody who has signed in must still do before the admin opens."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import passwords, second_factor, trail
from accounts.signed_in import SignedIn

PASSWORD_GOOD_UNTIL = "accounts_password_good_until"  # noqa: S105
LOOK_AGAIN = timedelta(minutes=10)


@dataclass(frozen=True)
class Barrier:
    """Why somebody is held up (`code` for programs, `message` for people) and where it is put right."""

    code: str
    message: str
    url_name: str


def second_factor_gate(request: SignedIn) -> Barrier | None:
    if second_factor.is_verified(request) or not second_factor.must_verify(request.user):
        return None
    if second_factor.device_of(request.user):
        return Barrier("second_factor", _("请先完成两步验证。"), "accounts_code")
    return Barrier("second_factor", _("您的角色须使用两步验证，请先绑定身份验证器。"), "accounts_set_up")


def password_gate(request: SignedIn) -> Barrier | None:
    """Looked up every ten minutes: a password that somebody else sets ends the session anyhow."""
    if request.session.get(PASSWORD_GOOD_UNTIL, 0) > time.time():
        return None
    reason = passwords.must_change(request.user)
    if not reason:
        request.session[PASSWORD_GOOD_UNTIL] = time.time() + LOOK_AGAIN.total_seconds()
        return None
    if not request.session.get("accounts_told"):
        request.session["accounts_told"] = True
        with transaction.atomic():
            trail.record(trail.PASSWORD_EXPIRED, actor=request.user, obj=request.user, request=request)
    return Barrier("password", reason, "accounts_password")


GATES: tuple[Callable[[SignedIn], Barrier | None], ...] = (second_factor_gate, password_gate)


def barrier(request: SignedIn) -> Barrier | None:
    """Return the first thing that is still to be done."""
    return next((found for gate in GATES if (found := gate(request))), None)
