"""The golden tests on the embedded engine: SQLite, and PostgreSQL (make test-services). What only it promises."""

from __future__ import annotations

import pytest

from search.engines import Engine
from search.engines import base as engines
from tests.search.corpus import document
from tests.search.golden import *  # noqa: F403
from tests.search.golden_rows import asked


def test_ranking_is_bounded_and_what_is_beyond_follows_by_date(empty: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "MAX_RANKED", 5)
    empty.index([document(day, f"防汛值班表{'甲' * (30 - day)}", f"第{day}期") for day in range(1, 13)])
    answer = empty.search(asked("防汛", size=12))
    assert answer.ids == (12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)
    assert answer.total == 12


def test_no_bound_loses_an_equal_title_or_number(empty: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "MAX_RANKED", 3)
    monkeypatch.setattr(engines, "MAX_COUNTED", 4)
    oldest = document(1, "防汛值班表", doc_no="示政发〔2020〕8号", unit_ids=(1,))
    empty.index([oldest, *(document(day, f"防汛值班表示政发〔2020〕8号{day}", unit_ids=(2,)) for day in range(2, 13))])
    assert empty.search(asked("防汛值班表")).ids[0] == 1
    assert empty.search(asked("示政发〔2020〕8号")).ids[0] == 1
    assert empty.search(asked("防汛值班表", chosen=(("unit", "1"),))).ids == (1,)


def test_beyond_the_bound_totals_and_facets_say_so(empty: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "MAX_COUNTED", 5)
    empty.index([document(day, "防汛值班表", unit_ids=(1 + day % 2,)) for day in range(1, 13)])
    answer = empty.search(asked("防汛"))
    assert (answer.total, answer.facets_partial) == (6, True)
    assert answer.facets["unit"] == {"1": 3, "2": 2}  # of the newest five
    assert not empty.search(asked("值班", until=document(4, "").published_at.date())).facets_partial


def test_filters_are_not_lost_in_the_bound(empty: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "MAX_COUNTED", 5)
    monkeypatch.setattr(engines, "MAX_RANKED", 3)
    empty.index([document(day, "防汛值班表", unit_ids=(1 if day < 4 else 2,), genre="通知") for day in range(1, 13)])
    answer = empty.search(asked("防汛", chosen=(("unit", "1"),)))
    assert (answer.total, answer.ids) == (3, (3, 2, 1))
    assert answer.facets["genre"] == {"通知": 3}
    assert answer.facets["unit"] == {"2": 5}  # without its own choice: the newest five of all
    assert answer.facets_partial
