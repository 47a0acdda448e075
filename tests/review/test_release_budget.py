"""The last approval of a chain releases the copy within its number of statements (docs/catalogue.md)."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disclosure.review.enums import Action
from disclosure.review.services.decide import Verdict, decide
from tests.factories import DocumentFactory, SectionFactory, UnitFactory, UserFactory
from tests.moves import CHAIN, approve, checked, current_task, release_shell, reviewer, submit

BUDGET = 100  # savepoints are not counted: they read and write nothing


@pytest.mark.django_db
def test_the_last_approval_releases_within_its_budget() -> None:
    author, unit, section = UserFactory(), UnitFactory(), SectionFactory()
    release_shell(unit, section)
    page = DocumentFactory(unit=unit, section=section, owner=author)
    reviewers = [reviewer(stage) for stage in CHAIN]
    copy = submit(page, author)
    for each in reviewers[:-1]:
        approve(copy, each)
    task = current_task(copy)
    verdict = Verdict(Action.APPROVE, copy.hash, "同意", answers=checked(task))
    with CaptureQueriesContext(connection) as captured:
        decide(task, reviewers[-1], verdict)
    statements = [query["sql"] for query in captured.captured_queries if "SAVEPOINT" not in query["sql"]]
    assert len(statements) <= BUDGET, "\n".join(statement[:260] for statement in statements)
