"""Nothing that looks like a person's number is kept, however it is written."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from search.log.models import MAX_QUERY
from search.log.personal import keepable

ID, MOBILE = "110101199003078515", "13800138000"


@pytest.mark.parametrize(
    "query",
    [
        ID, f"查询 {ID} 低保", "11010119900307851X", "110101 19900307 8515",
        "１１０１０１１９９００３０７８５１５", "110101900307851", MOBILE, "138 0013 8000",
        "138-0013-8000", "138.0013.8000", "１３８００１３８０００", "一三八零零一三八零零零",
        "+86 13800138000", "010-55570000", "55570000", "5557 0000", "6222021234567890123",
        "someone@example.com", "张三@qq.com", "京A12345 违章",
    ],
)  # fmt: skip
def test_it_is_not_kept(query: str) -> None:
    assert keepable(query) == ""


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("居住证 办理", "居住证 办理"), ("居住證　辦理", "居住证 办理"),
        ("国发〔2019〕5号", "国发〔2019〕5号"), ("2026年预算", "2026年预算"), ("12345热线", "12345热线"),
        ("国务院令第711号", "国务院令711号"), ("十四五规划", "十四五规划"), ("WTO", "wto"),
    ],
)  # fmt: skip
def test_what_is_kept(query: str, kept: str) -> None:
    assert keepable(query) == kept


@given(st.text(max_size=20), st.sampled_from([ID, MOBILE]), st.text(max_size=20))
@example("第", MOBILE, "号")
@example("国发〔2019〕", MOBILE, "号")
def test_wherever_it_stands(before: str, number: str, after: str) -> None:
    assert number not in keepable(before + number + after)


@given(st.lists(st.sampled_from(" -.·_/"), min_size=10, max_size=10))
def test_whatever_stands_between_its_digits(between: list[str]) -> None:
    assert keepable("".join(a + b for a, b in zip(MOBILE, [*between, ""], strict=True))) == ""


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    kept = keepable(text)
    assert len(kept) <= MAX_QUERY
    assume(kept)
    assert "\0" not in kept
    assert kept.encode()
