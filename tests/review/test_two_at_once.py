"""Two people press at the same moment: one decision, and nobody's text lost unseen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from base.models import User
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.documents.models import DocumentPage
from disclosure.review.enums import Action, Stage
from disclosure.review.models import Decision
from disclosure.review.services.decide import DecisionRefused, Verdict, decide
from tests.factories import DocumentFactory, SectionFactory, UnitFactory
from tests.moves import approve, checked, current_task, release_shell, reviewer, submit
from tests.review.admin import client_of, edit_address, errors_of, form_data, text_of
from tests.review.moves import editor_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def copy() -> ReviewCopy:
    """A copy that waits for its last step."""
    unit, section = UnitFactory(), SectionFactory()
    release_shell(unit, section)
    author = editor_of(unit)
    earlier = [reviewer(stage) for stage in (Stage.FIRST, Stage.SECOND, Stage.SECRECY)]
    reviewer(Stage.FINAL)
    copy = submit(DocumentFactory(unit=unit, section=section, owner=author), author)
    for user in earlier:
        approve(copy, user)
    return copy


@pytest.mark.parametrize("last", [Action.APPROVE, Action.REJECT])
def test_only_one_of_two_counts(copy: ReviewCopy, last: Action) -> None:
    state, people = current_task(copy), [reviewer(Stage.FINAL), reviewer(Stage.FINAL)]
    together = Barrier(2)

    def take(user: User, action: Action) -> str:
        try:
            task: Any = type(state).objects.get(pk=state.pk)
            together.wait(timeout=30)
            decide(task, user, Verdict(action, copy.hash, "意见", answers=checked(task)))
        except DecisionRefused as refused:
            return "；".join(refused.reasons)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(take, people, [Action.APPROVE, last]))
    assert sorted(bool(answer) for answer in answers) == [False, True]
    assert "已经办结" in "".join(answers)
    kept = Decision.objects.get(copy_id=copy.pk, stage=Stage.FINAL)
    public = CatalogueEntry.objects.filter(kind="document", source_id=copy.source_id).exists()
    assert public == (kept.action == Action.APPROVE)
    assert DocumentPage.objects.get(pk=copy.source_id).live == public


def test_of_two_editors_who_save_at_once_one_is_warned() -> None:
    unit, section = UnitFactory(), SectionFactory()
    release_shell(unit, section)
    people = [editor_of(unit), editor_of(unit)]
    page = DocumentFactory(unit=unit, section=section, owner=people[0])
    page.save_revision(user=people[0])
    page = DocumentPage.objects.get(pk=page.pk)
    typed = ["甲的标题", "乙的标题"]
    forms = [form_data(page, title=title) for title in typed]
    clients, together = [client_of(user) for user in people], Barrier(2)

    def press_save(number: int) -> Any:
        try:
            together.wait(timeout=30)
            return clients[number].post(edit_address(page), forms[number])
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(press_save, range(2)))
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    for title, answer in zip(typed, answers, strict=True):
        if answer.status_code == 200:
            assert "在您打开之后保存了新版本" in errors_of(answer)
            assert title in text_of(answer)
        else:
            assert DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object().title == title
