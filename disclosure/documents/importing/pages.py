"""Make a page of an item, and freeze it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Model
from wagtail.models import Locale

from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.catalogue.copies import make_copy
from disclosure.catalogue.freezing import BOOKKEEPING
from disclosure.catalogue.models import ReviewCopy
from disclosure.documents.importing.attachments import attachment_stream
from disclosure.documents.importing.item import Item
from disclosure.documents.models import DocumentPage
from disclosure.review.enums import Stage
from disclosure.review.people import snapshot
from portal.models import KeyArea, Unit

if TYPE_CHECKING:
    from base.models import User

KIND = "document"
# Who may read the copies: those who may approve a batch (disclosure.review.access).
STEPS = [{"task": None, "stage": str(stage), "name": str(stage.label)} for stage in (Stage.SECRECY, Stage.FINAL)]


class PageMaker:
    """Makes pages in memory; what they refer to is read once for all of them."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.locale = Locale.get_default()
        self.areas: dict[int, KeyArea] = KeyArea.objects.in_bulk()
        self.units: dict[int, Unit] = Unit.objects.in_bulk()
        self.author = snapshot(user)

    def page(self, item: Item, translation_key: UUID | None = None) -> DocumentPage:
        """Return an unsaved page with everything that the item says."""
        key = {"translation_key": translation_key} if translation_key else {}
        stream = attachment_stream(item.attachments, self.user, item.external_id) if item.attachments else []
        page = DocumentPage(**item.values, **key, locale=self.locale, owner=self.user, live=False, attachments=stream)
        page.draft_title = page.title
        # Given in memory, so that nothing asks the database for the many-valued fields of each page.
        page.key_areas = [self.areas[number] for number in item.key_areas]
        page.co_units = [self.units[number] for number in item.co_units]
        return page

    def freeze(self, page: DocumentPage) -> Content:
        return kinds.get(KIND).freeze(page)

    def copy(self, page: DocumentPage, content: Content) -> ReviewCopy:
        """Return the review copy of a page, unsaved and without its source."""
        return make_copy(content, page.title, authors=[self.author], submitted_by=self.author, steps=STEPS)

    def overwrite(self, draft: DocumentPage, page: DocumentPage) -> None:
        """Give a draft that was never public, and that nobody has touched, what the new line says."""
        for field in DocumentPage._meta.concrete_fields:
            if field.name not in BOOKKEEPING and not field.primary_key:
                setattr(draft, field.attname, getattr(page, field.attname))
        draft.draft_title, draft.owner = page.title, self.user
        for name in ("key_areas", "co_units"):
            setattr(draft, name, list(getattr(page, name).all()))
        draft.save(clean=False)


def shared_part(page: DocumentPage, base: type[Model]) -> Any:
    """Return the row of the base table that a page consists of."""
    return base(**{field.attname: getattr(page, field.attname) for field in base._meta.concrete_fields})
