"""Two-factor sign-in: who must have it, and whether a code is right.

Off only in the demonstration and in tests (`settings.SECOND_FACTOR`); a production installation has no switch for it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django_otp import login as remember
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import trail
from accounts.signed_in import SignedIn
from base import clock

if TYPE_CHECKING:
    from base.models import User

BACKUP_CODES = 10
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that looks like something else

_predicates: dict[str, Callable[[User], bool]] = {}


def register(name: str, predicate: Callable[[User], bool]) -> None:
    """Say in ready() who must have a second factor: whoever can approve, or administer."""
    _predicates[name] = predicate


def required_for(user: User) -> bool:
    """Whether this person must have a second factor, whatever the installation has switched on."""
    return any(predicate(user) for predicate in _predicates.values())


def device_of(user: User) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def must_verify(user: User) -> bool:
    """Whether the admin stays closed until a code was given: who must have the factor, and who chose to."""
    return bool(settings.SECOND_FACTOR) and (required_for(user) or device_of(user) is not None)


def is_verified(request: SignedIn) -> bool:
    return getattr(request.user, "otp_device", None) is not None


def device_to_confirm(user: User) -> TOTPDevice:
    """Return the device that somebody is setting up, with the key of their first look at the page."""
    device, _made = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": "app"})
    return device


@transaction.atomic
def confirm(request: SignedIn, code: str) -> list[str]:
    """Take the first code of a new device; return the backup codes, or nothing if the code was wrong."""
    user = request.user
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
    if device is None or not device.verify_token(code):
        trail.record(trail.SECOND_FACTOR_FAILED, actor=user, obj=user, request=request)
        return []
    TOTPDevice.objects.filter(user=user, confirmed=True).delete()
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    remember(request, device)
    trail.record(trail.SECOND_FACTOR_SET, actor=user, obj=user, request=request)
    return make_backup_codes(request)


@transaction.atomic
def make_backup_codes(request: SignedIn) -> list[str]:
    """Return new backup codes; the earlier ones are void. The database holds only what they hash to."""
    user = request.user
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="backup")
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(10)) for _ in range(BACKUP_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=_digest(user, code)) for code in codes)
    trail.record(trail.BACKUP_CODES_MADE, actor=user, obj=user, request=request, data={"count": len(codes)})
    return [f"{code[:5]}-{code[5:]}" for code in codes]


@transaction.atomic
def verify(request: SignedIn, code: str) -> bool:
    """Whether a code is right: of the app, or a backup code, which is used up. Wrong ones slow the next down."""
    user = request.user
    typed = code.replace(" ", "").replace("-", "").lower()
    backup = not typed.isdigit() or len(typed) > 8
    model, token = (StaticDevice, _digest(user, typed)) if backup else (TOTPDevice, typed)
    device = model.objects.select_for_update().filter(user=user, confirmed=True).first()
    if device is None or not device.verify_token(token):
        trail.record(trail.SECOND_FACTOR_FAILED, actor=user, obj=user, request=request, data={"backup": backup})
        return False
    remember(request, device)
    if backup:
        left = device.token_set.count()
        trail.record(trail.BACKUP_CODE_USED, actor=user, obj=user, request=request, data={"left": left})
    return True


def seconds_to_wait(user: User) -> int:
    """How long no code is accepted, after wrong ones (each doubles it)."""
    waits = [0]
    for model in (TOTPDevice, StaticDevice):
        for device in model.objects.filter(user=user, confirmed=True):
            allowed, why = device.verify_is_allowed()
            if not allowed and why and "locked_until" in why:
                waits.append(int((why["locked_until"] - clock.now()).total_seconds()) + 1)
    return max(waits)


def _digest(user: User, code: str) -> str:
    """16 characters stand in the column; 64 bits of a keyed hash of a random code are enough."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"backup-code:{user.pk}:{code}".encode(), hashlib.sha256).hexdigest()[:16]
