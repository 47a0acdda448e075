"""Every way past review, tried: nothing public changes, the person is told, nothing typed is lost, time goes on."""

from __future__ import annotations

import pytest

from tests.review.ways_past.oracle import Before
from tests.review.ways_past.rows import WAYS
from tests.review.ways_past.scene import PUBLIC, Scene
from tests.review.ways_past.table import Way, problems_with

# Also for what touches no row: tests that use no database run last, when other scenes are laid.
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("row", WAYS, ids=lambda row: row.name)
def test_no_way_leads_past_review(scene: Scene, before: Before, row: Way) -> None:
    assert problems_with(row, scene, before) == []


def test_what_is_compared_is_really_public(before: Before) -> None:
    """Else the rows would compare one error page with itself."""
    good = [address for address, answer in before.answers.items() if answer[0] == 200]
    shown = [address for address in good if PUBLIC.encode() in before.answers[address][2]]
    for kind in ("/catalogue/", "/api/v1/search/", "/api/v1/catalogue/", "/feeds/", "/catalogue.csv", "/section"):
        assert any(address.startswith(kind) for address in shown), kind
    assert "<mark>养老服务</mark>".encode() in before.answers["/search/?q=养老服务"][2]
    assert len([address for address in good if address.startswith("/files/")]) == 4
