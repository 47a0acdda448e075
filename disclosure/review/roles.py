"""What the roles of the accounts room mean here: who reviews, who draws up chains, who drafts a unit's profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts import second_factor
from accounts.roles import Role, register_permissions
from disclosure.review.enums import Stage
from disclosure.review.models import ChainStep, Deputy, SecrecyDesignation, StageGroup

if TYPE_CHECKING:
    from base.models import User

# The group that takes a step for every unit, until somebody divides the work otherwise.
ROLE_OF_STAGE = {
    Stage.OFFICE: Role.DISCLOSURE_OFFICE,
    Stage.FIRST: Role.SECTION_HEAD,
    Stage.SECOND: Role.UNIT_LEADER,
    Stage.SECRECY: Role.SECRECY_REVIEWER,
    Stage.FINAL: Role.DISCLOSURE_OFFICE,
    Stage.SHORT: Role.SITE_ADMIN,
}
SETTINGS = ("stagegroup", "chain", "chainstep", "deputy", "secrecydesignation")
SHELL = ("section", "topic", "keyarea", "statutoryitem", "menu", "sitefooter")


def may_decide(user: User) -> bool:
    """Whether somebody may take a step of any chain: by a group, by name, or in another's place."""
    groups = user.groups.values("pk")
    return (
        StageGroup.objects.filter(group__in=groups).exists()
        or ChainStep.objects.filter(group__in=groups).exists()
        or SecrecyDesignation.objects.on().filter(person=user).exists()
        or Deputy.objects.on().filter(deputy=user).exists()
    )


def register() -> None:
    """Called when the room is ready."""
    second_factor.register("takes a step", may_decide)
    register_permissions(
        Role.SYSTEM_ADMIN,
        *(f"review.{verb}_{model}" for verb in ("add", "change", "delete") for model in SETTINGS),
        *(f"portal.{verb}_unit" for verb in ("add", "change", "view")),
    )
    for role in (Role.SYSTEM_ADMIN, Role.DISCLOSURE_OFFICE):
        register_permissions(role, "review.add_assignment")
    register_permissions(Role.INFO_OFFICER, "portal.change_unit", "portal.view_unit")
    register_permissions(
        Role.SITE_ADMIN, *(f"portal.{verb}_{model}" for verb in ("add", "change", "view") for model in SHELL)
    )
