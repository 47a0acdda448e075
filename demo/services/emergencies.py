"""What cannot wait: two persons let it out, the other steps follow or are still to come."""

from __future__ import annotations

from typing import Any

from demo.reading.documents import DocumentSource
from demo.services.chain import TAKEN_BY, approval, step_at
from demo.services.places import Places
from disclosure.emergency.services.act import act
from disclosure.emergency.services.ask import ask
from disclosure.review.enums import Stage

BEFORE, AFTER = (Stage.SECRECY, Stage.FINAL), (Stage.FIRST, Stage.SECOND)


def let_out_in_emergency(page: Any, source: DocumentSource, places: Places) -> None:
    """Release a draft by two persons; `emergency_settled` has passed the remaining steps too."""
    editor = places.editor(source.unit)
    page.save_revision(user=editor)
    emergency = ask(page, editor, source.redress)
    copy = emergency.copy
    for stage in [*BEFORE, *(AFTER if source.state == "emergency_settled" else ())]:
        act(emergency, stage, places.people[TAKEN_BY[stage][0]], approval(copy, step_at(copy, stage)))
