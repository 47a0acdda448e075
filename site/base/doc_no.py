"""Numbers of official documents (发文字号): 怀政发〔2023〕5号, 国务院令第711号.

The right form is 机关代字〔YYYY〕N号 with the brackets U+3014 and U+3015, the number without leading zeros
and without 第; orders (令) and announcements (公告) keep 第 where no year stands before it.
"""

import re
import unicodedata

from base.characters import fold

OPENING = "〔［\\[（(【﹝｛{〖〈《「"
CLOSING = "〕］\\]）)】﹞｝}〗〉》」"
DECREES = "令|公告|通告"

_YEAR = r"(?:19|20)[0-9]{2}"
_NUMBER = r"0*(?P<number>[1-9][0-9]*)"
_WITH_YEAR = re.compile(
    rf"(?P<code>[^\s0-9{OPENING}{CLOSING}][^{OPENING}{CLOSING}]{{0,30}}?)\s*"
    rf"[{OPENING}]\s*(?P<year>{_YEAR})\s*[{CLOSING}]\s*第?\s*{_NUMBER}\s*[号號]"
)
_DECREE = re.compile(rf"(?P<code>[^0-9{OPENING}{CLOSING}]{{0,40}}(?:{DECREES}))\s*第\s*{_NUMBER}\s*[号號]")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")

# The key forgets brackets, blanks and 第; a year is told from the number by its four digits.
_KEY_YEAR = re.compile(rf"[{OPENING}\s]*({_YEAR})[{CLOSING}\s]+第?\s*0*([1-9][0-9]*)\s*号")
_KEY_NOISE = re.compile(rf"[{OPENING}{CLOSING}\s]+")
_KEY_ORDINAL = re.compile(r"第0*([1-9][0-9]*号)")
_LOOKS_LIKE = re.compile(
    rf"[^\s0-9][^0-9]{{0,40}}(?:{_YEAR}[{CLOSING}\s]+第?\s*[0-9]+|(?:{DECREES})[{OPENING}\s]*第?\s*[0-9]+)"
    rf"\s*号[{CLOSING}]?"
)


def normalise_doc_no(text: str) -> str:
    """`text` in the one right form; what is no document number is only trimmed.

    Any bracket style, full-width digits, inner blanks, leading zeros and 第 after a year are put right:
    `怀政发【2023】05号` becomes `怀政发〔2023〕5号`. `国务院令第711号` keeps its 第.
    """
    trimmed = text.strip()
    plain = trimmed.translate(_DIGITS)
    if found := _WITH_YEAR.fullmatch(plain):
        return f"{_compact(found['code'])}〔{found['year']}〕{found['number']}号"
    if found := _DECREE.fullmatch(plain):
        return f"{_compact(found['code'])}第{found['number']}号"
    return trimmed


def doc_no_key(text: str) -> str:
    """What two spellings of one number have in common, for equality and search.

    Brackets, blanks, 第 and leading zeros vanish, and traditional characters become simplified.
    `国务院令第711号`, `国务院令 711号` and `國務院令（第711號）` share a key, and so do `国发〔2019〕5号`
    and `国发 2019 5号`.
    """
    key = _KEY_YEAR.sub(r"\1\2号", fold(text))
    return _KEY_ORDINAL.sub(r"\1", _KEY_NOISE.sub("", key))


def looks_like_doc_no(text: str) -> bool:
    """Whether the whole of `text` reads as one document number, in whatever style."""
    return _LOOKS_LIKE.fullmatch(fold(text).strip()) is not None


def _compact(code: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", code))
