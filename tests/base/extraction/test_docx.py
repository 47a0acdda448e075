"""Word documents: all that is read, where it stands, and what is not shown."""

import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE

from base.extraction import HiddenKind
from tests.base.extraction.made import added, book, changed, hidden, picture, read, texts, word, word_body

BODY = "word/document.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def places(data: bytes) -> list[tuple[str, str]]:
    return [(passage.place, passage.text) for passage in read(data, "a.docx").passages]


def test_paragraphs_headings_and_table_rows_come_in_order_with_their_places() -> None:
    def fill(document: Document) -> None:
        document.add_heading("关于公开的通知", 1)
        document.add_paragraph("各街道办事处：")
        table = document.add_table(2, 2)
        for index, text in enumerate(("姓名", "单位", "张三", "东城街道")):
            table.cell(*divmod(index, 2)).text = text
        document.add_paragraph("特此通知。")

    assert places(word(fill)) == [
        ("第1段（标题）", "关于公开的通知"),
        ("第2段", "各街道办事处："),
        ("表1第1行", "姓名\t单位"),
        ("表1第2行", "张三\t东城街道"),
        ("第3段", "特此通知。"),
    ]


def test_a_number_split_over_runs_is_one_number() -> None:
    def fill(document: Document) -> None:
        paragraph = document.add_paragraph("身份证号110101")
        paragraph.add_run("19900307").bold = True
        paragraph.add_run("4514")

    assert texts(read(word(fill), "a.docx")) == ["身份证号110101199003074514"]


def test_headers_footers_and_notes_are_read() -> None:
    def fill(document: Document) -> None:
        document.add_paragraph("正文")
        document.sections[0].header.paragraphs[0].text = "页眉的话"
        document.sections[0].footer.paragraphs[0].text = "页脚的话"

    note = f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>脚注的话</w:t></w:r></w:p></w:footnote></w:footnotes>"
    data = added(word(fill), "word/footnotes.xml", note.encode())
    assert set(texts(read(data, "a.docx"))) == {"正文", "页眉的话", "页脚的话", "脚注的话"}


def test_a_text_box_is_read_once_though_it_is_written_twice_for_old_programs() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        '<w:p><w:r><w:t>框外</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="urn:mc">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert texts(read(word_body(xml), "a.docx")) == ["框外", "框里的字"]


def test_links_fields_and_content_controls_are_read_like_their_surroundings() -> None:
    xml = (
        "<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:tab/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>138</w:t><w:noBreakHyphen/><w:t>0013</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>整段控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert texts(read(word_body(xml), "a.docx")) == ["链接控件\t138-0013", "整段控件"]


def test_tracked_changes_are_hidden_and_the_text_reads_as_if_all_were_accepted() -> None:
    xml = (
        '<w:p><w:r><w:t>同意</w:t></w:r><w:del w:author="张三"><w:r><w:delText>暂不</w:delText></w:r>'
        "<w:r><w:delText>公开</w:delText></w:r></w:del>"
        '<w:ins w:author="张三"><w:r><w:t>公开</w:t></w:r></w:ins></w:p>'
    )
    extraction = read(word_body(xml), "a.docx")
    assert texts(extraction) == ["同意公开"]
    assert hidden(extraction) == [(HiddenKind.TRACKED_CHANGE, "暂不公开"), (HiddenKind.TRACKED_CHANGE, "公开")]


def test_moved_text_is_a_change_too() -> None:
    xml = (
        "<w:p><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:moveTo><w:r><w:t>新处</w:t></w:r></w:moveTo></w:p>"
    )
    extraction = read(word_body(xml), "a.docx")
    assert texts(extraction) == ["新处"]
    assert hidden(extraction) == [(HiddenKind.TRACKED_CHANGE, "旧处"), (HiddenKind.TRACKED_CHANGE, "新处")]


def test_comments_are_hidden_with_who_made_them() -> None:
    def fill(document: Document) -> None:
        document.add_comment(document.add_paragraph("正文").runs, text="此处涉密？", author="李四")

    assert hidden(read(word(fill), "a.docx")) == [(HiddenKind.COMMENT, "李四：此处涉密？")]


def test_text_that_is_formatted_as_hidden_is_told_by_run_and_by_style() -> None:
    def fill(document: Document) -> None:
        document.add_paragraph("看得见").add_run("看不见").font.hidden = True
        base = document.styles.add_style("Secret", WD_STYLE_TYPE.PARAGRAPH)
        base.font.hidden = True
        document.styles.add_style("More", WD_STYLE_TYPE.PARAGRAPH).base_style = base
        document.add_paragraph("样式藏起", style="More")

    extraction = read(word(fill), "a.docx")
    assert texts(extraction) == ["看得见"]
    assert hidden(extraction) == [(HiddenKind.HIDDEN_TEXT, "看不见"), (HiddenKind.HIDDEN_TEXT, "样式藏起")]


def test_hidden_that_is_switched_off_is_shown() -> None:
    xml = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>看得见</w:t></w:r></w:p>'
    assert texts(read(word_body(xml), "a.docx")) == ["看得见"]


def test_author_and_company_are_hidden_and_the_title_is_read() -> None:
    def fill(document: Document) -> None:
        properties = document.core_properties
        properties.author, properties.last_modified_by, properties.title = "王五", "赵六", "处分决定"

    company = "<Company>某公司</Company></Properties>"
    data = changed(word(fill), "docProps/app.xml", lambda text: text.replace("</Properties>", company))
    extraction = read(data, "a.docx")
    assert {(one.place, one.text) for one in extraction.hidden} == {
        ("文件属性“作者”", "王五"),
        ("文件属性“最后修改者”", "赵六"),
        ("文件属性“单位”", "某公司"),
    }
    assert ("文件属性“标题”", "处分决定") in places(data)


def test_pictures_and_workbooks_inside_are_looked_at() -> None:
    data = added(word(lambda document: None), "word/media/photo1.jpg", picture(gps=True))
    data = added(data, "word/embeddings/sheet1.xlsx", book(lambda workbook: None))
    kinds = {kind for kind, _ in hidden(read(data, "a.docx"))}
    assert kinds == {HiddenKind.POSITION, HiddenKind.HIDDEN_TEXT}


@pytest.mark.parametrize("part", [BODY, "word/styles.xml"])
def test_a_part_that_is_no_xml_is_a_problem(part: str) -> None:
    data = changed(word(lambda document: None), part, lambda text: text[: len(text) // 2])
    assert read(data, "a.docx").problem == "unreadable"
