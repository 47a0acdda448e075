"""Files that were made to do harm cost an error record and nothing else."""

import io
import random
import struct
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from base.extraction import CannotClean, Problem, clean, extract_many
from tests.base.extraction.made import Book, added, book, changed, ofd, packed, pdf, read, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/hostname">]>'
WORD = word(lambda document: document.add_paragraph("正文"))
BODY = "word/document.xml"


def one_row(workbook: Book) -> None:
    workbook.active.append(["值"])


GOOD = {
    "docx": WORD,
    "xlsx": book(one_row),
    "pdf": pdf("正文"),
    "ofd": ofd("one_page"),
}


def bomb(part: str, size: int) -> bytes:
    """A part that is small in the archive and large outside of it."""
    return added(WORD, part, b"<w>" + b" " * size + b"</w>")


def with_lie(data: bytes, part: str) -> bytes:
    """The directory of the archive says that the part has one byte."""
    at = data.index(part.encode(), data.index(b"PK\x01\x02"))
    return data[: at - 22] + struct.pack("<I", 1) + data[at - 18 :]


def deep(levels: int) -> str:
    return "<w:sdt>" * levels + "</w:sdt>" * levels


def encrypted_pdf() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf("正文")))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def encrypted_zip() -> bytes:
    data = bytearray(packed({"a.txt": b"x"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def endless_pdf() -> bytes:
    """Pages that are each other's children."""
    body = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>endobj "
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF"


def huge_picture() -> bytes:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = (b"IHDR" + header, b"IDAT" + zlib.compress(b"\0" * 100))
    packed_chunks = (struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed_chunks)


PROBLEMS = {
    "zip bomb": (bomb("word/header1.xml", 150_000_000), "a.docx", Problem.TOO_BIG),
    "zip that lies": (with_lie(WORD, BODY), "a.docx", Problem.UNREADABLE),
    "many members": (packed({f"{n}.txt": b"" for n in range(10_001)}), "a.zip", Problem.TOO_BIG),
    "entity bomb": (changed(WORD, BODY, lambda text: LAUGHS + text.partition("?>")[2]), "a.docx", Problem.UNREADABLE),
    "outside entity": (
        changed(WORD, BODY, lambda text: OUTSIDE + text.partition("?>")[2]),
        "a.docx",
        Problem.UNREADABLE,
    ),
    "deep nesting": (
        changed(WORD, BODY, lambda text: text.replace("<w:p>", deep(100_000) + "<w:p>", 1)),
        "a.docx",
        Problem.UNREADABLE,
    ),
    "encrypted pdf": (encrypted_pdf(), "a.pdf", Problem.ENCRYPTED),
    "encrypted docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", Problem.ENCRYPTED),
    "encrypted zip": (encrypted_zip(), "a.zip", Problem.ENCRYPTED),
    "endless pdf": (endless_pdf(), "a.pdf", Problem.UNREADABLE),
    "huge picture": (huge_picture(), "a.png", Problem.TOO_BIG),
    "no such format": (b"\x7fELF" + b"\0" * 100, "a.bin", Problem.UNKNOWN_FORMAT),
    "another format than its name": (b"MZ" + b"\0" * 100, "a.pdf", Problem.UNREADABLE),
    "empty": (b"", "a.docx", Problem.UNREADABLE),
}


@pytest.mark.parametrize(("data", "name", "problem"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_bad_file_is_a_problem_and_has_no_cleaned_copy(data: bytes, name: str, problem: str) -> None:
    assert read(data, name).problem == problem
    with pytest.raises(CannotClean, match=r"\w"):
        clean(io.BytesIO(data), name)


def test_a_good_file_under_a_wrong_name_is_read_all_the_same() -> None:
    assert [passage.text for passage in read(WORD, "a.pdf").passages] == ["正文"]


def test_names_that_lead_out_of_the_archive_are_only_names() -> None:
    data = packed({"../../../../tmp/gongkai-was-here.txt": b"x", "/etc/gongkai": b"y"})
    assert "x" in [passage.text for passage in read(data, "a.zip").passages]


@pytest.mark.parametrize("kind", GOOD)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_half_a_file_is_no_exception(kind: str, share: float) -> None:
    data = GOOD[kind]
    read(data[: int(len(data) * share)], f"a.{kind}")


def test_damaged_files_are_no_exceptions_and_do_not_disturb_the_next_file() -> None:
    draw = random.Random(7)
    files = []
    for kind, data in GOOD.items():
        for _ in range(15):
            damaged = bytearray(data)
            for _ in range(draw.randrange(1, 40)):
                damaged[draw.randrange(len(damaged))] = draw.randrange(256)
            files += [(io.BytesIO(damaged), f"a.{kind}"), (io.BytesIO(WORD), "a.docx")]
    results = list(extract_many(files))
    assert [result.passages[0].text for result in results[1::2]] == ["正文"] * (len(files) // 2)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.csv", "a.docx", "a.pdf", "a.png", "a.zip", "a"]))
def test_any_bytes_are_no_exception(data: bytes, name: str) -> None:
    read(data, name)


def test_a_sheet_of_a_million_cells_is_read_within_the_limits_or_is_too_big() -> None:
    row = "<row>" + "<c><v>1</v></c>" * 1000 + "</row>"
    data = book(one_row)
    data = changed(
        data, "xl/worksheets/sheet1.xml", lambda text: text.replace("<sheetData>", "<sheetData>" + row * 1000)
    )
    assert read(data, "a.xlsx").problem in ("", Problem.TOO_BIG, Problem.TOO_SLOW)
