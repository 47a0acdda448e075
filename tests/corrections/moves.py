"""What people do in this room, as one-liners."""

from __future__ import annotations

from typing import Any

from base.models import User
from disclosure.catalogue.content import Change
from disclosure.catalogue.models import CatalogueEntry
from disclosure.corrections.models import Withdrawal
from disclosure.corrections.services.withdraw import withdraw
from disclosure.documents.models import DocumentPage
from tests.moves import release
from tests.review.moves import entry_of

NOTICE = "原文数据有误，已撤下核对；如有异议可申请行政复议。"


def hide(entry: CatalogueEntry, user: User, reason: str = "wording", **kwargs: Any) -> Withdrawal:
    return withdraw(entry, user, reason, NOTICE, **kwargs)


def correct(page: DocumentPage, change: Change, **fields: Any) -> CatalogueEntry:
    """Release a change of a public item."""
    draft = DocumentPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(draft, name, value)
    release(draft, change=change)
    entry: CatalogueEntry = entry_of(page)
    return entry
