"""How often one address may file, attach or try a code within an hour. Rows, not a foreign service; they expire."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest

from accounts.client_address import client_address
from base import clock
from base.clock import today
from disclosure.objections.models import Visit
from disclosure.objections.tokens import hash_of

WITHIN = timedelta(hours=1)


def is_over(request: HttpRequest, what: str) -> bool:
    """Return whether this address has used up what GONGKAI_OBJECTION_LIMITS allows within an hour."""
    since = clock.now() - WITHIN
    done = Visit.objects.filter(address_hash=_hash(request), what=what, at__gt=since).count()
    return done >= settings.GONGKAI_OBJECTION_LIMITS[what]


def count(request: HttpRequest, what: str) -> None:
    Visit.objects.create(what=what, address_hash=_hash(request), at=clock.now())


def _hash(request: HttpRequest) -> str:
    """Of the address and the day: from one day to the next nobody is followed."""
    return hash_of("address", f"{today()}|{client_address(request)}")
