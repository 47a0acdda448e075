"""The canaries of what attachments say: read by the clock while they were public, and withdrawn since."""

from __future__ import annotations

from base import clock
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from search.files.models import FileText
from search.files.reading import read_some
from tests.canaries.ground import Ground, plant, sentence
from tests.canaries.plants import approved, draft_of, note_page, upload


@plant("text", "textfile", "textfilebytes")
def a_withdrawn_item_whose_file_was_read(ground: Ground) -> None:
    document = upload(ground, "textfile")
    page = draft_of(ground, "text", attachments=[("file", {"document": document, "title": sentence("textfile")})])
    copy = approved(ground, page)
    read_some(clock.now())
    if not FileText.objects.filter(squeezed__contains="zqxtextfilebyteszqx").exists():
        raise AssertionError("the file was not read: nothing would be proven")
    withdraw_item(CatalogueEntry.objects.get(kind="document", source_id=page.pk), notice="已撤下。", acts=[])
    note_page(ground, page, copy)
