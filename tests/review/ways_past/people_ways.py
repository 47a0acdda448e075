"""By people: deputies, designations, steps given away, roles, the second factor."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.test import override_settings
from django.urls import reverse

from accounts.roles import Role
from accounts.services.set_up_roles import role_group
from disclosure.review.enums import Stage
from disclosure.review.models import Assignment, SecrecyDesignation, StageGroup
from disclosure.review.people import snapshot
from tests.factories import UserFactory
from tests.moves import approve, current_task
from tests.review.chains.moves import stand_in
from tests.review.moves import press
from tests.review.ways_past.scene import Scene
from tests.review.ways_past.table import NOBODY, way

NOT_YOURS = "不在“"
NO_RIGHT = "没有权限"
OWN_WORK = "不得自己审核自己写的内容"


@way("An author stands in for a reviewer and takes the step in that name", OWN_WORK)
def author_as_deputy(scene: Scene) -> Any:
    stand_in(scene.office.editor, scene.office.second)
    return press(scene.office.editor, scene.copy)


@way("A reviewer stands in for the author, and so speaks for whoever wrote it", NOT_YOURS)
def deputy_of_the_author(scene: Scene) -> Any:
    stand_in(scene.office.final, scene.office.editor)
    return press(scene.office.final, scene.copy)


@way("A reviewer stands in for the next one and takes that step too", "同一人不得审核两次")
def deputy_takes_two(scene: Scene) -> Any:
    stand_in(scene.office.first, scene.office.second)
    return press(scene.office.first, scene.copy)


@way("A deputy goes on after the last day", NOT_YOURS)
def deputy_too_late(scene: Scene) -> Any:
    stand_in(scene.office.final, scene.office.second, days=(-9, -1))
    return press(scene.office.final, scene.copy)


@way("A secrecy reviewer goes on after the unit's written designation has ended", NO_RIGHT)
def designation_ended(scene: Scene) -> Any:
    approve(scene.copy, scene.office.second)
    SecrecyDesignation.objects.all().delete()
    return press(scene.office.secrecy, scene.copy)


@way("A step is given by SQL to whoever wrote the text", OWN_WORK)
def given_to_the_author(scene: Scene) -> Any:
    state = current_task(scene.copy)
    scene.everywhere(scene.office.editor)
    Assignment.objects.create(
        task_state_id=state.pk,
        person_id=scene.office.editor.pk,
        person=snapshot(scene.office.editor),
        assigned_by=snapshot(scene.superuser),
        reason="出差",
        assigned_at=scene.copy.submitted_at,
    )
    return press(scene.office.editor, scene.copy)


@way("A reviewer leaves the group between two screens and still presses", NO_RIGHT)
def left_the_group(scene: Scene) -> Any:
    user = scene.office.second
    user.groups.remove(*Group.objects.filter(pk__in=StageGroup.objects.filter(stage=Stage.SECOND).values("group_id")))
    return press(user, scene.copy)


@way("A reviewer's account was closed, and its open session presses on", "302")
def closed_account(scene: Scene) -> Any:
    client = scene.client(scene.office.second)
    type(scene.office.second).objects.filter(pk=scene.office.second.pk).update(is_active=False)
    return client.post(
        reverse("review:task", args=[current_task(scene.copy).pk]), {"copy_hash": scene.copy.hash, "action": "approve"}
    )


@way("A reviewer presses without the second factor that approving needs", "两步验证")
def without_second_factor(scene: Scene) -> Any:
    with override_settings(SECOND_FACTOR=True):
        return press(scene.office.second, scene.copy)


@way("A superuser presses at a step without being in its group", NOT_YOURS)
def superuser_alone(scene: Scene) -> Any:
    return press(scene.superuser, scene.copy)


@way("The three administrators press at a step", NOBODY)
def administrators(scene: Scene) -> Any:
    answers = []
    for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN):
        user = UserFactory()
        user.groups.add(role_group(role))
        answers.append(press(user, scene.copy))
    assert current_task(scene.copy).task.specific.stage == Stage.SECOND
    return answers


@way("A security administrator gives the reviewers' roles to an own account", "已更新")
def roles_for_oneself(scene: Scene) -> Any:
    user = UserFactory()
    user.groups.add(role_group(Role.SECURITY_ADMIN))
    before = set(user.groups.values_list("pk", flat=True))
    groups = [*before, *StageGroup.objects.values_list("group_id", flat=True)]
    data = {"username": user.username, "email": user.email, "first_name": "甲", "last_name": "乙", "is_active": "on"}
    address = reverse("wagtailusers_users:edit", args=[user.pk])
    answer = scene.client(user).post(address, data | {"groups": groups, "is_superuser": "on"})
    user.refresh_from_db()
    assert (set(user.groups.values_list("pk", flat=True)), user.is_superuser) == (before, False)
    return answer
