"""Every way past review, tried: nothing public changes, the person is told, nothing typed is lost, time goes on."""

from __future__ import annotations

import pytest

from tests.review.ways_past.rows import WAYS
from tests.review.ways_past.scene import Scene
from tests.review.ways_past.table import Way, problems_with


@pytest.mark.parametrize("row", WAYS, ids=lambda row: row.name)
def test_no_way_leads_past_review(scene: Scene, row: Way) -> None:
    assert problems_with(row, scene) == []
