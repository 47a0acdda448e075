"""A device was lost: take it away, with every backup code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import trail
from accounts.services.tell_owner import tell_owner
from accounts.signed_in import SignedIn

if TYPE_CHECKING:
    from base.models import User


@transaction.atomic
def reset_second_factor(request: SignedIn, person: User) -> None:
    """Remove a person's devices. Sessions verified by them are unverified with the next request."""
    count = sum(model.objects.filter(user=person).delete()[0] for model in (TOTPDevice, StaticDevice))
    tell_owner(person, request.user, _("两步验证已重置，下次登录时重新绑定"))
    trail.record(trail.SECOND_FACTOR_RESET, actor=request.user, obj=person, request=request, data={"count": count})
