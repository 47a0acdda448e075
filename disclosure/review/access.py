"""Who may read a review copy, and who may choose a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from base.refusal import Refusal
from disclosure.catalogue.kinds import all_kinds
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.catalogue.prepared import prepare
from disclosure.review.deputies import Role, roles_of
from disclosure.review.models import SecrecyCase
from disclosure.review.people import may_act
from disclosure.review.scope import secrecy_stage_of, unit_of
from disclosure.review.services.lock_secret import is_secret

if TYPE_CHECKING:
    from base.models import User


def why_locked(case: SecrecyCase) -> str:
    """Return what everybody else reads: of a secret only the number (rule R5)."""
    said = _("涉密情况 %(number)s：草稿已锁定，只有为该单位作保密审查的人员可以查看。请按保密规定处置。")
    return said % {"number": case.number}


class ReadingRefused(Refusal):
    """Raised when somebody who read a copy before may read it no longer."""


def may_read(user: User, copy: ReviewCopy) -> bool:
    """Its authors and whoever takes a step of its chain for its unit, as a deputy too; nobody else by being staff.

    Once a case of secrecy is open, only whoever judges secrecy for its unit: no author and no superuser (rule R5).
    """
    unit_id = unit_of(prepare([copy])[0])
    if is_secret(copy.kind, copy.source_id):
        return judges(user, copy.kind, unit_id)
    return _takes_part(user, copy, unit_id)


def must_read(user: User, copy: ReviewCopy) -> None:
    """Raise PermissionDenied unless somebody may read a copy, and ReadingRefused where a case of secrecy is why."""
    if may_read(user, copy):
        return
    case = SecrecyCase.objects.locking().about(copy.kind, copy.source_id).order_by("-pk").first()
    if case and _takes_part(user, copy, unit_of(prepare([copy])[0])):
        raise ReadingRefused([why_locked(case)])
    raise PermissionDenied


def judges(user: User, kind: str, unit_id: int | None) -> bool:
    """Return whether somebody judges secrecy for things of this kind and unit, as a deputy too."""
    return may_act(user, secrecy_stage_of(kind), unit_id)


def _takes_part(user: User, copy: ReviewCopy, unit_id: int | None) -> bool:
    if user.is_superuser or user.pk in {author["id"] for author in copy.authors}:
        return True
    return takes_a_step_of(copy, unit_id, roles_of(user))


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
