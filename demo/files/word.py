"""Word files: forms and texts in the fonts that offices use."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from demo.reading.inline import runs
from demo.reading.markdown import Block, blocks_of

BODY, TITLE = "仿宋_GB2312", "方正小标宋简体"


def make_docx(text: str) -> bytes:
    """Return a document; its first paragraph is the title."""
    document = Document()
    style = document.styles["Normal"]
    style.font.size = Pt(14)
    _set_font(style.element, BODY)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.7)
    title, *blocks = blocks_of(text)
    _paragraph(document, title.text, is_title=True)
    for block in blocks:
        _add(document, block)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _add(document: Any, block: Block) -> None:
    if block.kind == "table":
        _table(document, block.rows)
        document.add_paragraph()
        return
    numbers = block.kind == "ol"
    for number, line in enumerate(block.lines, 1):
        _paragraph(document, f"{number}. {line}" if numbers else line, is_bold=block.kind.endswith("heading"))


def _paragraph(document: Any, text: str, is_title: bool = False, is_bold: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = 1.5
    if is_title:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(14)
    for words, bold in runs(text):
        run = paragraph.add_run(words)
        run.bold = bold or is_bold
        if is_title:
            run.font.size = Pt(20)
            _set_font(run._element, TITLE)


def _table(document: Any, rows: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for row, values in zip(table.rows, rows, strict=True):
        row.height = Cm(1)
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(12)
                run.bold = values is rows[0]


def _set_font(element: Any, name: str) -> None:
    """Name the font for Chinese too: python-docx sets the Latin one alone."""
    properties = element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for attribute in ("w:ascii", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(attribute), name)
