"""What is done about an incident: reported, the authority's letter filed, closed. Each act leaves its date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from base.clock import today
from base.refusal import Refusal
from disclosure.corrections import trail
from disclosure.corrections.models import Incident
from disclosure.corrections.people import may_handle
from disclosure.review.people import snapshot

if TYPE_CHECKING:
    from base.models import User

REPORT_FIELDS = (
    "found_how", "scope", "cause", "measures", "contact",
    "authority", "authority_at", "authority_reference", "superior", "superior_at", "superior_reference",
)  # fmt: skip
LETTER_FIELDS = ("letter_authority", "letter_number", "letter_date", "letter_orders_deletion")


class IncidentRefused(Refusal):
    """Raised when something may not be done about an incident."""


def reasons_not_to_handle(incident: Incident, user: User) -> list[str]:
    reasons = []
    if not may_handle(user, incident.unit_id):
        reasons.append(_("只有本单位的终审人员、保密审查员和公开办可以办理。"))
    if incident.closed_at:
        reasons.append(_("事件已经办结。"))
    return reasons


@transaction.atomic
def fill_report(incident: Incident, user: User, answers: dict[str, Any]) -> None:
    """Keep the report form (to the authority and the superior organ). May be filled in several goes.

    Raises IncidentRefused.
    """
    reasons = reasons_not_to_handle(incident, user)
    for name, at in (("authority", "authority_at"), ("superior", "superior_at")):
        if answers.get(at) and not answers.get(name):
            reasons.append(_("填写了报送时间，请写明报送哪个部门。"))
        if answers.get(at) and answers[at] > clock.now():
            reasons.append(_("报送时间不能晚于现在。"))
    if reasons:
        raise IncidentRefused(reasons)
    for name in REPORT_FIELDS:
        setattr(incident, name, answers.get(name) or (None if name.endswith("_at") else ""))
    incident.save(update_fields=REPORT_FIELDS)
    trail.note("incident_report", incident, user, reported=incident.is_reported)


@transaction.atomic
def file_letter(incident: Incident, user: User, answers: dict[str, Any]) -> None:
    """File the authority's letter: who, number, date, and whether it orders deletion. Raises IncidentRefused."""
    reasons = reasons_not_to_handle(incident, user)
    if not all(answers.get(name) for name in LETTER_FIELDS[:3]):
        reasons.append(_("请写明来函机关、文号和日期。"))
    elif answers["letter_date"] > today():
        reasons.append(_("来函日期不能晚于今天。"))
    if reasons:
        raise IncidentRefused(reasons)
    for name in LETTER_FIELDS:
        setattr(incident, name, answers.get(name) or False if name == LETTER_FIELDS[3] else answers[name])
    incident.letter_filed_by, incident.letter_filed_at = snapshot(user), clock.now()
    incident.save(update_fields=[*LETTER_FIELDS, "letter_filed_by", "letter_filed_at"])
    trail.note("incident_letter", incident, user, orders_deletion=incident.letter_orders_deletion)


@transaction.atomic
def close(incident: Incident, user: User, outcome: str) -> None:
    """Close an incident that was reported. Raises IncidentRefused."""
    reasons = reasons_not_to_handle(incident, user)
    if not incident.is_reported:
        reasons.append(_("尚未填报报送情况，不能办结。"))
    if not outcome.strip():
        reasons.append(_("请写明处理结果。"))
    if reasons:
        raise IncidentRefused(reasons)
    incident.closed_by, incident.closed_at, incident.outcome = snapshot(user), clock.now(), outcome.strip()[:200]
    incident.save(update_fields=["closed_by", "closed_at", "outcome"])
    trail.note("incident_close", incident, user)
