"""Requests of people who are signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from base.models import User


class SignedIn(HttpRequest):
    """For annotations: what a view behind `require_admin_access` is given."""

    user: User
