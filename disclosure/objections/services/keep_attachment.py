"""The attachment of a form: kept, encrypted, until the form is right; sent with it; gone after a day otherwise."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from pathlib import PurePath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from base import clock
from disclosure.objections.models import Attachment
from disclosure.objections.sealing import seal
from disclosure.objections.tokens import hash_of

EXTENSIONS = ("pdf", "ofd", "jpg", "jpeg", "png", "doc", "docx", "xls", "xlsx", "txt")
KEPT = timedelta(days=1)
LONGEST_NAME = 120


def reasons_against_file(file: UploadedFile) -> list[str]:
    """Return why a file is not taken. It is never opened here, and never shown to anybody but the unit's people."""
    reasons = []
    most = settings.GONGKAI_OBJECTION_FILE_BYTES
    if (file.size or 0) > most:
        reasons.append(_("附件不能超过 %(most)s。") % {"most": filesizeformat(most)})
    if PurePath(file.name or "").suffix.lower().lstrip(".") not in EXTENSIONS:
        reasons.append(_("附件只能是：%(kinds)s。") % {"kinds": "、".join(EXTENSIONS)})
    if not file.size:
        reasons.append(_("附件是空的。"))
    return reasons


@transaction.atomic
def keep_attachment(file: UploadedFile, key: str) -> Attachment:
    """Keep the file of a form; another one takes its place. The caller has asked `reasons_against_file`."""
    data = file.read()
    drop_attachment(key)
    return Attachment.objects.create(
        form_hash=hash_of("form", key),
        sealed_name=seal(PurePath(file.name or "").name[-LONGEST_NAME:].encode()).decode(),
        sealed=seal(data),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        at=clock.now(),
    )


def attachment_of(key: str) -> Attachment | None:
    """Return what the form of this key keeps, or has sent already."""
    return _of_form(key).last()


def drop_attachment(key: str) -> None:
    """Forget what a form keeps, unless it was sent."""
    _of_form(key).filter(objection=None).delete()


def sweep_waiting(now: datetime) -> int:
    """The tick: files whose form never came back."""
    return Attachment.objects.filter(objection=None, at__lt=now - KEPT).delete()[0]


def _of_form(key: str) -> QuerySet[Attachment]:
    return Attachment.objects.filter(form_hash=hash_of("form", key))
