"""PDF files: lines of pages, and what nobody sees of them."""

import io
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Rectangle, Text
from pypdf.generic import NameObject

from base.extraction import HiddenKind, Problem
from base.readers.pdf import revision_ends
from tests.base.extraction.made import hidden, pdf, read, texts

BOX = "#box[13800138000#place(top + left, dx: -2pt, dy: -3pt, rect(width: 90pt, height: 16pt, fill: %s))]"


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_annotation(annotation: Any, source: str = "正文") -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf(source)))
    writer.add_annotation(0, annotation)
    return written(writer)


def saved_over(before: bytes, after: bytes) -> bytes:
    """`before` with its page replaced by an incremental update: the old page stays in the file."""
    writer = PdfWriter(io.BytesIO(before), incremental=True)
    new = PdfReader(io.BytesIO(after)).pages[0]
    for key in ("/Contents", "/Resources"):
        writer.pages[0][NameObject(key)] = new[key].clone(writer)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(new["/Contents"].clone(writer))
    return written(writer)


def scan(text: str = "") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "PDF")
    if not text:
        return out.getvalue()
    writer = PdfWriter(clone_from=out)
    writer.pages[0].merge_page(PdfReader(io.BytesIO(invisible(text))).pages[0])
    return written(writer)


def invisible(text: str) -> bytes:
    """A page whose text is painted in the mode that leaves no ink."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf(text)))
    content: Any = writer.pages[0].get_contents()
    content.set_data(content.get_data().replace(b"0 Tr", b"3 Tr"))
    writer.pages[0].replace_contents(content)
    return written(writer)


def test_lines_come_in_reading_order_with_their_page() -> None:
    data = pdf("= 关于公开的通知\n身份证号 110101199003074514\\ 第二行\n#pagebreak()\n第二页")
    passages = read(data, "a.pdf").passages
    assert [(one.place, one.text) for one in passages] == [
        ("第1页", "关于公开的通知"),
        ("第1页", "身份证号 110101199003074514"),
        ("第1页", "第二行"),
        ("第2页", "第二页"),
    ]


def test_a_number_split_over_runs_and_lines_is_there_in_order() -> None:
    joined = "".join(texts(read(pdf("电话 138#strong[0013]8000，另有 1390013\\ 9000"), "a.pdf")))
    assert "13800138000" in joined
    assert "13900139000" in joined


def test_a_row_of_a_table_is_one_line() -> None:
    data = pdf("#table(columns: 3, [张三], [1], [东城], [李四], [2], [西城])")
    assert texts(read(data, "a.pdf")) == ["张三\t1 东城", "李四\t2 西城"]


@pytest.mark.parametrize("colour", ["black", "white", "red"])
def test_text_under_a_box_is_told_apart_from_what_is_seen(colour: str) -> None:
    extraction = read(pdf(f"电话 {BOX % colour} 完"), "a.pdf")
    assert hidden(extraction) == [(HiddenKind.COVERED_TEXT, "13800138000")]
    assert texts(extraction) == ["电话 完"]


def test_a_box_over_the_middle_of_a_line_covers_only_that() -> None:
    data = pdf("电话一三八零零完了#place(top + left, dx: 22pt, dy: -3pt, rect(width: 44pt, height: 16pt, fill: black))")
    assert hidden(read(data, "a.pdf")) == [(HiddenKind.COVERED_TEXT, "一三八零")]


@pytest.mark.parametrize(
    "source",
    [
        "#box(fill: yellow)[在底色上]",
        "#table(columns: 1, fill: silver, [在表格里])",
        "#highlight[划了重点]",
        "透明#place(top + left, rect(width: 80pt, height: 16pt, fill: rgb(0, 0, 0, 40)))",
        "圆章#place(top + left, circle(radius: 20pt, stroke: red))",
        "#box(fill: blue)[#text(fill: white)[蓝底白字]]",
    ],
)
def test_text_that_can_be_seen_is_not_hidden(source: str) -> None:
    extraction = read(pdf(source), "a.pdf")
    assert hidden(extraction) == []
    assert texts(extraction)


@pytest.mark.parametrize(
    "data",
    [
        pdf("正文#text(fill: white)[白纸白字]"),
        pdf("正文#place(top + left, dx: -400pt)[白纸白字]"),
        pdf("正文#text(fill: rgb(0, 0, 0, 0))[白纸白字]"),
    ],
    ids=["white on white", "outside of the page", "without opacity"],
)
def test_text_without_ink_is_hidden(data: bytes) -> None:
    assert hidden(read(data, "a.pdf")) == [(HiddenKind.HIDDEN_TEXT, "白纸白字")]


def test_invisible_text_is_hidden_unless_it_belongs_to_a_scan() -> None:
    assert hidden(read(invisible("无墨之字"), "a.pdf")) == [(HiddenKind.HIDDEN_TEXT, "无墨之字")]
    extraction = read(scan("识别的字"), "a.pdf")
    assert texts(extraction) == ["识别的字"]
    assert (hidden(extraction), extraction.problem) == ([], "")


def test_a_scan_without_text_cannot_be_checked() -> None:
    assert read(scan(), "a.pdf").problem == Problem.NO_TEXT


def test_one_scanned_page_among_others_cannot_be_checked_either() -> None:
    writer = PdfWriter()
    for data in (pdf("正文"), scan()):
        writer.append(io.BytesIO(data))
    extraction = read(written(writer), "a.pdf")
    assert (texts(extraction), extraction.problem) == (["正文"], Problem.NO_TEXT)


def test_an_empty_page_is_no_scan() -> None:
    assert read(pdf("正文 #pagebreak() #v(1pt)"), "a.pdf").problem == ""


def test_notes_are_comments_and_text_boxes_are_read() -> None:
    note = with_annotation(Text(rect=(50, 50, 70, 70), text="此处涉密？"))
    assert hidden(read(note, "a.pdf")) == [(HiddenKind.COMMENT, "此处涉密？")]
    box = with_annotation(FreeText(rect=(50, 50, 200, 70), text="补充说明", background_color=None))
    assert "补充说明" in texts(read(box, "a.pdf"))


def test_a_redaction_that_was_only_marked_leaves_its_text_in_the_file() -> None:
    mark = Rectangle(rect=(0, 0, 600, 900), interior_color="000000")
    mark[NameObject("/Subtype")] = NameObject("/Redact")
    assert hidden(read(with_annotation(mark, "号码"), "a.pdf")) == [(HiddenKind.COVERED_TEXT, "号码")]


def test_author_is_hidden_in_both_places_where_it_is_kept_and_the_title_is_read() -> None:
    extraction = read(pdf('#set document(title: "处分决定", author: "王五")\n正文'), "a.pdf")
    places = {(str(one.kind), one.place, one.text) for one in extraction.hidden}
    assert places == {("author", "文件属性“作者”", "王五"), ("author", "文件属性（XMP）", "王五")}
    assert "处分决定" in [passage.text for passage in extraction.passages]


def test_what_an_earlier_revision_says_is_found() -> None:
    extraction = read(saved_over(pdf("第一稿 秘密的话"), pdf("第二稿")), "a.pdf")
    assert texts(extraction) == ["第二稿"]
    assert hidden(extraction) == [(HiddenKind.EARLIER_REVISION, "第一稿 秘密的话")]


def test_a_revision_that_takes_nothing_away_hides_nothing() -> None:
    data = pdf("同一句话")
    writer = PdfWriter(io.BytesIO(data), incremental=True)
    writer.add_metadata({"/Title": "新题目"})
    assert len(revision_ends(written(writer))) == 2
    assert hidden(read(written(writer), "a.pdf")) == []


def test_attached_files_are_named() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf("正文")))
    writer.add_attachment("draft.docx", b"...")
    assert hidden(read(written(writer), "a.pdf")) == [(HiddenKind.HIDDEN_TEXT, "draft.docx")]
