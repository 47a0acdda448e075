"""What a password must be like (等保 2.0: complexity, change within 90 days, none of the last five again)."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context

from accounts import trail
from accounts.models import PasswordRecord
from base import clock

if TYPE_CHECKING:
    from base.models import User

KINDS = (str.islower, str.isupper, str.isdigit, lambda letter: not letter.isalnum())
TEMPORARY_ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789"


class Mixed:
    """Three of four kinds of characters: small and capital letters, digits, signs."""

    def __init__(self, kinds: int = 3) -> None:
        self.kinds = kinds

    def validate(self, password: str, user: User | None = None) -> None:
        if sum(any(kind(letter) for letter in password) for kind in KINDS) < self.kinds:
            raise ValidationError(self.get_help_text(), code="password_not_mixed")

    def get_help_text(self) -> str:
        return _("密码须包含小写字母、大写字母、数字、符号中的至少 %(kinds)d 类。") % {"kinds": self.kinds}


class NotUsedBefore:
    """Refuses the last passwords of the same person, and remembers each new one."""

    def __init__(self, remembered: int = 5) -> None:
        self.remembered = remembered

    def validate(self, password: str, user: User | None = None) -> None:
        if user is None or user.pk is None:
            return
        hashes = [row.password for row in PasswordRecord.objects.filter(user=user)[: self.remembered]]
        if any(check_password(password, each) for each in {user.password, *hashes}):
            raise ValidationError(self.get_help_text(), code="password_used_before")

    def password_changed(self, password: str, user: User | None = None) -> None:
        """Called by Django after a password was saved."""
        if user is None or user.pk is None:
            return
        PasswordRecord.objects.create(user=user, password=user.password, set_at=clock.now())
        old = PasswordRecord.objects.filter(user=user)[self.remembered :].values_list("pk", flat=True)
        PasswordRecord.objects.filter(pk__in=list(old)).delete()
        actor = get_active_log_context().user
        trail.record(trail.PASSWORD_CHANGED, actor=actor or user, obj=user)

    def get_help_text(self) -> str:
        return _("新密码不能与最近 %(number)d 次用过的密码相同。") % {"number": self.remembered}


def must_change(user: User) -> str:
    """Return why somebody must choose a new password now, or nothing."""
    latest = PasswordRecord.objects.filter(user=user).first()
    if latest and latest.is_temporary:
        return _("这是管理员为您设置的初始密码，请改成只有您自己知道的密码。")
    since = latest.set_at if latest else user.date_joined
    if settings.PASSWORD_DAYS and since < clock.now() - timedelta(days=settings.PASSWORD_DAYS):
        return _("密码已使用超过 %(days)d 天，请设置新密码。") % {"days": settings.PASSWORD_DAYS}
    return ""


def make_temporary(user: User) -> None:
    """Say that whoever set the present password is not its owner."""
    latest = PasswordRecord.objects.filter(user=user).first()
    if latest:
        PasswordRecord.objects.filter(pk=latest.pk).update(is_temporary=True)


def random_password() -> str:
    """Return a password for the first sign-in, to be read aloud: groups of four without look-alikes."""
    while True:
        parts = ["".join(secrets.choice(TEMPORARY_ALPHABET) for _ in range(4)) for _ in range(4)]
        password = "-".join(parts)
        if all(any(kind(letter) for letter in password) for kind in KINDS):
            return password
