"""Who may read a review copy, and who may choose a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from disclosure.catalogue.kinds import all_kinds
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.catalogue.prepared import prepare
from disclosure.review.deputies import Role, roles_of
from disclosure.review.enums import Stage
from disclosure.review.scope import unit_of
from disclosure.review.services.lock_secret import is_secret

if TYPE_CHECKING:
    from base.models import User


def may_read(user: User, copy: ReviewCopy) -> bool:
    """Its authors and whoever takes a step of its chain for its unit, as a deputy too; nobody else by being staff.

    Once a case of secrecy is open, of those steps only the secrecy review counts (rule R5), and no superuser.
    """
    if user.pk in {author["id"] for author in copy.authors}:
        return True
    unit_id, roles = unit_of(prepare([copy])[0]), roles_of(user)
    if is_secret(copy.kind, copy.source_id):
        return any(role.may_take(Stage.SECRECY, unit_id) for role in roles)
    return user.is_superuser or takes_a_step_of(copy, unit_id, roles)


def takes_a_step_of(copy: ReviewCopy, unit_id: int | None, roles: Iterable[Role]) -> bool:
    """Return whether any of these roles takes a step of a copy of this unit."""
    return any(role.may_take(step["stage"], unit_id, step.get("group")) for role in roles for step in copy.steps)


def choosable_pages(user: User) -> Any:
    """Return the pages that a chooser may offer: one's own, what is public, and folders on the way."""
    models = {kind.code: kind.model for kind in all_kinds() if issubclass(kind.model, Page)}
    own = PagePermissionPolicy().instances_user_has_any_permission_for(user, ["add", "change"])
    public = CatalogueEntry.objects.filter(source_id=OuterRef("pk"), kind__in=models)
    folder = ~Page.objects.type_q(*models.values())
    return Page.objects.filter(Q(pk__in=own.values("pk")) | Q(Exists(public)) | folder)
