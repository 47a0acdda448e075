"""What was put right, and what was taken back, after it had been public."""

from __future__ import annotations

import json
from typing import Any

from demo.reading.documents import DocumentSource
from demo.services.chain import pass_steps, send
from demo.services.places import Places
from disclosure.catalogue.change_notes import write_note
from disclosure.catalogue.content import Change
from disclosure.catalogue.enums import ChangeKind
from disclosure.catalogue.models import CatalogueEntry
from disclosure.corrections.services.confirm import confirm
from disclosure.corrections.services.withdraw import withdraw


def correct(page: Any, source: DocumentSource, places: Places) -> None:
    """Replace words of a public document through its whole chain, and tell the public what changed."""
    change: Any = source.correction
    draft = page.get_latest_revision_as_object()
    body = json.dumps(draft.body.get_prep_value(), ensure_ascii=False)
    for wrong, right in change["replace"]:
        if wrong not in body:
            raise ValueError(f"{source.name}.md：正文中没有“{wrong}”。")
        body = body.replace(wrong, right)
    draft.body = body
    write_note(source.kind, page.pk, Change(change["kind"], change["note"]))
    draft.save_revision(user=places.editor(source.unit))
    pass_steps(send(draft, source.unit, places), places)


def take_back(page: Any, source: DocumentSource, places: Places) -> None:
    """Withdraw by one person, confirmed by another."""
    entry = CatalogueEntry.objects.get(kind=source.kind, source_id=page.pk)
    hidden = withdraw(entry, places.people["zhongshen"], ChangeKind.REVOKED, source.redress)
    confirm(hidden, places.people["fushen"])
