"""A cleaned copy says the same and hides nothing, whatever was in the file."""

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2 as pdfium
import pytest
from docx import Document as open_word
from docx.document import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Rectangle, Text
from pypdf.generic import NameObject

from base.extraction import CannotClean, HiddenKind, clean, extract
from tests.base.extraction.made import (
    OFD,
    Book,
    added,
    book,
    changed,
    ofd,
    packed,
    pdf,
    picture,
    read,
    texts,
    word,
    word_body,
)
from tests.base.extraction.test_pdf import BOX, invisible, saved_over, scan, with_annotation
from tests.base.extraction.test_xlsx import MAIN, SHEET

SECRET = "无人应见"
NOISY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
HIDING = {
    "deleted": '<w:del w:author="a"><w:r><w:delText>{}</w:delText></w:r></w:del>',
    "moved away": '<w:moveFrom w:author="a"><w:r><w:t>{}</w:t></w:r></w:moveFrom>',
    "vanished": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r>",
    "inserted": '<w:ins w:author="a"><w:r><w:t>{}</w:t></w:r></w:ins>',
    "inserted, then deleted": '<w:ins w:author="a"><w:del><w:r><w:delText>{}</w:delText></w:r></w:del></w:ins>',
    "plain": "<w:r><w:t>{}</w:t></w:r>",
    "in a link": "<w:hyperlink><w:ins><w:r><w:t>{}</w:t></w:r></w:ins></w:hyperlink>",
    "in a text box": (
        "<w:r><w:pict><w:txbxContent><w:p><w:del><w:r><w:delText>{}</w:delText></w:r></w:del></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    ),
}
LOST = {"deleted", "moved away", "vanished", "inserted, then deleted", "in a text box"}


def cleaned(data: bytes, name: str) -> bytes:
    return clean(io.BytesIO(data), name)


def whole(data: bytes) -> bytes:
    """Everything that is in a zip file, unpacked."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    return b"\n".join([name.encode() + b"\n" + archive.read(name) for name in archive.namelist()])


@NOISY
@given(st.lists(st.lists(st.sampled_from(sorted(HIDING)), max_size=4), min_size=1, max_size=5))
def test_a_word_document_of_any_traces(paragraphs: list[list[str]]) -> None:
    xml, lost = "", []
    for number, kinds in enumerate(paragraphs):
        marks = [f"字{number}之{index}" for index in range(len(kinds))]
        lost += [mark for mark, kind in zip(marks, kinds, strict=True) if kind in LOST]
        xml += f"<w:p>{''.join(HIDING[kind].format(mark) for mark, kind in zip(marks, kinds, strict=True))}</w:p>"
    data = word_body(xml + "<w:p/>")
    copy = cleaned(data, "a.docx")
    assert extract(io.BytesIO(copy), "a.docx").hidden == ()
    assert texts(read(copy, "a.docx")) == texts(read(data, "a.docx"))
    assert not [mark for mark in lost if mark.encode() in whole(copy)]
    open_word(io.BytesIO(copy))


def test_a_word_document_loses_comments_people_and_what_pictures_tell() -> None:
    def fill(document: Document) -> None:
        document.core_properties.author = document.core_properties.last_modified_by = SECRET
        document.core_properties.title = "题目"
        document.add_comment(document.add_paragraph("正文").runs, text=SECRET, author=SECRET)
        document.add_picture(io.BytesIO(picture(gps=True, author="secret")))

    copy = cleaned(word(fill), "a.docx")
    assert SECRET.encode() not in whole(copy)
    assert b"secret" not in whole(copy)
    assert open_word(io.BytesIO(copy)).core_properties.title == "题目"
    assert len(open_word(io.BytesIO(copy)).inline_shapes) == 1


def test_deleted_rows_and_paragraph_ends_are_gone() -> None:
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    rows = row.format("<w:trPr><w:del/></w:trPr>", SECRET) + row.format("<w:trPr><w:ins/></w:trPr>", "留")
    end = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    xml = f"<w:p>{end}<w:r><w:t>前</w:t></w:r></w:p><w:p><w:r><w:t>后</w:t></w:r></w:p><w:tbl>{rows}</w:tbl><w:p/>"
    copy = cleaned(word_body(xml), "a.docx")
    assert texts(read(copy, "a.docx")) == ["前后", "留"]
    assert SECRET.encode() not in whole(copy)


def test_a_workbook_inside_a_document_becomes_the_picture_that_was_shown_of_it() -> None:
    shell = '<w:r><w:object><o:OLEObject xmlns:o="urn:o" r:id="rId77"/></w:object></w:r>'
    xml = f"<w:p>{shell}<w:r><w:t>正文</w:t></w:r></w:p>"
    link = '<Relationship Id="rId77" Type="urn:package" Target="embeddings/sheet1.xlsx"/></Relationships>'
    data = added(word_body(xml), "word/embeddings/sheet1.xlsx", book(lambda workbook: workbook.create_sheet(SECRET)))
    data = changed(data, "word/_rels/document.xml.rels", lambda text: text.replace("</Relationships>", link))
    assert [one.kind for one in read(data, "a.docx").hidden] == [HiddenKind.HIDDEN_TEXT]
    copy = cleaned(data, "a.docx")
    assert b"OLEObject" not in whole(copy)
    assert b"embeddings" not in whole(copy)
    assert texts(read(copy, "a.docx")) == ["正文"]


CELLS = st.sampled_from(["一", "二", 3, 45.5, "110101199003074514"])


@NOISY
@given(
    rows=st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4),
    hidden_rows=st.sets(st.integers(1, 4)),
    hidden_columns=st.sets(st.sampled_from("ABCD")),
    hidden_sheets=st.lists(st.sampled_from(["visible", "hidden", "veryHidden"]), max_size=3),
    comment=st.booleans(),
)
def test_a_workbook_of_any_hidden_parts(
    rows: list[list[object]],
    hidden_rows: set[int],
    hidden_columns: set[str],
    hidden_sheets: list[str],
    comment: bool,
) -> None:
    def fill(workbook: Book) -> None:
        sheet = workbook.active
        workbook.properties.creator = SECRET
        for row in rows:
            sheet.append(row)
        for number in hidden_rows:
            sheet.row_dimensions[number].hidden = True
        for letter in hidden_columns:
            sheet.column_dimensions[letter].hidden = True
        if comment:
            sheet["A1"].comment = Comment(SECRET, SECRET)
        for number, state in enumerate(hidden_sheets):
            other = workbook.create_sheet(f"表{number}" if state == "visible" else f"{SECRET}{number}")
            other["A1"], other.sheet_state = ("见" if state == "visible" else SECRET), state

    data = book(fill)
    copy = cleaned(data, "a.xlsx")
    assert read(copy, "a.xlsx").hidden == ()
    assert texts(read(copy, "a.xlsx")) == texts(read(data, "a.xlsx"))
    assert SECRET.encode() not in whole(copy)
    openpyxl.load_workbook(io.BytesIO(copy))


def test_shared_texts_that_no_cell_shows_any_more_are_forgotten() -> None:
    def fill(workbook: Book) -> None:
        workbook.active.append([7])
        workbook.active.append([8])
        workbook.active.row_dimensions[2].hidden = True

    def share(text: str) -> str:
        return text.replace('t="n"><v>7</v>', 't="s"><v>1</v>').replace('t="n"><v>8</v>', 't="s"><v>0</v>')

    strings = f"<sst {MAIN}><si><t>{SECRET}</t></si><si><t>见</t></si></sst>".encode()
    link = '<Relationship Id="rId77" Type="urn:strings" Target="sharedStrings.xml"/></Relationships>'
    data = added(changed(book(fill), SHEET, share), "xl/sharedStrings.xml", strings)
    data = changed(data, "xl/_rels/workbook.xml.rels", lambda text: text.replace("</Relationships>", link))
    assert [one.text for one in read(data, "a.xlsx").hidden] == [SECRET]
    copy = cleaned(data, "a.xlsx")
    assert texts(read(copy, "a.xlsx")) == ["见"]
    assert SECRET.encode() not in whole(copy)


def test_formulas_become_values_only_where_something_was_dropped() -> None:
    def fill(workbook: Book) -> None:
        workbook.active.append([1, "=A1+1"])

    plain: Book = openpyxl.load_workbook(io.BytesIO(cleaned(book(fill), "a.xlsx")))
    assert plain.active["B1"].value == "=A1+1"

    def fill_and_hide(workbook: Book) -> None:
        fill(workbook)
        workbook.create_sheet("底稿").sheet_state = "hidden"
        workbook["底稿"]["A1"] = SECRET

    data = changed(
        book(fill_and_hide),
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace("<v />", "<v>2</v>").replace("<v></v>", "<v>2</v>"),
    )
    copy: Book = openpyxl.load_workbook(io.BytesIO(cleaned(data, "a.xlsx")))
    assert copy.active["B1"].value == 2


def test_names_that_point_into_dropped_sheets_go_and_the_others_keep_their_sheet() -> None:
    def fill(workbook: Book) -> None:
        workbook.active.title, workbook.active["A1"] = "先", 1
        hidden, last = workbook.create_sheet("底稿"), workbook.create_sheet("后")
        hidden["A1"], hidden.sheet_state, last["A1"] = SECRET, "hidden", 2
        workbook.defined_names["Gone"] = DefinedName("Gone", attr_text="底稿!$A$1")
        last.print_area = "A1:B2"

    workbook: Book = openpyxl.load_workbook(io.BytesIO(cleaned(book(fill), "a.xlsx")))
    assert workbook.sheetnames == ["先", "后"]
    assert not workbook.defined_names
    assert workbook["后"].print_area == "'后'!$A$1:$B$2"


def test_a_workbook_of_hidden_sheets_alone_cannot_be_cleaned() -> None:
    data = changed(
        book(lambda w: None), "xl/workbook.xml", lambda text: text.replace('state="visible"', 'state="hidden"')
    )
    with pytest.raises(CannotClean):
        cleaned(data, "a.xlsx")


PDFS = {
    "author": pdf(f'#set document(author: "{SECRET}", title: "题目")\n正文'),
    "covered": pdf(f"电话 {BOX % 'black'} 完"),
    "invisible": invisible("无墨"),
    "earlier revision": saved_over(pdf(f"第一稿{SECRET}"), pdf("第二稿")),
    "white": pdf(f"正文#text(fill: white)[{SECRET}]"),
    "scan": scan("识别的字"),
}


@pytest.mark.parametrize("data", PDFS.values(), ids=PDFS)
def test_a_pdf_says_the_same_without_what_it_hid(data: bytes) -> None:
    copy = cleaned(data, "a.pdf")
    assert read(copy, "a.pdf").hidden == ()
    assert texts(read(copy, "a.pdf")) == texts(read(data, "a.pdf"))
    assert len(PdfReader(io.BytesIO(copy)).pages) == len(PdfReader(io.BytesIO(data)).pages)


def squeezed(data: bytes) -> str:
    return "".join("".join(text.split()) for text in texts(read(data, "a.pdf")))


def shown(data: bytes) -> bytes:
    """What the first page looks like."""
    with pdfium.PdfDocument(data) as document:
        return document[0].render(scale=1).to_pil().tobytes()


@pytest.mark.parametrize(
    "source", ["电话一三八零零完了", "Tel 13800138000 ok", "电话#strong[一三]八零零完了，后面还有一句话"]
)
def test_letters_under_a_box_go_and_the_rest_of_the_line_stays_where_it_was(source: str) -> None:
    data = pdf(f"{source}#place(top + left, dx: 21.5pt, dy: -3pt, rect(width: 45pt, height: 16pt, fill: black))")
    before, copy = read(data, "a.pdf"), cleaned(data, "a.pdf")
    assert [one.kind for one in before.hidden] == [HiddenKind.COVERED_TEXT]
    assert read(copy, "a.pdf").hidden == ()
    assert squeezed(copy) == squeezed(data)
    assert shown(copy) == shown(data)


def test_text_under_a_redaction_that_was_only_marked_goes_with_the_mark() -> None:
    mark = Rectangle(rect=(0, 800, 130, 842), interior_color="000000")
    mark[NameObject("/Subtype")] = NameObject("/Redact")
    data = with_annotation(mark, "#v(-60pt)号码一三八零零完了，后面还有许多看得见的字")
    assert [one.kind for one in read(data, "a.pdf").hidden] == [HiddenKind.COVERED_TEXT]
    copy = cleaned(data, "a.pdf")
    assert read(copy, "a.pdf").hidden == ()
    assert squeezed(copy) == squeezed(data) != ""


def test_a_pdf_loses_notes_and_files_and_keeps_links_and_text_boxes() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf('#link("https://example.cn")[链接]')))
    writer.add_annotation(0, Text(rect=(50, 50, 70, 70), text=SECRET))
    writer.add_annotation(0, FreeText(rect=(50, 80, 200, 99), text="说明", background_color=None))
    writer.add_attachment("a.txt", SECRET.encode())
    out = io.BytesIO()
    writer.write(out)
    copy = cleaned(out.getvalue(), "a.pdf")
    page: Any = PdfReader(io.BytesIO(copy)).pages[0]
    notes = [note.get_object()["/Subtype"] for note in page["/Annots"]]
    assert sorted(notes) == ["/FreeText", "/Link"]
    assert read(copy, "a.pdf").hidden == ()


@pytest.mark.parametrize("path", sorted(OFD.glob("*.ofd")), ids=lambda path: path.stem)
def test_an_ofd_says_the_same_without_what_it_hid(path: Path) -> None:
    data = path.read_bytes()
    copy = cleaned(data, "a.ofd")
    assert read(copy, "a.ofd").hidden == ()
    assert texts(read(copy, "a.ofd")) == texts(read(data, "a.ofd"))


def test_earlier_versions_and_attached_files_are_gone_from_an_ofd() -> None:
    old = '<Page><TextObject Boundary="0 0 9 9"><TextCode X="0" Y="1">旧稿</TextCode></TextObject></Page>'
    data = added(ofd("attachment"), "Doc_0/Old.xml", old.encode())
    assert [one.kind for one in read(data, "a.ofd").hidden] == [HiddenKind.HIDDEN_TEXT, HiddenKind.EARLIER_REVISION]
    copy = whole(cleaned(data, "a.ofd"))
    assert "旧稿".encode() not in copy
    assert b"13900139000" not in copy


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (packed({"a.txt": b"x"}), "a.zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc"),
        (
            changed(
                ofd("one_page"), "OFD.xml", lambda t: t.replace("</ofd:DocBody>", "<ofd:Signatures/></ofd:DocBody>")
            ),
            "a.ofd",
        ),
    ],
    ids=["bundle", "old format", "signed"],
)
def test_where_there_is_no_copy_a_sentence_says_so(data: bytes, name: str) -> None:
    with pytest.raises(CannotClean, match=r"[。查]"):
        cleaned(data, name)


def test_text_is_its_own_copy() -> None:
    assert cleaned("一行".encode("gb18030"), "a.txt") == "一行".encode("gb18030")
