"""Rules that a document must keep before anyone reviews it, each in a file of its own name."""

from __future__ import annotations

from disclosure.catalogue.content import Content
from disclosure.documents.rules.dates import date_reasons
from disclosure.documents.rules.deadline import deadline_reasons
from disclosure.documents.rules.doc_no_unique import doc_no_reasons
from disclosure.documents.rules.forwarding import forwarding_reasons
from disclosure.documents.rules.joint import joint_reasons
from disclosure.documents.rules.openness import openness_reasons
from disclosure.documents.rules.pictures import picture_reasons
from disclosure.documents.rules.substance import substance_reasons
from disclosure.documents.rules.third_party import third_party_reasons

__all__ = ["forwarding_reasons", "reasons_not_to_submit"]


def reasons_not_to_submit(kind: str, content: Content) -> list[str]:
    """Return every rule that the content breaks, as sentences; empty when it may be reviewed."""
    rules = [openness_reasons, substance_reasons, picture_reasons, date_reasons, third_party_reasons]
    if kind == "document":
        rules += [joint_reasons, doc_no_reasons, deadline_reasons]
    return [reason for rule in rules for reason in rule(content)]
