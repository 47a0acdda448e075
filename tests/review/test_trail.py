"""Drafts, submissions and changes of who reviews what are recorded; what was written is not."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Page

from base.models import AuditEvent
from disclosure.review.enums import Stage
from disclosure.review.models import StageGroup
from disclosure.review.trail import DRAFT, SUBMIT
from tests.factories import DocumentFactory, SectionFactory, UnitFactory, UserFactory
from tests.moves import CHAIN, release, release_shell, reviewer, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> Any:
    return UserFactory()


@pytest.fixture
def page(author: Any) -> Any:
    unit, section = UnitFactory(), SectionFactory()
    release_shell(unit, section)
    return DocumentFactory(unit=unit, section=section, owner=author)


def events(action: str) -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(action=action).order_by("pk"))


def test_a_draft_is_one_event_for_each_revision(page: Any, author: Any) -> None:
    before = len(events(DRAFT))
    revision = page.save_revision(user=author)
    page.title = "改过的标题"
    page.save_revision(user=author, overwrite_revision=revision)  # as autosave does
    made = events(DRAFT)[before:]
    assert [(event.actor_id, event.kind, event.object_id) for event in made] == [(author.pk, "document", str(page.pk))]
    assert made[0].unit_id == page.unit_id
    assert len(made[0].content_hash) == 64


def test_what_a_release_gives_back_to_the_editors_is_no_draft(page: Any) -> None:
    before = len(events(DRAFT))
    release(page)
    assert len(events(DRAFT)) == before


def test_a_submission_is_recorded_by_the_hash_that_reviewers_decide_on(page: Any, author: Any) -> None:
    for stage in CHAIN:
        reviewer(stage)
    copy = submit(page, author)
    (event,) = events(SUBMIT)
    assert (event.actor_id, event.content_hash, event.object_id) == (author.pk, copy.hash, str(page.pk))
    assert event.data == {"copy": copy.pk, "steps": len(copy.steps), "authors": [author.pk]}
    assert page.title not in str([event.data, event.actor])


def test_who_reviews_what_is_watched() -> None:
    unit = UnitFactory()
    made = StageGroup.objects.create(stage=Stage.FINAL, unit=unit, group=Group.objects.create(name="终审"))
    made.stage = Stage.FIRST
    made.save()
    made.delete()
    acts = AuditEvent.objects.filter(kind="review.stagegroup", unit_id=unit.pk).order_by("pk")
    assert [(event.action, event.data) for event in acts] == [
        ("row.created", {}),
        ("row.changed", {"stage": "changed"}),
        ("row.deleted", {}),
    ]


def test_a_right_on_a_branch_of_the_tree_is_watched() -> None:
    group, root = Group.objects.create(name="编辑"), Page.objects.earliest("pk")
    permission = GroupPagePermission.objects.model._meta.get_field("permission").related_model.objects.first()
    made = GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    event = AuditEvent.objects.filter(kind="wagtailcore.grouppagepermission").latest("pk")
    assert (event.action, event.object_id) == ("row.created", str(made.pk))
