"""The canaries of objections: what somebody wrote, and how they may be reached."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from disclosure.objections.sealing import Contact
from disclosure.objections.services.file_objection import Filing, file_objection
from disclosure.objections.services.keep_attachment import keep_attachment
from disclosure.objections.tokens import new_token
from tests.canaries.ground import Ground, plant, sentence


@plant("objection", "contact", "proof")
def an_objection(ground: Ground) -> None:
    """The words are for the unit's people; contact and file for nobody who only looks."""
    key = new_token().key
    keep_attachment(SimpleUploadedFile("proof.txt", sentence("proof").encode()), key)
    contact = Contact(sentence("contact")[:50], sentence("contact"))
    filing = Filing("error", sentence("objection"), contact, unit_id=ground.office.unit.pk)
    objection, _code = file_objection(filing, key)
    ground.note(number=objection.pk, file_id=objection.attachments.get().pk)
