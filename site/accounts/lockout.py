"""Five wrong passwords close an account, from one address, for half an hour (等保 2.0; django-axes counts)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from axes.models import AccessAttempt
from axes.signals import user_locked_out
from axes.utils import reset
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Max, QuerySet, Sum
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts import trail
from accounts.signed_in import SignedIn
from base import clock

User = get_user_model()


def minutes() -> int:
    return int(settings.AXES_COOLOFF_TIME.total_seconds()) // 60


def closed() -> QuerySet[AccessAttempt, dict[str, Any]]:
    """Return what is locked now: account, address, number of failures and when it opens again by itself."""
    rows = AccessAttempt.objects.filter(attempt_time__gt=clock.now() - settings.AXES_COOLOFF_TIME)
    totals = rows.values("username", "ip_address").annotate(
        failures=Sum("failures_since_start"), last=Max("attempt_time")
    )
    return totals.filter(failures__gte=settings.AXES_FAILURE_LIMIT).order_by("-last")


def opens_at(last: datetime) -> datetime:
    return last + settings.AXES_COOLOFF_TIME


def answer(request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:
    """Say how long, and whom to ask. Whether there is such an account is not said."""
    context = {"minutes": minutes(), "failures": settings.AXES_FAILURE_LIMIT}
    return render(request, "accounts/locked.html", context, status=429)


@transaction.atomic
def unlock(request: SignedIn, username: str, address: str) -> None:
    """Let somebody try again now."""
    reset(ip=address, username=username)
    user = User._default_manager.filter(username=username).first()
    trail.record(trail.UNLOCKED, actor=request.user, obj=user, kind="" if user else "base.user", request=request)


@receiver(user_locked_out, dispatch_uid="accounts.locked_out")
def note_lockout(request: HttpRequest, username: str, **kwargs: Any) -> None:
    """Once for each lock; what was typed as an account is not kept, since it may be a password."""
    if getattr(request, "axes_failures_since_start", None) != settings.AXES_FAILURE_LIMIT:
        return
    user = User._default_manager.filter(username=username).first()
    data = {"failures": settings.AXES_FAILURE_LIMIT, "known": user is not None}
    trail.record(trail.LOCKED_OUT, obj=user, kind="" if user else "base.user", request=request, data=data)
