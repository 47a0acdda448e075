"""Requests of people who are signed in to the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from base.models import User


class StaffRequest(HttpRequest):
    """For annotations: what a view behind `require_admin_access`, or a hook of the admin, is given."""

    user: User
