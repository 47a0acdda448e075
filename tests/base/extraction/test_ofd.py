"""OFD files, made by another writer (see ofd/README.md)."""

import pytest

from base.extraction import HiddenKind, Problem
from base.readers.markup import parse
from base.readers.ofd_page import read_content
from base.readers.ofd_parts import located
from tests.base.extraction.made import added, changed, hidden, ofd, read, texts

PAGE = "Doc_0/Pages/Page_0/Content.xml"


def page(objects: str) -> list[str]:
    return read_content(parse(f"<Page><Content><Layer>{objects}</Layer></Content></Page>".encode())).lines


def text_object(x: float, y: float, text: str, more: str = "", deltas: str = "") -> str:
    code = f'<TextCode X="0" Y="4" DeltaX="{deltas or " ".join(["4"] * (len(text) - 1))}">{text}</TextCode>'
    return f'<TextObject Boundary="{x} {y} 100 5" Size="4" {more}>{code}</TextObject>'


def test_lines_are_read_page_by_page() -> None:
    passages = read(ofd("pages"), "a.ofd").passages
    assert [(one.place, one.text) for one in passages] == [
        ("第1页", "第一页的内容"),
        ("第2页", "第二页的内容"),
        ("第3页", "第三页的内容"),
    ]


def test_a_line_of_one_page_is_whole() -> None:
    assert texts(read(ofd("one_page"), "a.ofd"))[0] == "关于公开办事指南的通知"


def test_a_number_split_over_text_objects_is_one_number() -> None:
    lines = texts(read(ofd("split"), "a.ofd"))
    assert lines[0] == "身份证号：110101199003074514，请核对。"
    assert "13800138000" in "".join(lines)


def test_a_row_of_a_table_is_one_line() -> None:
    assert texts(read(ofd("table"), "a.ofd")) == ["序号\t姓名\t单位", "1\t张三\t东城街道", "2\t李四\t西城街道"]


def test_annotations_are_comments_whether_they_are_shown_or_not() -> None:
    extraction = read(ofd("annotations"), "a.ofd")
    assert texts(extraction) == ["正文在此"]
    assert hidden(extraction) == [
        (HiddenKind.COMMENT, "王五：此处请核实\n批注里的文字"),
        (HiddenKind.COMMENT, "赵六：不显示的备注\n看不见的批注"),
    ]


def test_the_author_is_hidden_and_the_title_is_read() -> None:
    extraction = read(ofd("properties"), "a.ofd")
    assert [(str(one.kind), one.text) for one in extraction.hidden] == [("author", "钱七")]
    assert "内部标题" in [passage.text for passage in extraction.passages]


def test_attached_files_are_named() -> None:
    assert hidden(read(ofd("attachment"), "a.ofd")) == [(HiddenKind.HIDDEN_TEXT, "底稿")]


def test_text_under_a_box_is_covered() -> None:
    extraction = read(ofd("covered"), "a.ofd")
    assert texts(extraction) == ["姓名孙八"]
    assert hidden(extraction) == [(HiddenKind.COVERED_TEXT, "遮住的号码13700137000")]


@pytest.mark.parametrize("before", ["fill", "opacity", "order"])
def test_a_box_that_lets_the_text_be_seen_covers_nothing(before: str) -> None:
    def change(text: str) -> str:
        start = text.index('<ofd:PathObject ID="8"')
        end = text.index("</ofd:PathObject>", start) + len("</ofd:PathObject>")
        path, rest = text[start:end], text[:start] + text[end:]
        if before == "order":
            return rest.replace("<ofd:TextObject", path + "<ofd:TextObject", 1)
        if before == "fill":
            return text.replace(path, path.replace('Fill="true"', 'Fill="false"'))
        return text.replace(path, path.replace("<ofd:PathObject", '<ofd:PathObject Alpha="80"'))

    assert hidden(read(changed(ofd("covered"), PAGE, change), "a.ofd")) == []


def test_text_that_is_not_to_be_shown_is_hidden() -> None:
    data = changed(
        ofd("one_page"), PAGE, lambda text: text.replace("<ofd:TextObject", '<ofd:TextObject Visible="false"', 1)
    )
    assert hidden(read(data, "a.ofd")) == [(HiddenKind.HIDDEN_TEXT, "关于公开办事指南的通知")]


def test_pages_that_nothing_refers_to_belong_to_an_earlier_version() -> None:
    old = f'<Page xmlns="http://www.ofdspec.org/2016">{text_object(10, 10, "第一稿的话")}</Page>'
    data = added(ofd("one_page"), "Doc_0/Pages/Page_9/Content.xml", old.encode())
    assert hidden(read(data, "a.ofd")) == [(HiddenKind.EARLIER_REVISION, "第一稿的话")]


def test_a_page_of_pictures_alone_cannot_be_checked() -> None:
    def change(text: str) -> str:
        start, end = text.index("<ofd:TextObject"), text.rindex("</ofd:TextObject>") + len("</ofd:TextObject>")
        return text[:start] + '<ofd:ImageObject ID="9" Boundary="0 0 210 297" ResourceID="8"/>' + text[end:]

    assert read(changed(ofd("one_page"), PAGE, change), "a.ofd").problem == Problem.NO_TEXT


def test_an_encrypted_file_is_told() -> None:
    assert read(added(ofd("one_page"), "Encryptions.xml", b"<E/>"), "a.ofd").problem == Problem.ENCRYPTED


def test_texts_of_one_height_are_a_line_wherever_they_stand_in_the_file() -> None:
    assert page(text_object(50, 10, "右边") + text_object(10, 20, "下面") + text_object(10, 10, "左边")) == [
        "左边\t右边",
        "下面",
    ]


def test_steps_may_be_written_short_and_matrices_move_texts() -> None:
    short = text_object(10, 10, "一二三四", deltas="g 3 4")
    moved = text_object(0, 0, "接着", more='CTM="1 0 0 1 26 10"')
    assert page(short + moved) == ["一二三四接着"]


@pytest.mark.parametrize("steps", ["g 999999999 1", "g", "g x y", "", "1e999"])
def test_steps_without_sense_do_no_harm(steps: str) -> None:
    assert page(text_object(10, 10, "一二", deltas=steps or " "))


@pytest.mark.parametrize(
    ("part", "location", "found"),
    [
        ("OFD.xml", "Doc_0/Document.xml", "Doc_0/Document.xml"),
        ("Doc_0/Document.xml", "Pages/Page_0/Content.xml", PAGE),
        ("Doc_0/Document.xml", "/Doc_0/Annots/Annotations.xml", "Doc_0/Annots/Annotations.xml"),
        ("Doc_0/Document.xml", "../../../etc/passwd", "etc/passwd"),
        ("Doc_0/Document.xml", None, "Doc_0"),
    ],
)
def test_a_location_never_leads_out_of_the_file(part: str, location: str | None, found: str) -> None:
    assert located(part, location) == found
