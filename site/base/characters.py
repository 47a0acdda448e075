"""What becomes of each single character in the normal form: NFKC, simplified, lower case, or nothing.

Character by character, so that every character of the result can be traced to its source. Phrases have no
say: 乾坤 becomes 干坤 in text and query alike, and so they find each other.
"""

import unicodedata
from functools import cache

from opencc import OpenCC

# What text extraction from PDF files takes for characters, and NFKC leaves alone.
RADICALS = dict(
    zip(
        "⺠⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻄⻁",
        "民见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙西虎",
        strict=True,
    )
)
# Control, format (zero width, direction marks) and half surrogates; variation selectors besides.
DROPPED_CATEGORIES = {"Cc", "Cf", "Cs"}
VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


class CharacterTable(dict[int, str]):
    """A table for `str.translate` that learns each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        result = self[code] = folded_character(chr(code))
        return result


TABLE = CharacterTable()


def fold(text: str) -> str:
    """Each character of `text` folded, and what belongs together composed."""
    translated = text.translate(TABLE)
    if unicodedata.is_normalized("NFC", translated):
        return translated
    return unicodedata.normalize("NFC", translated)


def folded_character(character: str) -> str:
    """The folded form of one character: none, one or several characters."""
    if character.isspace():
        return " "
    if unicodedata.category(character) in DROPPED_CATEGORIES:
        return ""
    if any(ord(character) in selectors for selectors in VARIATION_SELECTORS):
        return ""
    compatible = unicodedata.normalize("NFKC", RADICALS.get(character, character))
    simplified = "".join(map(_simplified, compatible))
    return unicodedata.normalize("NFKC", simplified.casefold())


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _simplified(character: str) -> str:
    if character < "\u2e80":  # below the first Chinese character
        return character
    simplified = str(_converter().convert(character))
    # 薴 becomes 苧, and 苧 becomes 苎: go on until nothing changes.
    return simplified if simplified == character else _simplified(simplified)
