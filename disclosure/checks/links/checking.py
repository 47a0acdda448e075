"""A step of the clock: try a few links, those first that were never tried."""

from __future__ import annotations

import http.client
import logging
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q
from django.utils.translation import gettext as _

from disclosure.checks.links.asking import NotAsked, ask
from disclosure.checks.models import CheckedLink

logger = logging.getLogger(__name__)

AT_ONCE = 30  # links a tick
SECONDS = 20.0  # and no longer than this
AGAIN_AFTER = timedelta(days=1)
RETRY_AFTER = timedelta(hours=1)  # one that failed once


def check_some(now: datetime) -> int:
    """Try what is due and keep the answers. Returns how many were tried; every answer is a statement of its own,
    so that a second clock at the same moment does no harm."""
    if not settings.GONGKAI_LINK_CHECKS:
        return 0
    due = Q(checked_at=None) | Q(checked_at__lt=now - AGAIN_AFTER) | Q(failures=1, checked_at__lt=now - RETRY_AFTER)
    links = list(CheckedLink.objects.filter(due).order_by(F("checked_at").asc(nulls_first=True), "pk")[:AT_ONCE])
    stop, tried = time.monotonic() + SECONDS, 0
    for link in links:
        if time.monotonic() > stop:
            break
        _try(link, now)
        tried += 1
    return tried


def _try(link: CheckedLink, now: datetime) -> None:
    row = CheckedLink.objects.filter(pk=link.pk)
    try:
        answer = ask(link.url)
    except NotAsked:
        row.update(checked_at=now)
        return
    except TimeoutError:
        answer = _("没有应答")
    except (OSError, ValueError, http.client.HTTPException) as error:
        logger.info("link %s: %s", link.pk, error)
        answer = str(error)[:60] if isinstance(error, ConnectionError) and error.args[1:] == () else _("无法连接")
    if answer:
        row.update(checked_at=now, failures=F("failures") + 1, answer=answer[:100])
    else:
        row.update(checked_at=now, failures=0, answer="")
