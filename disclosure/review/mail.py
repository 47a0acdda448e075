"""Mail that leaves after COMMIT, and whose failure undoes nothing."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import send_mass_mail
from django.db import transaction

logger = logging.getLogger(__name__)


def send_after_commit(subject: str, body: str, addresses: Iterable[str]) -> None:
    """Write to each address, separately. The work desk shows everything that a mail tells."""
    mails = [(subject, body, settings.DEFAULT_FROM_EMAIL, [address]) for address in addresses if address]
    if mails:
        transaction.on_commit(lambda: _send(mails))


def _send(mails: list[tuple[str, str, str, list[str]]]) -> None:
    """A mail server that is down must not undo a decision."""
    try:
        send_mass_mail(mails)
    except OSError:
        logger.exception("review mail could not be sent")
