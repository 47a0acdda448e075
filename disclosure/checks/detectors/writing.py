"""Slips of the pen: words written twice, quotation marks without their partner, 截止 for 截至."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.checks.detectors.hit import Hit, around
from disclosure.checks.enums import Level
from disclosure.checks.reading.part import Part

_TWICE = re.compile(
    r"的的(?<!目的的)(?!确|士)|了了(?![解结然断])|是是(?!非)|在在(?!建|校|职|编|线|岗)|和和(?![谐平美睦])|与与(?![会之])|及及(?![时格其])"
    r"|关于关于|进行进行|以及以及|或者或者|应当应当|可以可以|必须必须|按照按照|根据根据|对于对于"
)
LONG = (4, 5, 6)  # three characters come twice by right: 研究研究生
_WORDS = re.compile(r"[\u4e00-\u9fff]+")
WIDTH, BITS = 4, 32  # of a character in UTF-32
PAIRS = (("《", "》"), ("〔", "〕"))
_UNTIL = re.compile(
    r"截止(?=(?:到)?(?:目前|今|现在|当前|上月|本月|年底|[0-9]{2,4}年|[0-9]{1,2}月))(?![^。\n]{0,14}(?:止|截止))"
)


def repeated(part: Part) -> Iterator[Hit]:
    """Yield words that stand twice in a row."""
    plain = part.plain
    for match in _TWICE.finditer(plain):
        yield _hit("repeated", part, match.start(), match.end(), match[0][: len(match[0]) // 2])
    code = int.from_bytes(plain.encode("utf-32-le", "surrogatepass"), "little")
    for length in LONG:
        for at in _same(code, length):
            words = plain[at : at + length]
            if _WORDS.fullmatch(words) and len(set(words)) > 2:
                yield _hit("repeated", part, at, at + 2 * length, words)


def _same(code: int, length: int) -> Iterator[int]:
    """Yield where `length` characters come twice in a row: a text laid over itself leaves zeros there. A text as one
    large number, because this is done with every text and a loop over its characters takes fifty times longer."""
    over = code ^ (code >> (BITS * length))
    laid = over.to_bytes((over.bit_length() + 7) // 8, "little")
    zeros = bytes(WIDTH * length)
    at = laid.find(zeros)
    while at >= 0:
        at += -at % WIDTH
        if laid[at : at + len(zeros)] == zeros:
            yield at // WIDTH
            at += len(zeros)
        at = laid.find(zeros, at + 1)


def unpaired(part: Part) -> Iterator[Hit]:
    """Yield marks that open and do not close, or close and were not opened."""
    plain = part.plain
    for opening, closing in PAIRS:
        if plain.count(opening) == plain.count(closing):
            continue
        yield from (_hit("pairing", part, at, at + 1, "") for at in _alone(plain, opening, closing))


def until(part: Part) -> Iterator[Hit]:
    """截止 ends something; what holds up to a day is 截至 that day."""
    if "截止" in part.plain:
        yield from (_hit("word", part, match.start(), match.end(), "截至") for match in _UNTIL.finditer(part.plain))


def _alone(plain: str, opening: str, closing: str) -> list[int]:
    waiting: list[int] = []
    alone: list[int] = []
    for match in re.finditer(rf"[{opening}{closing}]", plain):
        if match[0] == opening:
            waiting.append(match.start())
        elif waiting:
            waiting.pop()
        else:
            alone.append(match.start())
    return [*alone, *waiting][:5]


def _hit(code: str, part: Part, start: int, end: int, proposal: str) -> Hit:
    shown = around(part.plain, start, end)
    return Hit(code, Level.WARN, start, end, part.plain[start:end] + shown, shown, proposal)
