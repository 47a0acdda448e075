"""The command that says why a document stands where it does."""

from __future__ import annotations

from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search.engines import EmbeddedEngine, embedded
from search.engines import base as engines
from search.services import explain as service
from search.services.explain import explain
from tests.search.corpus import CORPUS, FARMLAND, FARMLAND_RULES, HEAT, LONG_AGO, RENTAL, REPAIR, document
from tests.search.golden_rows import asked


@pytest.fixture
def own(db: None) -> EmbeddedEngine:
    engine = embedded()
    engine.clear()
    engine.index(CORPUS)
    return engine


def said(query: str, entry: int, **options: Any) -> str:
    out = StringIO()
    call_command("explain_search", query, entry, stdout=out, **options)
    return out.getvalue()


def test_it_tells_which_readings_found_it_and_where_it_stands(own: EmbeddedEngine) -> None:
    told = explain(asked("供热"), HEAT)
    assert (told.rank, told.answer.total) == (1, 3)
    assert [(step.name, step.rank) for step in told.steps] == [("title", 1), ("anywhere", 1)]
    assert [(step.name, step.rank) for step in explain(asked("供热"), RENTAL).steps] == [
        ("title", None),
        ("anywhere", 2),
    ]


def test_scores_tell_why_one_stands_before_the_other(own: EmbeddedEngine) -> None:
    score = {number: explain(asked("供热"), number).steps[-1].score for number in (HEAT, RENTAL, REPAIR)}
    assert score[HEAT] > score[RENTAL] > score[REPAIR] > 0  # the last one has expired


def test_it_tells_what_was_found_by_number_title_and_sound(own: EmbeddedEngine) -> None:
    assert explain(asked("示政发〔2019〕5号"), FARMLAND_RULES).steps[0].name == "number"
    assert explain(asked("示例区基本农田保护条例"), FARMLAND).steps[0].name == "equal title"
    assert [step.name for step in explain(asked("基本农甜"), FARMLAND).steps if step.rank] == ["sound", "nearest"]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"chosen": (("genre", "通知"),)}, "genre=通知"),
        ({"chosen": (("validity", "repealed"),)}, "validity=repealed"),
        ({"tab": "institution"}, "tab=institution"),
        ({"since": date(2026, 1, 20)}, "发布日期"),
        ({"excluded": ("居民",)}, "居民"),
        ({"quoted": ("居民室外",)}, "居民室外"),
        ({"quoted": ("居民室内",), "titles_only": True}, "居民室内"),
    ],
)
def test_it_names_what_shuts_a_document_out(own: EmbeddedEngine, options: dict[str, Any], reason: str) -> None:
    told = explain(asked("供热", **options), HEAT)
    assert told.rank is None
    (only,) = told.shut_out
    assert reason in only


def test_what_meets_all_filters_is_not_shut_out(own: EmbeddedEngine) -> None:
    query = asked("供热", tab="policy", chosen=(("genre", "决定"),), quoted=("居民室内",), excluded=("费用",))
    assert explain(query, HEAT).shut_out == ()


def test_other_languages_and_past_public_days_are_named(own: EmbeddedEngine) -> None:
    own.index([document(20, "供热公示", public_until=LONG_AGO)])
    assert "公示期" in explain(asked("供热"), 20).shut_out[0]
    assert "zh-hans" in explain(asked("heating", "en"), HEAT).shut_out[0]


def test_it_tells_when_newer_ones_fill_the_bound(own: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (engines, service):
        monkeypatch.setattr(module, "MAX_RANKED", 2)
    own.index([document(number, f"防汛值班表{number}") for number in range(11, 16)])
    told = explain(asked("防汛"), 11)
    assert told.steps[0].is_beyond
    assert told.rank == 5


def test_the_command_prints_it_for_people(own: EmbeddedEngine) -> None:
    text = said("供热", HEAT)
    assert f"条目 {HEAT}《城镇供热管理办法》" in text
    assert "它第 1 位" in text
    assert "✓ 第 1 位 / 1  标题里有：供热" in text
    assert "被挡在外面：genre=通知" in said("供热", HEAT, more="genre=通知&sort=date")
    assert "○" not in text


def test_what_is_not_indexed_and_what_is_no_query_get_a_sentence(own: EmbeddedEngine) -> None:
    with pytest.raises(CommandError, match="不在索引里"):
        said("供热", 999)
    with pytest.raises(CommandError, match="没有可以查找的文字"):
        said("？！", HEAT)
