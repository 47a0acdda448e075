"""Bring a draft to where its file says it stands, by the same steps that people take."""

from __future__ import annotations

from typing import Any

from base.clock import today
from demo.reading.documents import DocumentSource
from demo.services.accounts import APPROVERS
from demo.services.chain import TAKEN_BY, current, pass_steps, rejection, send
from demo.services.corrections import correct, take_back
from demo.services.emergencies import let_out_in_emergency
from demo.services.objections import object_to
from demo.services.places import Places
from demo.services.site_words import REASON
from disclosure.review.enums import Stage
from disclosure.review.models import UndisclosedDocument
from disclosure.review.services.decide import decide
from disclosure.review.services.let_out_together import let_out_together

PUBLIC = ("released", "withdrawn")
EMERGENCIES = ("emergency_settled", "emergency_waiting")
# At which step a document waits in each state of the chain; an undisclosed one has passed them all.
WAITS_AT = {
    "first_review": Stage.FIRST,
    "second_review": Stage.SECOND,
    "secrecy_review": Stage.SECRECY,
    "final_review": Stage.FINAL,
    "rejected": Stage.FIRST,
    "undisclosed": None,
}


def bring_to_state(page: Any, source: DocumentSource, places: Places) -> None:
    """Release, correct, withdraw, submit or reject a draft."""
    state = state_today(source)
    if state in PUBLIC:
        _release(page, source, places)
    elif state in EMERGENCIES:
        let_out_in_emergency(page, source, places)
    else:
        page.save_revision(user=places.editor(source.unit))
    if state in WAITS_AT:
        _review(page, source, state, places)


def state_today(source: DocumentSource) -> str:
    """Return the state that a document can have today: none is public before it was written or after its time."""
    day = today()
    if source.written_date > day or (source.public_until and source.public_until < day):
        return "draft"
    return source.state


def _release(page: Any, source: DocumentSource, places: Places) -> None:
    editor, approvers = places.editor(source.unit), [places.people[name] for name in APPROVERS]
    let_out_together([page], approvers, REASON, author=editor, at=source.pub_date)
    if source.correction:
        correct(page, source, places)
    if source.objection:
        object_to(page, source)
    if source.state == "withdrawn":
        take_back(page, source, places)


def _review(page: Any, source: DocumentSource, state: str, places: Places) -> None:
    copy = send(page, source.unit, places)
    pass_steps(copy, places, until=WAITS_AT[state])
    if state == "rejected":
        decide(current(copy), places.people[TAKEN_BY[Stage.FIRST][0]], rejection(copy, source.redress))
    if source.assess_on:
        UndisclosedDocument.objects.filter(copy_id=copy.pk).update(next_openness_review_at=source.assess_on)
