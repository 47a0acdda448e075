"""Who wrote any part of an item since it was last public (four eyes)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from wagtail.log_actions import registry
from wagtail.models import Revision

from disclosure.catalogue.models import ReleasedContent
from disclosure.review.people import snapshot


def authors_since_release(kind: str, instance: Any) -> list[dict[str, Any]]:
    """Return snapshots of everybody who wrote since the last release: saved a revision, or edited by any action
    that Wagtail logs. Only the last editor would not do: an autosave changes who that is."""
    last = ReleasedContent.objects.filter(kind=kind, source_id=instance.pk).order_by("-id").first()
    revisions = Revision.objects.for_instance(instance)
    log = registry.get_logs_for_instance(instance).filter(
        action__in=["wagtail.create", "wagtail.edit", "wagtail.revert"]
    )
    if last:
        # Since it was submitted, not since it came out: a release may have waited for its day.
        since = last.item.copy.submitted_at
        revisions, log = revisions.filter(created_at__gt=since), log.filter(timestamp__gt=since)
    ids = set(revisions.values_list("user_id", flat=True)) | set(log.values_list("user_id", flat=True))
    ids |= _writers_of_what_came_back(log)
    if not last:
        ids.add(getattr(instance, "owner_id", None))
    users = get_user_model()._default_manager.filter(pk__in=[pk for pk in ids if pk]).order_by("pk")
    return [snapshot(user) for user in users]


def _writers_of_what_came_back(log: Any) -> set[int | None]:
    """Whoever wrote an old version is the author of a draft that went back to it."""
    reverts = log.filter(action="wagtail.revert")
    numbers = [entry.data.get("revision", {}).get("id") for entry in reverts]
    return set(Revision.objects.filter(pk__in=[n for n in numbers if n]).values_list("user_id", flat=True))
