"""What of this room waits for somebody, with its deadline: for the work desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from disclosure.objections.models import Objection
from disclosure.objections.people import seen_by

if TYPE_CHECKING:
    from base.models import User

SHOWN = 50


@dataclass(frozen=True)
class DeskRow:
    """One objection to answer."""

    number: str
    matter: str
    index_no: str
    state: str
    due: date
    overdue: bool
    address: str


def due_for(user: User) -> list[DeskRow]:
    """Return the open objections that somebody sees, the most urgent first. One query beside those for their posts."""
    rows = Objection.objects.open().filter(seen_by(user)).order_by("due_on", "pk")[:SHOWN]
    return [
        DeskRow(
            row.number,
            row.get_matter_display(),
            row.index_no,
            str(row.state.label),
            row.due_on,
            row.is_overdue,
            reverse("objections:detail", args=[row.pk]),
        )
        for row in rows
    ]


class ObjectionsPanel(Component):
    """待办异议 on the admin's home."""

    name = "objections_desk"
    order = 30
    template_name = "objections/admin/panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"rows": due_for(parent_context["request"].user)}
