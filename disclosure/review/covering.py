"""The title of a draft that is locked as a secret: covered wherever Wagtail lists it (rule R5)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry
from wagtail.search import index

from disclosure.catalogue import kinds
from disclosure.catalogue.forgetting.gather import revisions_of
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.models import SecrecyCase


def cover(case: SecrecyCase) -> None:
    """Put the number of the case in the place of the title. Lists, reports, panels, the log and the search of the admin
    show rows, each by a query of its own; so the row says no more. What is public keeps its public title."""
    _retitle(case.kind, case.source_id, covered_title(case))


def covered_title(case: SecrecyCase) -> str:
    return _("（已锁定：涉密情况 %(number)s）") % {"number": case.number}


def uncover(case: SecrecyCase) -> None:
    """It was no secret: the draft has its title again."""
    latest = revisions_of(case.kind, case.source_id).order_by("-pk").first()
    copy = ReviewCopy.objects.filter(kind=case.kind, source_id=case.source_id).order_by("-pk").first()
    title = latest.content.get("title") if latest else copy.title if copy else ""
    if title:
        _retitle(case.kind, case.source_id, title)


def _retitle(kind: str, source_id: int, title: str) -> None:
    model: Any = kinds.get(kind).model
    if not issubclass(model, Page):
        return  # a word of the shell is its own name, which others refer to
    row = Page.objects.filter(pk=source_id)
    row.update(draft_title=title)
    row.filter(live=False).update(title=title)
    PageLogEntry.objects.filter(page_id=source_id).update(label=title)
    revisions_of(kind, source_id).update(object_str=title)
    if page := model._default_manager.filter(pk=source_id).first():
        index.insert_or_update_object(page)
