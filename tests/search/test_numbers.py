"""A document number is known in whatever form somebody types it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.doc_no import doc_no_key
from base.text import normal_form
from search.numbers import number_in
from search.plan import make_plan


@pytest.mark.parametrize(
    "query",
    [
        "国发〔2019〕5号", "国发[2019]05号", "国发【2019】第5号", "国发 2019 5号", "國發（２０１９）第5號",
        "国发2019-5", "国发2019-5号", "国发2019年5号", "国发2019年第5号", "国发〔2019〕5", "国发(2019)5",
        "国发 2019 5", "国发2019/5", "2019年国发5号", "国发〔二〇一九〕五号", "国发〔二零一九〕5号",
        "关于国发〔2019〕5号", "国发〔2019〕5号 全文", "国发〔2019〕5号的解读",
    ],
)  # fmt: skip
def test_one_number(query: str) -> None:
    assert make_plan(query).number == doc_no_key("国发〔2019〕5号")


@pytest.mark.parametrize(
    "query",
    [
        "国务院令第711号", "国务院令711号", "国务院711号令", "国务院第711号令", "国务院令（第711号）",
        "国令第711号", "国令 711号", "国务院令 第 七一一 号", "国务院令第七百一十一号",
    ],
)  # fmt: skip
def test_one_decree(query: str) -> None:
    assert make_plan(query).number == doc_no_key("国务院令第711号")


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("法〔98〕86号", "法〔1998〕86号"),
        ("国发(05)3号", "国发〔2005〕3号"),
        ("市场监管总局令第54号", "国家市场监督管理总局令第54号"),
        ("国家发改委令 2 号", "国家发展和改革委员会令第2号"),
    ],
)
def test_short_years_and_issuers_called_by_a_short_name(query: str, meant: str) -> None:
    assert make_plan(query).number == doc_no_key(meant)


@pytest.mark.parametrize(
    "query",
    ["养老服务", "2019年5月", "2019年预算", "第5号", "12345", "供热 2019", "2019-2020", "十四五规划", "20190512", ""],
)
def test_what_is_none(query: str) -> None:
    assert make_plan(query).number == ""


def test_a_number_typed_loosely_is_looked_for_as_words_too() -> None:
    assert make_plan("国发2019-5").words == ("国发", " 2019 ", " 5 ")


@pytest.mark.parametrize(
    ("written", "value"), [("二十三", "23"), ("十", "10"), ("一百零五", "105"), ("十二", "12"), ("五", "5")]
)
def test_chinese_numbers(written: str, value: str) -> None:
    assert number_in(f"国发〔二〇一九〕{written}号") == f"国发2019{value}号"


@given(st.text(max_size=60) | st.text(alphabet="国发令〔〕2019五十百号第 -年/", max_size=40))
def test_any_text_is_read(text: str) -> None:
    number = number_in(normal_form(text))
    assert number == "" or number.endswith("号")
