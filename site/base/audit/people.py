"""People, groups and their rights."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from base.audit.watching import watch

ACCOUNT = ("username", "password", "email", "first_name", "last_name", "is_active", "is_staff", "is_superuser")


def watch_people() -> None:
    """Record every change of an account, a group, and who or what is in it. Of a password only that it changed."""
    watch(get_user_model(), ACCOUNT, m2m=("groups", "user_permissions"))
    watch(Group, ("name",), m2m=("permissions",))
