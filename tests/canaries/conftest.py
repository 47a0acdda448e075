"""The ground is planted once for the whole room, in one transaction that is undone."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.core.cache import caches
from django.db import transaction
from pytest_django import DjangoDbBlocker

from accounts.roles import Role
from accounts.services.set_up_roles import role_group
from disclosure.catalogue import shell
from disclosure.review.enums import Stage
from tests.canaries.ground import PLANTS, Ground
from tests.factories import FooterFactory, SectionFactory, UnitFactory, UserFactory
from tests.moves import release_shell, reviewer
from tests.review.moves import editor_of
from tests.review.office import Office

for _file in sorted(Path(__file__).parent.glob("*plants.py")):  # each registers its canaries
    import_module(f"tests.canaries.{_file.stem}")


@pytest.fixture(scope="module")
def ground(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Ground]:
    with django_db_blocker.unblock(), transaction.atomic():
        planted = lay_ground()
        for planting in PLANTS:
            planting(planted)
        yield planted
        transaction.set_rollback(True)
    shell.forget()
    caches["pages"].clear()


def lay_ground() -> Ground:
    """Everybody who could look: each stage, each administrator, editors of this unit and of another."""
    unit, other, section = UnitFactory(name="示例区民政局"), UnitFactory(name="别的局"), SectionFactory()
    release_shell(FooterFactory(), unit, other, section)
    stages = {str(stage): reviewer(stage) for stage in (Stage.FIRST, Stage.SECOND, Stage.SECRECY, Stage.FINAL)}
    office = Office(unit=unit, section=section, editor=editor_of(unit), **stages)
    people = {f"{stage} reviewer": user for stage, user in stages.items()} | {
        "short reviewer": reviewer(Stage.SHORT),
        "own editor": office.editor,
        "another unit's editor": editor_of(other),
        "superuser": UserFactory(is_superuser=True),
    }
    for role in (Role.AUDIT_ADMIN, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.SITE_ADMIN):
        people[str(role.value)] = UserFactory()
        people[str(role.value)].groups.add(role_group(role))
    ground = Ground(office, people)
    ground.note(office.editor, user_id=office.editor.pk)
    ground.note(section)
    return ground
