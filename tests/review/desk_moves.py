"""What the tests of the desk do, as one-liners."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group
from wagtail.models import TaskState

from base.clock import SHANGHAI
from base.models import User
from disclosure.catalogue.models import ReviewCopy
from disclosure.documents.models import DocumentPage
from disclosure.review.enums import Action
from disclosure.review.models import Decision
from disclosure.review.services.decide import decide
from disclosure.review.verdict import Verdict
from tests.factories import DocumentFactory
from tests.moves import SECRECY, checked, current_task
from tests.review.office import Office

MONDAY = datetime(2026, 3, 9, 10, tzinfo=SHANGHAI)


def draft(office: Office, title: str, written: str | None = None, **fields: Any) -> DocumentPage:
    """Return a draft that was never public, formed on a day."""
    page: DocumentPage = DocumentFactory(
        unit=fields.pop("unit", office.unit),
        section=office.section,
        owner=office.editor,
        title=title,
        written_date=written,
        live=False,
        slug=uuid4().hex,
        **fields,
    )
    page.save_revision(user=office.editor)
    return page


def say(copy: ReviewCopy, user: User, action: Action, **verdict: Any) -> Decision:
    """Decide on the present step, with what is not said ticked off."""
    task = current_task(copy)
    said = {"comment": "请看意见", "answers": checked(task), **verdict}
    return decide(task, user, Verdict(action, copy.hash, **said))


def conclude(copy: ReviewCopy, user: User, conclusion: str, **form: Any) -> Decision:
    """Give a conclusion of the secrecy review other than 公开."""
    return say(copy, user, Action.APPROVE, secrecy={**SECRECY, "conclusion": conclusion, **form})


def began(copy: ReviewCopy, moment: datetime) -> None:
    """Let the present step have begun at another moment."""
    TaskState.objects.filter(pk=current_task(copy).pk).update(started_at=moment)


def led(user: User, office: Office) -> User:
    """Make somebody who leads the unit, and no other."""
    from accounts.models import RoleGroup
    from accounts.roles import Role

    group = Group.objects.create(name=f"分管领导·{office.unit}")
    RoleGroup.objects.create(group=group, role=Role.UNIT_LEADER, unit_id=office.unit.pk)
    user.groups.add(group)
    return user
