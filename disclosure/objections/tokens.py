"""The form's signed token, the receipt's secret code, and the cookie that opens a status page for half an hour."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.core import signing

from base import clock

SALT = "gongkai.objections"
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is mistaken for another
CODE_LENGTH = 16  # 79 bits
SOONEST = timedelta(seconds=2)
LATEST = timedelta(hours=24)
COOKIE = "objection"
COOKIE_SECONDS = 30 * 60


@dataclass(frozen=True)
class FormToken:
    """Which form this is (`key`, kept while it comes back) and when it was shown."""

    key: str
    shown_at: float

    def signed(self) -> str:
        return signing.dumps([self.key, self.shown_at], salt=SALT)

    def shown_again(self) -> FormToken:
        return FormToken(self.key, clock.now().timestamp())

    @property
    def age(self) -> timedelta:
        return timedelta(seconds=clock.now().timestamp() - self.shown_at)


def new_token() -> FormToken:
    return FormToken(secrets.token_urlsafe(24), clock.now().timestamp())


def read_token(signed: str) -> FormToken | None:
    """Return the token of a form; None where we did not sign it."""
    try:
        key, shown_at = signing.loads(signed, salt=SALT)
        return FormToken(str(key), float(shown_at))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def hash_of(purpose: str, value: str) -> str:
    """Return a keyed hash: what stands in the database leads back to nothing without the secret key."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{SALT}|{purpose}|{value}".encode(), sha256).hexdigest()


def code_for(sent: str) -> str:
    """Return the secret code of what was sent: the same form sent twice has one receipt, and nobody stores the code."""
    number = int(hash_of("code", sent), 16)
    letters = []
    for _step in range(CODE_LENGTH):
        number, index = divmod(number, len(LETTERS))
        letters.append(LETTERS[index])
    return "-".join("".join(letters[at : at + 4]) for at in range(0, CODE_LENGTH, 4))


def code_hash(code: str) -> str:
    """Return how a code is stored, however it was typed: with or without dashes, small or capital."""
    bare = "".join(character for character in code.upper() if character in LETTERS)
    return hash_of("stored", bare)


def open_door(objection_id: int) -> str:
    """Return the cookie's value: it opens one status page for half an hour."""
    return signing.TimestampSigner(salt=SALT).sign(str(objection_id))


def through_door(cookie: str) -> int | None:
    """Return whose status page a cookie opens; None for none."""
    try:
        return int(signing.TimestampSigner(salt=SALT).unsign(cookie, max_age=COOKIE_SECONDS))
    except (signing.BadSignature, ValueError):
        return None
