"""A draft has a name in the filing cabinet, however it came to be."""

from __future__ import annotations

import pytest

from tests.factories import DocumentFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("live", [True, False])
def test_two_drafts_with_chinese_titles_get_names_of_their_own(live: bool) -> None:
    unit = UnitFactory()
    names = {DocumentFactory(unit=unit, title="同一个标题", live=live).slug for _ in range(2)}
    assert len(names) == 2
    assert "" not in names
