"""What reviewers and editors do on their screens, as one-liners."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from base.models import User
from disclosure.catalogue.content import Content
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.review.models import Decision
from disclosure.review.questions import questions_of
from disclosure.review.services.unit_groups import editors_of
from portal.models import Unit
from tests.factories import UserFactory
from tests.moves import current_task
from tests.review.admin import client_of

APPROVE = {"action": "approve", "comment": "同意"}
SECRECY_FORM = {"classified": "no", "conclusion": "public", "basis": "保守国家秘密法第三十五条"}
REJECT = {"action": "reject", "comment": "标题与正文不一致"}


def editor_of(unit: Unit) -> User:
    """Return a new editor (信息员) of a unit."""
    user = UserFactory()
    user.groups.add(editors_of(unit))
    return user


def task_address(copy: ReviewCopy) -> str:
    return reverse("review:task", args=[current_task(copy).pk])


def press(user: User, copy: ReviewCopy, **verdict: Any) -> Any:
    """Send the form of the review page, as `user` was shown it; by default everything is approved."""
    answers = {f"answer_{question.code}": "on" for question in questions_of(current_task(copy).task.specific)}
    openness = Content.from_json(copy.content).fields.get("openness", "")  # the last step confirms it
    data = {"copy_hash": copy.hash, "openness": openness, **APPROVE, **SECRECY_FORM, **answers, **verdict}
    return client_of(user).post(task_address(copy), data)


def decided(copy: ReviewCopy) -> list[str]:
    """Return the steps that have been decided on."""
    return list(Decision.objects.filter(copy_id=copy.pk).values_list("stage", flat=True))


def entry_of(page: Any) -> Any:
    """Return the entry of a draft, None while it is not public."""
    return CatalogueEntry.objects.filter(kind="document", source_id=page.pk).first()


def refusal(answer: Any) -> str:
    """Return why the review page refused, or an empty text where it did not."""
    return str(answer.context["form"].errors) + str(answer.context["reasons"]) if answer.status_code == 200 else ""
