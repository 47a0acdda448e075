"""What people do at the door of the admin, as one-liners."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.roles import Role
from accounts.services.set_up_roles import role_group
from base.models import User
from tests.factories import UserFactory

PASSWORD = "Right-horse-2026"
NEW_PASSWORD = "Left-battery-2027"


def person(*roles: Role, password: str = PASSWORD, **kwargs: Any) -> User:
    """Return somebody with these roles for the whole district, and a password of their own."""
    user = UserFactory(**kwargs)
    user.set_password(password)
    user.save()
    user.groups.add(*(role_group(role) for role in roles))
    return user


def sign_in(user: User | str, password: str = PASSWORD, client: Client | None = None, **kwargs: Any) -> Any:
    """Send the sign-in form; return its answer, whose `client` goes on."""
    username = user if isinstance(user, str) else user.get_username()
    data = {"username": username, "password": password, "next": "/admin/"}
    return (client or Client()).post(reverse("wagtailadmin_login"), data, **kwargs)


def client_at_work(user: User) -> Any:
    return sign_in(user).client


def device_of(user: User, confirmed: bool = True) -> TOTPDevice:
    return TOTPDevice.objects.get(user=user, confirmed=confirmed)


def code_of(device: TOTPDevice) -> str:
    """Return what the app shows now."""
    return f"{TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift).token():06d}"


def bound(user: User) -> TOTPDevice:
    """Give somebody a device, as if bound some time ago."""
    device: TOTPDevice = TOTPDevice.objects.create(user=user, name="app", confirmed=True)
    return device


def text_of(answer: Any) -> str:
    return str(answer.content.decode())
