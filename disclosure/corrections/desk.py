"""What of this room waits for somebody: simple rows for the work desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from disclosure.corrections.enums import INCIDENTS
from disclosure.corrections.models import ErasureProposal, Incident, PenaltyDuty, Withdrawal
from disclosure.corrections.naming import titles_of
from disclosure.corrections.people import may_confirm, may_handle, units_of
from disclosure.corrections.services.tell import name_of

if TYPE_CHECKING:
    from base.models import User

SHOWN = 50


@dataclass(frozen=True)
class DeskRow:
    """One thing to do: what it is called, why, until when, and where."""

    number: int
    title: str
    index_no: str
    reason: str
    due: datetime | date
    overdue: bool
    address: str
    state: str = ""


def to_confirm(user: User) -> list[DeskRow]:
    """Return the withdrawals that this person may confirm or undo, the most urgent first.

    What may be a secret is called by its index number here, too.
    """
    rows = Withdrawal.objects.unsettled().filter(units_of(user)).order_by("hidden_at")[:SHOWN]
    found = [row for row in rows if row.hidden_by["id"] != user.pk and may_confirm(user, row.unit_id)]
    titles = titles_of((row.kind, row.source_id) for row in found)
    return [
        DeskRow(
            row.pk,
            name_of(row) if row.reason in INCIDENTS else titles[(row.kind, row.source_id)],
            row.index_no,
            str(row.get_reason_display()),
            row.confirm_by,
            row.is_overdue,
            reverse("corrections:withdrawal", args=[row.pk]),
            row.held_back,
        )
        for row in found
    ]


def incidents_for(user: User) -> list[DeskRow]:
    """Return the open incidents of this person's units, by the hours that are left to report. No titles."""
    rows = Incident.objects.open().filter(units_of(user)).order_by("opened_at")[:SHOWN]
    return [
        DeskRow(
            row.pk,
            row.number,
            row.index_no,
            str(row.get_why_display()),
            row.report_by,
            row.is_overdue,
            reverse("corrections:incident", args=[row.pk]),
            str(row.state.label),
        )
        for row in rows
        if may_handle(user, row.unit_id)
    ]


def withdrawals_due(user: User) -> list[DeskRow]:
    """Return published penalties that were changed or revoked and are still public (行政处罚法 art. 48)."""
    rows = list(PenaltyDuty.objects.open().filter(units_of(user))[:SHOWN])
    titles = titles_of((row.kind, row.source_id) for row in rows)
    return [
        DeskRow(
            row.pk,
            titles[(row.kind, row.source_id)],
            row.index_no,
            row.reference,
            row.due_on,
            row.days_left() < 0,
            reverse("corrections:withdraw", args=[row.entry_number]) + "?reason=revoked",
        )
        for row in rows
    ]


def erasures_for(user: User) -> list[ErasureProposal]:
    """Return the proposed erasures that this person may confirm."""
    rows = ErasureProposal.objects.waiting().filter(units_of(user))[:SHOWN]
    return [row for row in rows if row.proposed_by["id"] != user.pk and may_handle(user, row.unit_id)]


class CorrectionsPanel(Component):
    """待确认的撤下, 待撤回的处罚, 事件 on the admin's home."""

    name = "corrections_desk"
    order = 20
    template_name = "corrections/desk.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        return {
            "to_confirm": to_confirm(user),
            "incidents": incidents_for(user),
            "duties": withdrawals_due(user),
            "erasures": erasures_for(user),
        }
