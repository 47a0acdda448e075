"""From passages to sections, paragraphs and tables."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.files.layout import LARGEST_PART, PART, laid_out, part_starts

LINE = "一二三四五六七八九十一二三四五六七八九十"
PLACES = [
    "第1页",
    "第2页",
    "工作表“甲”第1行",
    "工作表“乙”第2行",
    "第1段",
    "第2段（标题）",
    "表1第1行",
    "表2第1行",
    "水印",
]


def shown(passages: list[list[str]]) -> list[tuple[str, list[str]]]:
    """Each section with its blocks in short: # heading, | rows, and paragraphs."""
    found = []
    for section in laid_out(passages, 0, len(passages)):
        blocks = []
        for block in section.blocks:
            text = "".join(words for _number, words in block.lines)
            rows = " | ".join(",".join(cells) for _number, cells in block.rows)
            blocks.append({"heading": f"# {text}", "table": f"| {rows}"}.get(block.kind, text))
        found.append((section.label, blocks))
    return found


def test_pages_are_sections_and_broken_lines_become_paragraphs() -> None:
    page = [*[["第1页", LINE]] * 3, ["第1页", "到此为止。"], ["第1页", "新的一段"], ["第1页", "— 1 —"]]
    assert shown([*page, ["第2页", "另一页"]]) == [
        ("第1页", [LINE * 3 + "到此为止。", "新的一段"]),
        ("第2页", ["另一页"]),
    ]


def test_an_indented_first_line_goes_on_and_a_sentence_that_ends_early_does_not() -> None:
    first, ending = LINE[:-2], f"{LINE[:-2]}。"
    page = [["第1页", text] for text in (first, LINE, LINE, ending, "另一段")]
    assert shown(page) == [("第1页", [f"{first}{LINE}{LINE}{ending}", "另一段"])]


def test_words_of_letters_are_kept_apart() -> None:
    line = "The quick brown fox jumps over the lazy dog"
    assert shown([*[["第1页", line]] * 3, ["第1页", "and sleeps"]]) == [("第1页", [f"{line} {line} {line} and sleeps"])]


def test_short_lines_stay_lines() -> None:
    assert shown([["第1页", "姓名 单位"], ["第1页", "张三 甲局"]]) == [("第1页", ["姓名 单位", "张三 甲局"])]


def test_sheets_are_tables() -> None:
    rows = [["工作表“名单”第1行", "姓名\t单位"], ["工作表“名单”第2行", "张三\t甲局"], ["工作表“名单”页眉页脚", "机密"]]
    assert shown(rows) == [("工作表“名单”", ["| 姓名,单位 | 张三,甲局", "机密"])]


def test_a_document_has_headings_paragraphs_and_tables() -> None:
    passages = [
        ["第1段（标题）", "一、总则"],
        ["第2段", "正文"],
        ["表1第1行", "甲\t乙"],
        ["表1第2行", "丙\t丁"],
        ["表2第1行", "戊"],
    ]
    assert shown(passages) == [("", ["# 一、总则", "正文", "| 甲,乙 | 丙,丁", "| 戊"])]


def test_a_csv_file_is_a_table_and_a_text_is_not() -> None:
    assert shown([["第1行", "甲\t乙"], ["第2行", "丙\t丁"]]) == [("", ["| 甲,乙 | 丙,丁"])]
    assert shown([["第1行", "甲乙"], ["第2行", "丙丁"]]) == [("", ["甲乙", "丙丁"])]


def test_a_bundle_shows_its_files_one_after_the_other() -> None:
    passages = [
        ["压缩包内的文件名", "a.txt"],
        ["a.txt：第1行", "甲"],
        ["压缩包内的文件名", "b.pdf"],
        ["b.pdf：第1页", "乙"],
    ]
    assert [label for label, _blocks in shown(passages)] == ["压缩包内的文件", "a.txt", "压缩包内的文件", "b.pdf 第1页"]


def test_long_files_are_cut_at_a_new_section_where_there_is_one() -> None:
    pages = [[f"第{number}页", "字" * (PART // 2 + 1)] for number in range(1, 6)]
    assert part_starts(pages) == [0, 2, 4]
    rows = [["工作表“甲”第1行", "字" * (PART // 2 + 1)]] * 6
    assert part_starts(rows) == [0, 3]
    assert part_starts([]) == []


def test_a_section_that_goes_on_says_so() -> None:
    sections = laid_out([["第1页", "甲"], ["第1页", "乙"], ["第2页", "丙"]], 1, 3)
    assert [(section.label, section.continued) for section in sections] == [("第1页", True), ("第2页", False)]


@given(st.lists(st.tuples(st.sampled_from(PLACES), st.text("字a\t \n", min_size=1, max_size=30)), max_size=30))
def test_every_passage_is_shown_once_and_in_order(found: list[tuple[str, str]]) -> None:
    passages = [list(each) for each in found]
    numbers = [
        number
        for section in laid_out(passages, 0, len(passages))
        for block in section.blocks
        for number, _words in [*block.lines, *block.rows]
    ]
    assert numbers == list(range(len(passages)))


@given(st.lists(st.tuples(st.sampled_from(PLACES), st.integers(1, 50_000)), min_size=1, max_size=20))
def test_parts_are_no_longer_than_they_may_be(found: list[tuple[str, int]]) -> None:
    passages = [[place, "字" * length] for place, length in found]
    starts = part_starts(passages)
    assert starts == sorted(set(starts))
    for begin, end in zip(starts, [*starts[1:], len(passages)], strict=True):
        but_for_the_last = sum(len(text) for _place, text in passages[begin : end - 1])
        assert but_for_the_last <= LARGEST_PART
