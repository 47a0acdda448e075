"""One content has one spelling, and what has none is refused."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from base.canonical import canonical_json, sha256_of
from base.clock import SHANGHAI

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_keys_are_sorted_at_every_depth_and_characters_stay_as_they_are() -> None:
    assert canonical_json({"b": {"乙": 1, "a": "公开"}, "a": (1, None, True)}) == (
        '{"a":[1,null,true],"b":{"a":"公开","乙":1}}'
    )


def test_the_order_in_which_keys_were_written_does_not_matter() -> None:
    assert canonical_json({"a": 1, "b": 2}) == canonical_json({"b": 2, "a": 1})


def test_a_change_of_one_character_changes_the_hash() -> None:
    before, after = ({"title": title} for title in ("关于公开的通知", "关于公幵的通知"))
    assert sha256_of(canonical_json(before)) != sha256_of(canonical_json(after))


@given(JSON_VALUES)
def test_reading_and_writing_again_gives_the_same_text(value: object) -> None:
    text = canonical_json(value)
    assert canonical_json(json.loads(text)) == text


def test_a_whole_number_is_the_same_with_and_without_fraction() -> None:
    assert canonical_json([1.0, -0.0, 0.5]) == canonical_json([1, 0, 0.5]) == "[1,0,0.5]"


def test_dates_decimals_uuids_and_lazy_strings_become_text() -> None:
    value = [date(2019, 5, 15), Decimal("1.50"), UUID(int=1), gettext_lazy("公开")]
    assert canonical_json(value) == ('["2019-05-15","1.50","00000000-0000-0000-0000-000000000001","公开"]')


def test_one_instant_has_one_spelling_in_all_time_zones() -> None:
    in_shanghai = datetime(2019, 5, 15, 8, 0, tzinfo=SHANGHAI)
    assert canonical_json(in_shanghai) == canonical_json(in_shanghai.astimezone(UTC))
    assert canonical_json(in_shanghai) == '"2019-05-15T00:00:00Z"'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), [float("-inf")]])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="refuses"):
        canonical_json(value)


@pytest.mark.parametrize("value", [{1, 2}, b"bytes", object(), {1: "a"}, {None: "a"}, {"a": {2: 3}}])
def test_unknown_types_and_keys_are_refused_rather_than_spelt_somehow(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(TypeError, match="time zone"):
        canonical_json(datetime(2019, 5, 15, 8, 0))


def test_the_hash_is_sha_256_of_the_utf_8_bytes() -> None:
    assert sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256_of("公开") != sha256_of("公開")
