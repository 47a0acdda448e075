"""提出: one form is one objection, however often it is sent."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from base import clock, workdays
from base.canonical import canonical_json
from base.clock import today
from base.refusal import Refusal
from base.services import sequence
from disclosure.catalogue.models import CatalogueEntry
from disclosure.objections import trail
from disclosure.objections.enums import Matter
from disclosure.objections.models import Attachment, Objection
from disclosure.objections.sealing import Contact, seal_contact
from disclosure.objections.services.keep_attachment import attachment_of
from disclosure.objections.services.tell import tell_filed
from disclosure.objections.tokens import code_for, code_hash, hash_of


class ObjectionRefused(Refusal):
    """Raised when an objection cannot be taken in, or not be handled so."""


@dataclass(frozen=True)
class Filing:
    """What somebody wrote in the form."""

    matter: str
    text: str
    contact: Contact = field(default_factory=Contact)
    entry: CatalogueEntry | None = None
    unit_id: int | None = None  # where no item is named
    language: str = "zh-hans"

    def sent(self, key: str, file: str) -> str:
        """Return what makes this sending the one it is: the form, and everything in it."""
        entry = self.entry.pk if self.entry else None
        parts = [key, self.matter, self.text, self.contact.name, self.contact.contact, entry, self.unit_id, file]
        return hash_of("sent", canonical_json(parts))


def reasons_not_to_file(filing: Filing) -> list[str]:
    """Return why this cannot be taken in."""
    reasons = []
    if filing.matter not in Matter.values:
        reasons.append(_("请选择事项。"))
    if not filing.text.strip():
        reasons.append(_("请写明哪里有问题。"))
    return reasons


@transaction.atomic
def file_objection(filing: Filing, key: str) -> tuple[Objection, str]:
    """Take an objection in, with the attachment that its form kept; return it with its secret code.

    Args:
        key: of the form. The same form with the same words again returns the same objection and code: a double click
            is one objection, and words that were changed in between are another.

    Raises ObjectionRefused.
    """
    reasons = reasons_not_to_file(filing)
    if reasons:
        raise ObjectionRefused(reasons)
    attachment = attachment_of(key)
    sent = filing.sent(key, attachment.sha256 if attachment else "")
    code = code_for(sent)
    known = Objection.objects.filter(sent_hash=sent).first()
    if known:
        return known, code
    due = workdays.add_workdays(today(), settings.GONGKAI_OBJECTION_WORKDAYS[filing.matter])
    entry = filing.entry
    objection, made = Objection.objects.get_or_create(
        sent_hash=sent,
        defaults={
            "number": _number(),
            "matter": filing.matter,
            "item_kind": entry.kind if entry else "",
            "source_id": entry.source_id if entry else None,
            "entry_number": entry.pk if entry else None,
            "index_no": (entry.index_no or "") if entry else "",
            "content_hash": entry.content.hash if entry else "",
            "unit_id": entry.unit_id if entry else filing.unit_id,
            "text": filing.text.strip(),
            "sealed_contact": seal_contact(filing.contact),
            "has_email": bool(filing.contact.email),
            "code_hash": code_hash(code),
            "language": filing.language,
            "filed_at": clock.now(),
            "due_on": due.date,
            "due_certain": due.certain,
        },
    )
    if made:
        _attach(objection, attachment)
        trail.note_public("file", objection, matter=objection.matter, files=int(attachment is not None))
        tell_filed(objection)
    return objection, code


def _number() -> str:
    """YC-2026-000001: in the order of arrival."""
    year = today().year
    return f"YC-{year}-{sequence.take(f'objections-{year}'):06d}"


def _attach(objection: Objection, attachment: Attachment | None) -> None:
    if attachment is None:
        return
    if attachment.objection_id:  # of what the same form had sent before with other words
        attachment.pk = None
        attachment._state.adding = True
    attachment.objection = objection
    attachment.save()
