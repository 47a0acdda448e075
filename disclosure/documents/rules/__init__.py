"""Rules that a document must keep before anyone reviews it, each in a file of its own name."""

from __future__ import annotations

from disclosure.catalogue.content import Content
from disclosure.documents.rules.dates import date_reasons
from disclosure.documents.rules.doc_no_unique import doc_no_reasons
from disclosure.documents.rules.openness import openness_reasons
from disclosure.documents.rules.pictures import picture_reasons


def reasons_not_to_submit(kind: str, content: Content) -> list[str]:
    """Return every rule that the content breaks, as sentences; empty when it may be reviewed."""
    reasons = openness_reasons(content) + picture_reasons(content) + date_reasons(content)
    return reasons + doc_no_reasons(content) if kind == "document" else reasons
