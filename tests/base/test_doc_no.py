"""Document numbers: 机关代字〔YYYY〕N号, however they were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.doc_no import doc_no_key, looks_like_doc_no, normalise_doc_no

BRACKETS = ["〔〕", "[]", "［］", "()", "（）", "【】", "﹝﹞", "{}", "〈〉"]
TYPED = st.text(st.sampled_from("国发令公告第号號0157２０〔〕[]（）【】 　年字a-"), max_size=20)


@pytest.mark.parametrize("pair", BRACKETS)
def test_every_bracket_style_becomes_the_right_one(pair: str) -> None:
    assert normalise_doc_no(f"怀政发{pair[0]}2023{pair[1]}5号") == "怀政发〔2023〕5号"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("怀政发【2023】05号", "怀政发〔2023〕5号"),
        ("怀政发〔2023〕第5号", "怀政发〔2023〕5号"),
        ("怀政发〔2023〕第005號", "怀政发〔2023〕5号"),
        ("怀政发［２０２３］１２号", "怀政发〔2023〕12号"),
        ("  怀 政 发 〔 2023 〕 5 号\u3000", "怀政发〔2023〕5号"),
        ("京政办字(2020)100号", "京政办字〔2020〕100号"),
        ("京发改〔2020〕10号", "京发改〔2020〕10号"),
        ("公告〔2020〕第10号", "公告〔2020〕10号"),
    ],
)
def test_zeros_blanks_full_width_digits_and_di_after_the_year_are_put_right(typed: str, right: str) -> None:
    assert normalise_doc_no(typed) == right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("国务院令第711号", "国务院令第711号"),
        (" 国务院令 第７１１号 ", "国务院令第711号"),
        ("怀柔区人民政府公告第05号", "怀柔区人民政府公告第5号"),
    ],
)
def test_orders_and_announcements_keep_di(typed: str, right: str) -> None:
    assert normalise_doc_no(typed) == right


@pytest.mark.parametrize(
    "text",
    ["", "无", "怀政发5号", "怀政发〔23〕5号", "怀政发〔2023〕号", "怀政发〔2023〕0号", "（2019）京01行初5号",
     "〔2023〕5号", "怀政发〔2023〕5号、怀财发〔2023〕7号", "第5号台风", "怀政发〔1023〕5号"],
)  # fmt: skip
def test_what_is_no_single_number_stays_as_it_is(text: str) -> None:
    assert normalise_doc_no(f" {text}\n") == text


@given(TYPED)
def test_putting_right_twice_changes_nothing_more(typed: str) -> None:
    once = normalise_doc_no(typed)
    assert normalise_doc_no(once) == once


@given(TYPED)
def test_putting_right_never_changes_the_key(typed: str) -> None:
    assert doc_no_key(normalise_doc_no(typed)) == doc_no_key(typed)


@pytest.mark.parametrize(
    "spelling",
    [
        "国务院令第711号",
        "国务院令711号",
        "国务院令 711号",
        "国务院令（第711号）",
        "國務院令第711號",
        "国务院令第７１１号",
    ],
)
def test_an_order_is_found_by_every_spelling(spelling: str) -> None:
    assert doc_no_key(spelling) == doc_no_key("国务院令第711号")
    assert looks_like_doc_no(spelling)


@pytest.mark.parametrize(
    "spelling",
    [
        "国发〔2019〕5号",
        "国发[2019]5号",
        "国发（2019）05号",
        "国发 2019 5号",
        "国发2019 05号",
        "國發【2019】第5號",
    ],
)
def test_a_number_with_a_year_is_found_by_every_spelling(spelling: str) -> None:
    assert doc_no_key(spelling) == doc_no_key("国发〔2019〕5号")
    assert looks_like_doc_no(spelling)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("国发〔2019〕5号", "国发〔2019〕15号"),
        ("国发〔2019〕5号", "国发〔2018〕5号"),
        ("国发〔2019〕5号", "国办发〔2019〕5号"),
        ("国务院令第711号", "国务院令第71号"),
    ],
)
def test_different_numbers_have_different_keys(one: str, other: str) -> None:
    assert doc_no_key(one) != doc_no_key(other)


@pytest.mark.parametrize(
    "text",
    ["", "不动产登记", "第5号台风", "2019年工作要点", "关于印发国发〔2019〕5号的通知", "地铁15号线", "110"],
)
def test_ordinary_words_are_no_document_numbers(text: str) -> None:
    assert not looks_like_doc_no(text)
