"""The document number that a query contains, however it was typed.

`base.doc_no` knows the ways in which numbers are written. People type more: 国发2019-5, 国发2019年第5号,
国务院711号令, 国发〔二〇一九〕五号, 国令第 七一一 号, 法〔98〕86号, and a number with words around it.
"""

from __future__ import annotations

import re

from base.doc_no import CLOSING, DECREES, OPENING, doc_no_key
from search import segmenting

_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_CODE = r"(?P<code>[^\W0-9_]{2,20})"
_N = r"第?\s*0*(?P<n>[1-9][0-9]{0,4})"
_BETWEEN = rf"[{OPENING}{CLOSING}\s年\-/.·]*"
_WITH_BRACKETS = re.compile(rf"{_CODE}\s*[{OPENING}]\s*{_YEAR}\s*[{CLOSING}]\s*{_N}(?![0-9])")
_WITHOUT = re.compile(rf"{_CODE}\s*{_YEAR}{_BETWEEN}(?<![0-9]){_N}\s*号?")
_YEAR_FIRST = re.compile(rf"{_YEAR}\s*年?\s*{_CODE}\s*{_N}\s*号")
_DECREE = re.compile(rf"(?P<code>[^\W0-9_第]{{2,20}})\s*第?\s*0*(?P<n>[1-9][0-9]{{0,4}})\s*号\s*(?P<what>{DECREES})")

_DIGITS = {"〇": "0", "○": "0", "零": "0"} | {word: str(value) for value, word in enumerate("一二三四五六七八九", 1)}
_HAN = "".join(_DIGITS)
_SHORT_YEAR = re.compile(rf"(?<=[{OPENING}])\s*([0-9]{{2}})\s*(?=[{CLOSING}])")
_FIRST_SHORT_YEAR = 49  # 98 is 1998, 05 is 2005
_HAN_YEAR = re.compile(rf"(?<=[{OPENING}])\s*([一二][{_HAN}]{{3}})\s*(?=[{CLOSING}])")
_HAN_NUMBER = re.compile(rf"(?<=[{CLOSING}第])\s*([{_HAN}十百]{{1,6}})\s*(?=号)")
_ORDER = re.compile(rf"(?P<code>[^\W0-9_第]{{1,20}}(?:{DECREES}))\s*第?\s*0*(?P<n>[1-9][0-9]{{0,4}})\s*号")
_UNITS = {"十": 10, "百": 100}


def _issuers() -> dict[str, str]:
    lines = (segmenting.WORDS / "issuers.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {short: official for short, official in pairs if short != "short"}


ISSUERS = _issuers()
_ISSUER = re.compile("|".join(sorted(ISSUERS, key=len, reverse=True)))


def written_out(normal: str) -> str:
    """A query in normal form with the years and numbers of a document number in full, in Arabic digits, and the
    issuer under its full name where it is called by a short one (`search/words/issuers.tsv`)."""
    text = _HAN_NUMBER.sub(_value, _HAN_YEAR.sub(_value, normal)).strip()
    text = _SHORT_YEAR.sub(_full_year, text)
    if found := _ISSUER.match(text):
        text = ISSUERS[found[0]] + text[found.end() :]
    return text


def number_in(normal: str) -> str:
    """Return the key (`doc_no_key`) of the document number in a query in normal form; empty where there is none."""
    text = written_out(normal)
    if found := _DECREE.search(text):
        return _key(found["code"], f"{found['what']}第{found['n']}号")
    if found := _ORDER.fullmatch(text):
        return _key(found["code"], f"第{found['n']}号")
    for pattern in (_WITHOUT, _YEAR_FIRST):
        if found := pattern.fullmatch(text):
            return _key(found["code"], f"〔{found['year']}〕{found['n']}号")
    if found := _WITH_BRACKETS.search(text):
        return _key(found["code"], f"〔{found['year']}〕{found['n']}号")
    return ""


def _key(code: str, rest: str) -> str:
    """The code without what may stand before it in a sentence: 关于国发 is 国发."""
    own = segmenting.without_opening(code)
    return doc_no_key(own + rest) if len(own) > 1 else ""


def _full_year(found: re.Match[str]) -> str:
    return ("19" if int(found[1]) >= _FIRST_SHORT_YEAR else "20") + found[1]


def _value(found: re.Match[str]) -> str:
    """Chinese digits or a Chinese number as Arabic ones: 二〇一九 is 2019, 二十三 is 23."""
    written = found[1]
    if not any(unit in written for unit in _UNITS):
        return "".join(_DIGITS[word] for word in written)
    total, digit = 0, 0
    for word in written:
        if word in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[word], 0
        else:
            digit = int(_DIGITS[word])
    return str(total + digit)
