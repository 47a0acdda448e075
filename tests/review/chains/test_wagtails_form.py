"""Wagtail's own form of a workflow is not offered; whoever types its address reads what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Workflow

from tests.factories import UserFactory
from tests.review.admin import client_of, text_of
from tests.review.office import Office

pytestmark = pytest.mark.django_db
ONCE = "同一任务在一个工作流中只能出现一次"


@pytest.fixture
def workflow(office: Office) -> Workflow:
    return Workflow.objects.get(name="信息公开审核")


@pytest.fixture
def client() -> Client:
    return client_of(UserFactory(is_superuser=True))


def typed(rows: list[tuple[int | str, int]]) -> dict[str, Any]:
    """Rows of the form: the row's number where it is saved, and the task that is chosen in it."""
    data: dict[str, Any] = {"name": "甲", "active": "on"}
    kept = sum(1 for number, _task in rows if number)
    for formset, count, initial in (("workflow_tasks", len(rows), kept), ("pages", 0, 0), ("content_types", 0, 0)):
        data |= {f"{formset}-TOTAL_FORMS": count, f"{formset}-INITIAL_FORMS": initial}
        data |= {f"{formset}-MIN_NUM_FORMS": 0, f"{formset}-MAX_NUM_FORMS": 1000}
    for place, (number, task) in enumerate(rows):
        at = f"workflow_tasks-{place}"
        data |= {f"{at}-id": number, f"{at}-task": task, f"{at}-ORDER": place + 1, f"{at}-DELETE": ""}
    return data


def rows_of(workflow: Workflow) -> list[tuple[int | str, int]]:
    return list(workflow.workflow_tasks.order_by("sort_order").values_list("pk", "task_id"))


def test_two_rows_that_exchange_their_tasks_are_an_error_of_the_form(client: Client, workflow: Workflow) -> None:
    (one, first), (two, second), *rest = before = rows_of(workflow)
    answer = client.post(
        reverse("wagtailadmin_workflows:edit", args=[workflow.pk]), typed([(one, second), (two, first), *rest])
    )
    assert answer.status_code == 200
    assert ONCE in text_of(answer)
    assert rows_of(workflow) == before


def test_a_task_twice_is_an_error_in_words_for_people(client: Client, workflow: Workflow) -> None:
    rows = rows_of(workflow)
    again = ("", rows[0][1])
    edit, add = reverse("wagtailadmin_workflows:edit", args=[workflow.pk]), reverse("wagtailadmin_workflows:add")
    for answer in (client.post(edit, typed([*rows, again])), client.post(add, typed([again, again]))):
        shown = text_of(answer)
        assert ONCE in shown
        assert "workflow 和 task" not in shown
    assert rows_of(workflow) == rows


def test_a_workflow_is_made_as_before(client: Client, workflow: Workflow) -> None:
    task = rows_of(workflow)[0][1]
    assert client.post(reverse("wagtailadmin_workflows:add"), typed([("", task)])).status_code == 302
    assert Workflow.objects.filter(name="甲").exists()


def test_whoever_may_not_change_workflows_meets_no_form(office: Office, workflow: Workflow) -> None:
    for address in ("/admin/workflows/add/", f"/admin/workflows/edit/{workflow.pk}/"):
        assert client_of(office.final).get(address).status_code == 302
        assert Client().get(address).status_code == 302
