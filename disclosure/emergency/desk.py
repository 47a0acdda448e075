"""What the desk and the lists show of emergency releases."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from disclosure.emergency.models import EmergencyQuerySet, EmergencyRelease
from disclosure.emergency.turns import steps_for
from disclosure.review.flags import Key
from disclosure.review.people import stages_of

if TYPE_CHECKING:
    from base.models import User


def visible_to(user: User) -> EmergencyQuerySet:
    """Return what this person asked for, and what belongs to the units whose steps they take."""
    everything = EmergencyRelease.objects.select_related("unit").prefetch_related("acts")
    units = {post[1] for post in stages_of(user)}
    if user.is_superuser or None in units:
        return everything
    return everything.filter(Q(unit__in=[unit for unit in units if unit]) | Q(requested_by__id=user.pk))


def rows_for(user: User) -> list[dict[str, Any]]:
    """Return what is open: whoever is concerned keeps seeing it until its last step is taken."""
    return [{"emergency": each, "steps": steps_for(user, each)} for each in visible_to(user).open()]


def open_sources() -> set[tuple[str, int]]:
    """Return the items that are public in an emergency and not yet reviewed in full."""
    return set(EmergencyRelease.objects.to_follow_up().values_list("kind", "source_id"))


def flags(keys: AbstractSet[Key]) -> dict[Key, Any]:
    """Return the mark that staff keep seeing beside these items in lists."""
    return dict.fromkeys(open_sources().intersection(keys), _("紧急公开，待补审"))


class EmergencyPanel(Component):
    """紧急公开 on the admin's home."""

    name = "emergency"
    order = 5
    template_name = "emergency/panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"rows": rows_for(parent_context["request"].user)}
