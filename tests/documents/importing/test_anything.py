"""Whatever a line holds, it is an item or a list of problems, never an error that stops the run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from base.models import User
from disclosure.documents.importing.defaults import make_defaults
from disclosure.documents.importing.fields import FIELDS
from disclosure.documents.importing.parsing import hash_of_line, merged, parse_line
from disclosure.documents.importing.problems import Problem, write_errors
from disclosure.documents.importing.reading import RawLine
from disclosure.documents.importing.vocabulary import Vocabulary
from disclosure.documents.services.stage_batch import stage_batch
from tests.documents.importing.conftest import DEFAULTS
from tests.documents.importing.moves import line

WORDS = Vocabulary({"unit": {"sfj": 1}, "section": {"flfg": 2}}, {1: "示例区司法局"})
ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=30)  # half characters and controls too
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | ANY_TEXT
    | st.sampled_from(["2019-04-03", "/a.html", "是"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.dictionaries(st.sampled_from(sorted(FIELDS)) | ANY_TEXT, ANYTHING, max_size=8), kind=st.booleans())
def test_a_line_is_an_item_or_has_problems(data: dict[str, Any], kind: bool, tmp_path: Path) -> None:
    defaults = make_defaults({**DEFAULTS, "kind": "new" if kind else "migration"})
    raw = RawLine(1, data)
    whole = merged(raw, defaults)
    item, problems = parse_line(raw, whole, hash_of_line(whole, defaults, tmp_path), defaults, WORDS, tmp_path)
    assert (item is None) == bool(problems)
    write_errors(tmp_path / "any.jsonl", problems)


@pytest.mark.django_db
def test_half_characters_and_controls_are_dropped(write: Callable[..., Path], stager: User) -> None:
    text = json.dumps(line(1), ensure_ascii=False)
    bad = text.replace("law-1", "law\\ud800-\\u00001").replace("第1号", "第\\u0007\\udfff1号")
    staged = stage_batch(write(bad), make_defaults(DEFAULTS), stager)
    assert staged.batch is not None
    row = staged.batch.rows.get()
    assert (row.external_id, row.title) == ("law-1", "示例区第1号规定")


def test_the_list_of_errors_falls_back_to_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    target = write_errors(Path("/proc/laws.jsonl"), [Problem(1, "law-1", "title", "必填。")])
    assert target == tmp_path / "laws.jsonl.errors.jsonl"
    assert write_errors(Path("/proc/laws.jsonl"), []) is None
