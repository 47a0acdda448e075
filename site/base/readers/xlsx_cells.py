"""What a cell of a workbook shows."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from base.readers.archive import Archive
from base.readers.markup import Element, attribute, local, parse

_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_ZEROS = re.compile(r"0+")
_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]*")
_BOOLEANS = {"1": "TRUE", "0": "FALSE"}


class Cells:
    """Texts of cells, by the shared strings and number formats of the workbook."""

    def __init__(self, archive: Archive) -> None:
        """Raises Stop where they are damaged or too big."""
        self._strings = [string_of(e) for e in _children(archive, "xl/sharedStrings.xml") if local(e) == "si"]
        self._formats = _formats(archive)
        workbook = _children(archive, "xl/workbook.xml")
        is_1904 = any(attribute(e, "date1904") in ("1", "true") for e in workbook if local(e) == "workbookPr")
        self._epoch = datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 30)

    def text(self, cell: Element) -> str:
        """Numbers in full, as they were typed; dates as dates; of a formula its last result."""
        kind = attribute(cell, "t")
        if kind == "inlineStr":
            return "".join(string_of(child) for child in cell if local(child) == "is")
        value = next((str(child.text or "") for child in cell if local(child) == "v"), "").strip()
        if kind == "s":
            return self._strings[int(value)] if value.isdigit() and int(value) < len(self._strings) else ""
        if kind == "b":
            return _BOOLEANS.get(value, value)
        if kind in ("str", "e", "d"):
            return value
        return self._number(value, attribute(cell, "s"))

    def _number(self, value: str, style: str) -> str:
        number = plain_number(value)
        code = self._formats.get(int(style), "") if style.isdigit() else ""
        if code == "date":
            return self._date(number)
        if _ZEROS.fullmatch(code) and number.isdigit():
            return number.zfill(len(code))
        return number

    def _date(self, number: str) -> str:
        try:
            moment = self._epoch + timedelta(days=float(number))
        except (ValueError, OverflowError):
            return number
        return (
            moment.strftime("%Y-%m-%d") if moment.time() == moment.min.time() else moment.strftime("%Y-%m-%d %H:%M:%S")
        )


def plain_number(value: str) -> str:
    """1.10105E+17 is 110105000000000000: an ID number stays one where it was typed as a number."""
    if not re.search(r"[eE.]", value) or len(value) > 40:
        return value
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return value
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def column_of(reference: str) -> int:
    """B7 is in column 2; 0 for what is no reference."""
    found = _REFERENCE.fullmatch(reference)
    number = 0
    for letter in found[1] if found else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def string_of(element: Element) -> str:
    """A text of several runs is one text; how it is read aloud (rPh) is none of it."""
    texts = []
    for child in element.iter():
        parent = child.getparent()
        if local(child) == "t" and (parent is None or local(parent) != "rPh"):
            texts.append(str(child.text or ""))
    return "".join(texts)


def _children(archive: Archive, part: str) -> list[Element]:
    return list(parse(archive.read(part))) if part in archive else []


def _formats(archive: Archive) -> dict[int, str]:
    """By number of style: "date", or the format where it is zeros alone."""
    own: dict[str, str] = {}
    styles: dict[int, str] = {}
    for group in _children(archive, "xl/styles.xml"):
        if local(group) == "numFmts":
            own = {attribute(e, "numFmtId"): attribute(e, "formatCode") for e in group}
        elif local(group) == "cellXfs":
            styles = {index: _meaning(attribute(e, "numFmtId"), own) for index, e in enumerate(group)}
    return styles


def _meaning(number: str, own: dict[str, str]) -> str:
    if number in own:
        bare = _QUOTED.sub("", own[number])
        return "date" if _DATE_LETTERS.search(bare) and "0" not in bare.split(".")[0] else bare
    return "date" if number.isdigit() and int(number) in _DATE_FORMATS else ""
