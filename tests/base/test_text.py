"""The one normal form: text and query meet in it, and every character of it can be traced back."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from base.characters import folded_character
from base.text import NormalText, normal_form

OFFICIAL = st.text(st.sampled_from("国發令公告第号號0157２０〔〕[]（）【】 　\n\u200be\u0301ﬁＡ㈱ｶﾞ"), max_size=30)
ANY_TEXT = OFFICIAL | st.text()


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("不動產登記", "不动产登记"),
        ("ＡＢＣ１２３", "abc123"),
        ("Gongkai ＧＯＮＧＫＡＩ", "gongkai gongkai"),
        ("㎡ ① Ⅷ ﬁ", "m2 1 viii fi"),
        ("公\u200b开\ufeff", "公开"),
        ("\u202e公开\u0007", "公开"),
        ("葛\U000e0100", "葛"),
        ("公开\u3000\u3000指南\r\n\t目录", "公开 指南 目录"),
        ("  公开  ", "公开"),
        ("cafe\u0301", "caf\u00e9"),
        ("", ""),
    ],
)
def test_width_script_case_blanks_and_invisible_characters_do_not_matter(written: str, normal: str) -> None:
    assert normal_form(written) == normal


def test_radicals_that_pdf_extraction_leaves_become_characters() -> None:
    assert normal_form("⼈⺠政府") == "人民政府"


def test_a_traditional_phrase_and_its_simplified_form_meet_although_phrases_have_no_say() -> None:
    assert normal_form("乾坤") == normal_form("干坤")


@pytest.mark.parametrize(
    "written", ["国发[2019]5号", "国发（2019）第5号", "國發【 ２０１９ 】 05 號", "国发﹝2019﹞5号"]
)
def test_document_numbers_have_one_bracket_style(written: str) -> None:
    assert normal_form(f"根据{written}文件") == "根据国发〔2019〕5号文件"


@pytest.mark.parametrize("written", ["令第5号", "令5号", "令 第05号", "令（第5号）", "令 5 号"])
def test_an_order_is_the_same_with_and_without_di(written: str) -> None:
    assert normal_form(f"国务院{written}公布") == "国务院令5号公布"


@pytest.mark.parametrize("text", ["第5号台风", "(2019)民初5号", "[2019]", "令人5号"])
def test_other_numbers_and_brackets_are_left_alone(text: str) -> None:
    assert normal_form(text) == text


@given(ANY_TEXT)
@example("\u01f0")
@example("ｶﾞ")
@example("a \u00a8")
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


@given(ANY_TEXT)
@example("e\u0301\u200bx")
@example("각\u11a8")
def test_tracing_gives_the_same_normal_form(text: str) -> None:
    assert NormalText(text).normal == normal_form(text)


@given(ANY_TEXT)
def test_every_character_comes_from_a_place_in_the_text_and_none_overtakes_another(text: str) -> None:
    traced = NormalText(text)
    origins = [traced.origin(index) for index in range(len(traced.normal))]
    assert all(0 <= origin < len(text) for origin in origins)
    assert origins == sorted(origins)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)), st.text(), st.text())
def test_a_chinese_phrase_is_found_where_it_stands(phrase: str, before: str, after: str) -> None:
    traced = NormalText(f"{before}\n{phrase}\n{after}")
    sought = normal_form(phrase)
    if not sought or traced.normal.count(sought) != 1:
        return
    start = traced.normal.index(sought)
    found_from, found_to = traced.span(start, start + len(sought))
    assert traced.text[found_from:found_to] == phrase


def test_a_document_number_is_traced_through_all_that_was_dropped() -> None:
    text = "依据　國發[ 2019 ]第05號。"
    traced = NormalText(text)
    start = traced.normal.index("国发〔2019〕5号")
    assert text[slice(*traced.span(start, start + len("国发〔2019〕5号")))] == "國發[ 2019 ]第05號"
    assert text[traced.origin(traced.normal.index("5号"))] == "5"


def test_one_character_that_becomes_several_is_traced_to_itself() -> None:
    traced = NormalText("面积㎡")
    assert traced.normal == "面积m2"
    assert [traced.origin(index) for index in range(4)] == [0, 1, 2, 2]


@pytest.mark.parametrize("index", [-1, 2])
def test_there_is_nothing_to_trace_outside_of_the_normal_form(index: int) -> None:
    with pytest.raises(IndexError):
        NormalText("公开").origin(index)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (1, 0), (1, 3)])
def test_a_slice_outside_of_the_normal_form_is_refused(start: int, end: int) -> None:
    with pytest.raises(IndexError):
        NormalText("公开").span(start, end)


def test_folding_a_chinese_character_twice_changes_nothing_more_and_keeps_it_one_character() -> None:
    for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00)):
        folded = folded_character(chr(code))
        if unicodedata.name(chr(code), "").startswith("CJK"):
            assert len(folded) == 1
        assert "".join(map(folded_character, folded)) == folded
