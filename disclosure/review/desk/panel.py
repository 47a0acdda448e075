"""The work desk on the admin's home."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from wagtail.admin.ui.components import Component

from base.clock import today
from disclosure.review.desk.assessment import to_assess
from disclosure.review.desk.drafts import drafts_due_for
from disclosure.review.desk.durations import durations_for
from disclosure.review.desk.given_back import given_back_by
from disclosure.review.desk.overdue import overdue_for
from disclosure.review.desk.sent import sent_back_to, sent_by
from disclosure.review.desk.waiting import waiting_for
from disclosure.review.roles import may_decide

SHOWN = 20
FEW = 10


class DeskPanel(Component):
    """What waits for me, what came back, what I sent and sent back, what is late, how long it takes.

    Its style is that of all panels on the home (`review/desk.css`).
    """

    name = "review_desk"
    order = 10
    template_name = "review/desk.html"

    @property
    def media(self) -> Media:
        return Media(css={"all": ["review/desk.css"]})

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        waiting, late, drafts = waiting_for(user), overdue_for(user), drafts_due_for(user)
        return {
            "today": today(),
            "waiting": waiting[:SHOWN],
            "waiting_total": len(waiting),
            "takes_steps": bool(waiting) or may_decide(user),
            "sent_back": sent_back_to(user),
            "sent": sent_by(user)[:FEW],
            "given_back": given_back_by(user)[:FEW],
            "late": late[:FEW],
            "late_total": len(late),
            "drafts": drafts[:FEW],
            "drafts_total": len(drafts),
            "durations": durations_for(user),
            "to_assess": to_assess(user),
        }
