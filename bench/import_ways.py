"""The two ways of bringing the same documents in."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.test.utils import override_settings
from wagtail.models import Page

from base.html import text_to_html
from disclosure.catalogue import listeners
from disclosure.catalogue.door import open_door
from disclosure.documents.importing.defaults import make_defaults
from disclosure.documents.importing.people import approve_at_once
from disclosure.documents.models import DocumentPage, ImportBatch
from disclosure.documents.services.release_batch import release_batch
from disclosure.documents.services.stage_batch import stage_batch
from disclosure.review.enums import Stage
from portal.services.folders import year_folder
from tests.factories import SectionFactory, UnitFactory, UserFactory
from tests.moves import release_shell, reviewer


class Site:
    """A site with one unit and one section, and the laws as lines."""

    def __init__(self, laws: Path, defaults: dict[str, str]) -> None:
        self.unit, self.section = UnitFactory(slug="sfj"), SectionFactory(slug="flfg")
        release_shell(self.unit, self.section)
        self.stager = UserFactory(username="stager")
        self.approvers = [reviewer(stage, username=str(stage)).username for stage in (Stage.SECRECY, Stage.FINAL)]
        self.defaults = defaults
        opened = lzma.open if laws.suffix == ".xz" else open
        with opened(laws, "rt", encoding="utf-8") as file:
            self.lines: list[dict[str, Any]] = [json.loads(line) for line in file]

    def stock(self, count: int, year: int, search: str) -> int:
        """What a script for stock Wagtail does, page by page, into a folder of the tree.

        Args:
            search: the backend of Wagtail's own search; a new project has `modelsearch.backends.database`.
        """
        folder = year_folder(self.unit, year)
        with override_settings(WAGTAILSEARCH_BACKENDS={"default": {"BACKEND": search}}):
            return self._one_by_one(folder, count)

    def _one_by_one(self, folder: Page, count: int) -> int:
        with open_door():  # or the guard would refuse to publish past the chain
            for data in self.lines[:count]:
                page = DocumentPage(
                    title=data["title"],
                    issuer=data["issuer"],
                    doc_no=data["doc_no"],
                    written_date=data["written_date"] or None,
                    unit=self.unit,
                    section=self.section,
                    openness="active",
                    body=[("text", text_to_html(data["body"]))],
                )
                folder.add_child(instance=page)
                page.save_revision().publish()
        Page.objects.filter(path__startswith=folder.path, depth__gt=folder.depth).update(live=False)
        return min(count, len(self.lines))

    def stage(self, name: str) -> int:
        """Import all lines under ids of their own."""
        path = Path(settings.VAR_DIR) / f"{name}.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for data in self.lines:
                out.write(json.dumps({**data, "source_id": f"{name}-{data['source_id']}"}, ensure_ascii=False) + "\n")
        staged = stage_batch(path, make_defaults(self.defaults), self.stager)
        return staged.counts["staged"]

    def release(self) -> int:
        batch = ImportBatch.objects.latest("id")
        approve_at_once(batch, self.approvers, "测速")
        batch.refresh_from_db()
        return release_batch(batch).count

    def listeners(self) -> list[str]:
        return [f"{listener.__module__}.{getattr(listener, '__name__', '')}" for listener in listeners._written]

    @contextmanager
    def listening(self, on: bool) -> Iterator[None]:
        """Let nobody hear of the release where `on` is false."""
        kept = list(listeners._written)
        if not on:
            listeners._written.clear()
        try:
            yield
        finally:
            listeners._written[:] = kept

    def size(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
            return int(cursor.fetchone()[0])
