"""Plain text, CSV, slides and bundles."""

import pytest

from base.extraction import HiddenKind, Problem, reading_text
from tests.base.extraction.made import hidden, packed, pdf, picture, read, texts, word

CSV = '姓名,电话\r\n"张三, 李四","138\n0013"\r\n'
P = 'xmlns:p="urn:p" xmlns:a="urn:a"'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_every_encoding_of_the_office(encoding: str) -> None:
    extraction = read("第一行\n\n第三行㐀".encode(encoding), "a.txt")
    assert [(one.place, one.text) for one in extraction.passages] == [("第1行", "第一行"), ("第3行", "第三行㐀")]


def test_a_row_of_a_csv_file_is_a_passage() -> None:
    assert texts(read(CSV.encode("gb18030"), "a.csv")) == ["姓名\t电话", "张三, 李四\t138\n0013"]


def test_bytes_that_are_no_text_are_unreadable() -> None:
    assert read(b"\xff\xff\x00\x81", "a.txt").problem == Problem.UNREADABLE


@pytest.mark.parametrize("name", ["a.doc", "a.xls", "a.wps", "a.et", "a.ppt"])
def test_old_office_formats_cannot_be_checked(name: str) -> None:
    extraction = read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, name)
    assert extraction.problem == Problem.UNKNOWN_FORMAT
    assert "无法检查" in Problem(extraction.problem).label


def slides(notes: str) -> bytes:
    return packed(
        {
            "[Content_Types].xml": b"<Types/>",
            "ppt/slides/slide2.xml": f"<p:sld {P}><a:p><a:r><a:t>第二张</a:t></a:r></a:p></p:sld>".encode(),
            "ppt/slides/slide10.xml": f'<p:sld {P} show="0"><a:p><a:r><a:t>藏起</a:t></a:r></a:p></p:sld>'.encode(),
            "ppt/notesSlides/notesSlide1.xml": f"<p:n {P}><a:p><a:r><a:t>{notes}</a:t></a:r></a:p></p:n>".encode(),
        }
    )


def test_slides_are_read_their_notes_and_hidden_ones_are_not_shown() -> None:
    extraction = read(slides("讲的时候说"), "a.pptx")
    assert [(one.place, one.text) for one in extraction.passages] == [("第2张幻灯片", "第二张")]
    assert hidden(extraction) == [(HiddenKind.HIDDEN_SHEET, "藏起"), (HiddenKind.COMMENT, "讲的时候说")]


def test_the_files_in_a_bundle_are_read_under_their_names() -> None:
    data = packed(
        {"通知.docx": word(lambda d: d.add_paragraph("一")), "附/表.csv": CSV.encode(), "图.jpg": picture(gps=True)}
    )
    extraction = read(data, "a.zip")
    assert ("通知.docx：第1段", "一") in [(one.place, one.text) for one in extraction.passages]
    assert ("附/表.csv：第1行", "姓名\t电话") in [(one.place, one.text) for one in extraction.passages]
    assert [one.place for one in extraction.hidden] == ["图.jpg：图片"]
    assert extraction.problem == ""


def test_one_bad_file_in_a_bundle_is_a_problem_and_the_others_are_read() -> None:
    extraction = read(packed({"坏.pdf": b"%PDF-", "好.pdf": pdf("正文")}), "a.zip")
    assert "正文" in texts(extraction)
    assert extraction.problem == Problem.UNREADABLE


def test_a_bundle_in_a_bundle_is_for_people_to_look_at() -> None:
    assert read(packed({"b.zip": packed({"c.txt": b"x"})}), "a.zip").problem == Problem.UNKNOWN_FORMAT


def test_names_written_by_chinese_windows_are_readable() -> None:
    gbk = "名单.txt".encode("gb18030")
    data = packed({"x" * (len(gbk) - 4) + ".txt": b"1"}).replace(b"x" * (len(gbk) - 4) + b".txt", gbk)
    assert texts(read(data, "a.zip")) == ["名单.txt", "1"]


def test_the_text_for_reading_has_one_passage_a_line() -> None:
    assert reading_text(read("一\n二".encode(), "a.txt")) == "一\n二"
