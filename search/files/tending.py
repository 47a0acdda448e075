"""A step of the clock: have all rows agree with what is shown, one 256th of them a minute.

Releases and withdrawals keep them so; this is for what came another way (an import, a restored backup, a kind that
keeps no versions, an entry that is public but in no list), and for files that an older reader has read.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from base import clock
from disclosure.catalogue.enums import FileRole
from disclosure.catalogue.models import EntryFile, PastFile
from disclosure.catalogue.querysets import public_on
from search.files.following import AS_NEW, forget_unshown, queue_files
from search.files.formats import may_have_text
from search.files.models import FileText
from search.files.reading import READER

BUCKETS = [f"{number:02x}" for number in range(256)]


def tend(now: datetime) -> int:
    """Tend the bucket whose turn it is; return how many rows were wrong."""
    return tend_bucket(BUCKETS[int(now.timestamp()) // 60 % len(BUCKETS)])


@transaction.atomic
def tend_bucket(bucket: str) -> int:
    """Queue what is shown and not known, empty what is known and not shown, have read anew what is of old."""
    shown, known = _shown(bucket), _known(bucket)
    missing, surplus = shown - known, known - shown
    queue_files(missing)
    forget_unshown(surplus)
    old = _rows(FileText, bucket).filter(gone_at=None, read_at__isnull=False).exclude(reader=READER)
    return len(missing) + len(surplus) + old.update(**AS_NEW)


def differences() -> list[str]:
    """Where the texts and the catalogue disagree, in sentences; empty when they agree."""
    missing = surplus = 0
    for bucket in BUCKETS:
        shown, known = _shown(bucket), _known(bucket)
        missing, surplus = missing + len(shown - known), surplus + len(known - shown)
    sentences = [
        (missing, _("有 %(n)s 个公开的附件没有登记读取。")),
        (surplus, _("有 %(n)s 个附件已不公开，文字还在。")),
    ]
    return [sentence % {"n": count} for count, sentence in sentences if count]


def _shown(bucket: str) -> set[str]:
    public = public_on(clock.today(), "entry__")
    current = _rows(EntryFile, bucket).filter(public, role=FileRole.ATTACHMENT)
    past = _rows(PastFile, bucket).filter(public)
    rows = current.values_list("sha256", "content_type").union(past.values_list("sha256", "content_type"))
    return {sha256 for sha256, content_type in rows if may_have_text(content_type)}


def _known(bucket: str) -> set[str]:
    return set(_rows(FileText, bucket).filter(gone_at=None).values_list("sha256", flat=True))


def _rows(model: type[Model], bucket: str) -> QuerySet[Any]:
    """The rows of files whose hash begins so, found by the index: no hash goes beyond f."""
    return model._default_manager.filter(sha256__gte=bucket, sha256__lt=f"{bucket}g").order_by()
