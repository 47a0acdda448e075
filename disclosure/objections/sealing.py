"""Encryption at rest of what could lead to a person: name, contact, attachments (个人信息保护法 art. 51)."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict, dataclass

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

UNREADABLE = "（密钥已更换，无法读取）"


@dataclass(frozen=True)
class Contact:
    """How somebody wants to be called and reached. Both may be empty."""

    name: str = ""
    contact: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.contact)

    @property
    def email(self) -> str:
        """The contact, if it is an e-mail address."""
        try:
            validate_email(self.contact)
        except ValidationError:
            return ""
        return self.contact


def seal(data: bytes) -> bytes:
    """Encrypt with the first key of GONGKAI_CONTACT_KEYS."""
    return _fernet().encrypt(data)


def unseal(token: bytes) -> bytes:
    """Decrypt with whichever key fits. Raises InvalidToken where none does."""
    return _fernet().decrypt(token)


def seal_contact(contact: Contact) -> str:
    """Return the encrypted contact, empty where there is nothing to keep."""
    return seal(json.dumps(asdict(contact), ensure_ascii=False).encode()).decode() if contact else ""


def open_contact(sealed: str) -> Contact:
    """Return the contact; where its key is gone, a contact that says so."""
    if not sealed:
        return Contact()
    try:
        return Contact(**json.loads(unseal(sealed.encode())))
    except InvalidToken:
        return Contact(UNREADABLE, "")


def open_name(sealed: str) -> str:
    try:
        return unseal(sealed.encode()).decode()
    except InvalidToken:
        return UNREADABLE


def _fernet() -> MultiFernet:
    keys = settings.GONGKAI_CONTACT_KEYS or [_derived()]
    return MultiFernet([Fernet(key) for key in keys])


def _derived() -> bytes:
    """A key made from the secret key: for the demonstration, and until an installation sets keys of its own."""
    digest = hashlib.scrypt(settings.SECRET_KEY.encode(), salt=b"gongkai-objections", n=2**12, r=8, p=1, dklen=32)
    return base64.urlsafe_b64encode(digest)
