"""Tell who may take a step of an emergency release, after COMMIT."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import prepare
from disclosure.emergency.models import EmergencyRelease
from disclosure.emergency.turns import turn_of
from disclosure.review.mail import send_after_commit
from disclosure.review.people import reviewers_of


def tell_who_may_act(emergency: EmergencyRelease, copy: ReviewCopy) -> None:
    """Write to everybody who may take one of the steps that are open now."""
    item = prepare([copy])[0]
    addresses: set[str] = set()
    for step in emergency.steps_now(copy):
        turn = turn_of(emergency, step, item)
        people = reviewers_of(turn.stage, turn.unit_id, turn.group_id).exclude(pk__in=turn.barred())
        addresses |= set(people.values_list("email", flat=True))
    title = {"title": copy.title}
    what = _("紧急公开待补审：%(title)s") if emergency.released_at else _("紧急公开待审：%(title)s")
    said = {"reason": emergency.reason, "address": _address(emergency)}
    send_after_commit(what % title, _("理由：%(reason)s\n请登录办理：%(address)s") % said, sorted(addresses))


def _address(emergency: EmergencyRelease) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse("emergency:detail", args=[emergency.pk])
