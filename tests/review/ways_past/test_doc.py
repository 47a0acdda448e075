"""The document lists exactly the rows that are tested."""

from __future__ import annotations

import os

from tests.review.ways_past.doc import BEGIN, HEADINGS, PATH, tables, write
from tests.review.ways_past.rows import WAYS


def test_the_document_and_the_rows_agree() -> None:
    if os.environ.get("WRITE_DOC"):
        write()
    _head, _begin, found = PATH.read_text(encoding="utf-8").partition(BEGIN)
    assert found.strip() == tables().strip(), "WRITE_DOC=1 writes the document anew"


def test_every_row_is_in_the_document_once() -> None:
    assert {row.room for row in WAYS} <= set(HEADINGS)
    names = [row.name for row in WAYS]
    assert len(names) == len(set(names))
