"""Kinds whose drafts are Wagtail pages or snippets: how their rows are frozen and given back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from disclosure.catalogue.content import Content, FrozenFile
from disclosure.catalogue.freezing import fields_of, instance_of, plain_fields, row_data
from disclosure.catalogue.kinds import ItemKind
from disclosure.catalogue.prepared import Prepared
from disclosure.catalogue.untouched import set_untouched_live


class RowKind(ItemKind):
    """A kind that freezes the fields of one row, and gives them back to it."""

    def freeze(self, instance: Any) -> Content:
        return Content(self.code, self.language_of(instance), fields_of(instance), tuple(self.files(instance)))

    def language_of(self, instance: Any) -> str:
        return Locale.get_default().language_code

    def files(self, instance: Any) -> Sequence[FrozenFile]:
        """Return the files that the draft shows, copied to the private store."""
        return ()

    def instance(self, content: Content) -> Any:
        return instance_of(self.model, content.fields)

    def restore_all(self, items: Sequence[Prepared], at: datetime) -> None:
        done = set_untouched_live(self.model, items, at)
        items = [item for item in items if item.copy.source_id not in done]
        rows: dict[int, Model] = self.model._default_manager.in_bulk([item.copy.source_id for item in items])
        for item in items:
            row = rows.get(item.copy.source_id)
            if row is None:
                raise LookupError(_("草稿“%(title)s”已被删除，不能公开。") % {"title": item.copy.title})
            self.restore(row, item, at)

    def restore(self, row: Any, item: Prepared, at: datetime) -> None:
        """Set the row live with the copy's fields, and make sure that they arrived unchanged.

        Wagtail's own publishing would do the same with eighty statements more.
        """
        fields = item.content.fields
        latest = row.get_latest_revision()
        restored = row.with_content_json(row_data(self.model, fields))
        if isinstance(row, Page):
            restored.slug, restored.draft_title = row.slug, fields["title"]
        if latest is None or plain_fields(self.model, latest.content) != fields:
            latest = restored.save_revision(clean=False, log_action=False)
        restored.live, restored.has_unpublished_changes, restored.expired = True, False, False
        restored.go_live_at = restored.expire_at = None
        restored.live_revision = restored.latest_revision = latest
        restored.first_published_at, restored.last_published_at = restored.first_published_at or at, at
        restored.save(**({"clean": False} if isinstance(row, Page) else {}))
        if fields_of(self.model._default_manager.get(pk=row.pk)) != fields:
            raise ValueError(_("“%(title)s”的草稿无法恢复为送审内容，不能公开。") % {"title": item.copy.title})


class PageKind(RowKind):
    """A kind whose drafts are pages of the editors' tree."""

    def language_of(self, instance: Any) -> str:
        return str(instance.locale.language_code)
