"""Files that hide something, one for each way of hiding."""

from __future__ import annotations

import random
from collections.abc import Callable

from docx.document import Document
from openpyxl import Workbook

from tests.base.extraction.made import book, ofd, pdf, picture, word, word_body
from tests.checks.evaluation import numbers


def comment(rng: random.Random) -> bytes:
    def fill(document: Document) -> None:
        run = document.add_paragraph("现予公示。").add_run("名单附后。")
        document.add_comment(run, text=f"此人电话{numbers.mobile(rng)}", author="初审", initials="c")

    return word(fill)


def tracked(rng: random.Random) -> bytes:
    return word_body(
        '<w:p><w:r><w:t>经费</w:t></w:r><w:del w:author="张三"><w:r><w:delText>三十万元</w:delText></w:r></w:del>'
        f'<w:ins w:author="张三"><w:r><w:t>{rng.randint(40, 90)}万元</w:t></w:r></w:ins></w:p>'
    )


def unseen_text(rng: random.Random) -> bytes:
    def fill(document: Document) -> None:
        document.add_paragraph("现予公示。").add_run(numbers.identity(rng)).font.hidden = True

    return word(fill)


def author(rng: random.Random) -> bytes:
    def fill(document: Document) -> None:
        document.add_paragraph("现予公示。")
        document.core_properties.author = rng.choice(["赵某", "钱某"])

    return word(fill)


def sheet(rng: random.Random) -> bytes:
    def fill(workbook: Workbook) -> None:
        workbook[workbook.sheetnames[0]].append(["序号", "姓名"])
        hidden = workbook.create_sheet("底稿")
        hidden.append(["身份证号", numbers.identity(rng)])
        hidden.sheet_state = rng.choice(["hidden", "veryHidden"])

    return book(fill)


def row(rng: random.Random) -> bytes:
    def fill(workbook: Workbook) -> None:
        for number in range(1, 6):
            workbook[workbook.sheetnames[0]].append([number, numbers.mobile(rng)])
        workbook[workbook.sheetnames[0]].row_dimensions[3].hidden = True

    return book(fill)


def covered(rng: random.Random) -> bytes:
    return pdf(
        f"名单：#box[{rng.choice(['张三', '李四'])}的号码 {numbers.mobile(rng)}"
        "#place(top + left, rect(width: 60mm, height: 6mm, fill: black))]"
    )


def covered_page(rng: random.Random) -> bytes:
    return ofd("covered")


def position(rng: random.Random) -> bytes:
    return picture(gps=True)


WAYS: tuple[tuple[str, str, Callable[[random.Random], bytes]], ...] = (
    ("comment", "a.docx", comment),
    ("tracked_change", "b.docx", tracked),
    ("hidden_text", "c.docx", unseen_text),
    ("author", "d.docx", author),
    ("hidden_sheet", "e.xlsx", sheet),
    ("hidden_row", "f.xlsx", row),
    ("covered_text", "g.pdf", covered),
    ("covered_text", "h.ofd", covered_page),
    ("position", "i.jpg", position),
)
