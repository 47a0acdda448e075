"""What the content check learns from the review room: which documents are not disclosed, and who reviews an item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disclosure.catalogue.models import ReviewCopy
from disclosure.checks.undisclosed import KnownUndisclosed
from disclosure.review.access import may_read
from disclosure.review.models import UndisclosedDocument

if TYPE_CHECKING:
    from base.models import User


def undisclosed() -> Iterator[KnownUndisclosed]:
    """Yield the documents of the register that still hold (rule R2). One query."""
    rows = UndisclosedDocument.objects.current().order_by("pk").values_list("kind", "source_id", "title", "doc_no")
    yield from (KnownUndisclosed(*row) for row in rows)


def reviews(user: User, kind: str, source_id: int) -> bool:
    """Say whether somebody reads the newest copy of an item, and so may answer what was found in it."""
    copy = ReviewCopy.objects.filter(kind=kind, source_id=source_id).order_by("-pk").first()
    return copy is not None and may_read(user, copy)
