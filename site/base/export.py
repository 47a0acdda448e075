"""Tables for spreadsheet programs."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

BOM = "\ufeff"
# How a cell begins that a spreadsheet program would run as a formula; full-width forms count in China.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_response(filename: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> StreamingHttpResponse:
    """A CSV download that is written while `rows` are read.

    It begins with a byte order mark, without which Excel takes UTF-8 Chinese for another encoding.
    Text that looks like a formula gets a leading apostrophe; numbers stay numbers.
    """
    response = StreamingHttpResponse(_lines(header, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, filename) or "attachment"
    return response


def guarded(cell: object) -> object:
    """`cell` as it may be written: never a formula. None becomes empty."""
    if isinstance(cell, int | float | Decimal):
        return cell
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(" \u3000").startswith(FORMULA_STARTS) else text


class _Echo:
    """A file for csv.writer that hands each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def _lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield BOM + writer.writerow([guarded(cell) for cell in header])
    for row in rows:
        yield writer.writerow([guarded(cell) for cell in row])
