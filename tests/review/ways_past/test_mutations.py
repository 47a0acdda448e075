"""The table can fail: take one wall away and rows notice it. What the other walls still hold is stated, too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.review.ways_past import mutations
from tests.review.ways_past.oracle import Before
from tests.review.ways_past.rows import WAYS
from tests.review.ways_past.scene import Scene
from tests.review.ways_past.table import Way, problems_with

BY_NAME = {row.name: row for row in WAYS}
NOT_TOLD, CHANGED, LATE = "not told", "changed", "what was due did not come out"

# Each mutation, rows that notice it, and how.
GUARD = {
    "A superuser edits a draft and presses publish": NOT_TOLD,
    "A superuser creates a page and publishes it at once": NOT_TOLD,
    "Bulk publish of drafts and public items": NOT_TOLD,
    "A draft under review is moved to another unit's folder": NOT_TOLD,
    "What was approved for tomorrow is deleted in the admin": LATE,
    "queryset.delete() of public items and their folder": LATE,
    "revision.publish() of the newer draft of a public item": NOT_TOLD,
    "save_revision() of a draft that was locked as a secret": NOT_TOLD,
    "A section is unpublished": NOT_TOLD,
    "translation.save_target(publish=True) without a user": NOT_TOLD,
}
CATALOGUE = {
    "queryset.update() of titles and live": CHANGED,
    "Raw SQL on page rows": CHANGED,
    "loaddata of a public item with another text": CHANGED,
    "page.save() of a public item with another title": CHANGED,
    "The body of a public item is changed after approval and saved": CHANGED,
    "A picture is replaced in code and its renditions are made anew": CHANGED,
}
HASH = {"The copy is changed by SQL before the last approval": CHANGED}
FOUR_EYES = {
    "Whoever wrote it joins every group and takes every step": NOT_TOLD,
    "A superuser who wrote it takes every step": NOT_TOLD,
    "Whoever only sends it takes every step": NOT_TOLD,
    "Whoever wrote an earlier version, overwritten since, takes every step": NOT_TOLD,
    "A reviewer touches one field in the editor and takes every step": NOT_TOLD,
    "One person in every group takes every step": NOT_TOLD,
    "The division of work is changed so that editors review": NOT_TOLD,
}
Mutation = Callable[[pytest.MonkeyPatch], None]


def cases(mutation: Mutation, noticed: dict[str, str]) -> list[object]:
    return [
        pytest.param(mutation, BY_NAME[name], how, id=f"{mutation.__name__}: {name}") for name, how in noticed.items()
    ]


@pytest.mark.parametrize(
    ("mutation", "row", "how"),
    [
        *cases(mutations.without_guard, GUARD),
        *cases(mutations.without_catalogue_rule, CATALOGUE),
        *cases(mutations.without_hash_comparison, HASH),
        *cases(mutations.without_four_eyes, FOUR_EYES),
    ],
)
def test_a_row_notices_that_a_wall_is_gone(
    scene: Scene, before: Before, mutation: Mutation, row: Way, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutation(monkeypatch)
    found = problems_with(row, scene, before)
    assert any(problem.startswith(how) for problem in found), found


@pytest.mark.parametrize("name", GUARD)
def test_without_the_guard_nothing_public_changes_all_the_same(
    scene: Scene, before: Before, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guard is for honest users; the catalogue protects the public."""
    mutations.without_guard(monkeypatch)
    found = problems_with(BY_NAME[name], scene, before)
    assert not [problem for problem in found if problem.startswith((CHANGED, "the catalogue changed"))]
