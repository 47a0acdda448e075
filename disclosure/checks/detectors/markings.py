"""密级, 内部 and 公开属性 markings. A mark has a form and a place; a law that speaks of 机密 has neither."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.checks.detectors.hit import Hit
from disclosure.checks.enums import Level
from disclosure.checks.reading.part import Part

_MARK = r"(?:绝\s*密|机\s*密|秘\s*密)"
_HINT = re.compile(r"密|内\s*部|外\s*传|注意保存|此\s*件|公\s*开")
_TERM = r"[0-9一二三四五六七八九十]{1,3}\s*(?:年|个?月)|长\s*期"
_OPEN_BRACKET, _CLOSE_BRACKET = r"[ \t【〔\[(（《★*]*", r"[ \t】〕\])）》!！。★*]*"
_STARRED = re.compile(rf"{_MARK}\s*(?:[★☆✭✮⭐]\s*(?:{_TERM})?|[*＊※]\s*(?:{_TERM}|解\s*密))")
_OWN_LINE = re.compile(
    rf"(?m)^{_OPEN_BRACKET}(?:密\s*级\s*[:：]?\s*)?(?:{_MARK}|工\s*作\s*秘\s*密){_CLOSE_BRACKET}"
    r"(?:[0-9]{1,2}\s*年)?[ \t]*$"
)
_SECRET_FIELD = re.compile(rf"(?m)(?:^|[ \t(（【])密\s*级\s*[:：\t]\s*{_MARK}(?=[ \t\n)）】]|$)")
_INTERNAL_WORD = r"内\s*部\s*(?:资\s*料|文\s*件|材\s*料|参\s*考|使\s*用|刊\s*物|掌\s*握|传\s*阅)"
_KEEP = (
    r"(?:请\s*)?(?:注\s*意\s*保\s*[存密管]|妥\s*善\s*保\s*[存管]|[不勿][得要]?\s*外\s*[传泄]|严\s*禁\s*外\s*传"
    r"|请\s*勿\s*(?:外\s*传|转\s*发|翻\s*印)|不\s*得\s*(?:翻\s*印|公\s*开|扩\s*散))"
)
_EITHER = rf"(?:{_INTERNAL_WORD}|{_KEEP})"
_INTERNAL = re.compile(
    rf"(?m)^{_OPEN_BRACKET}{_EITHER}(?:[ \t,，、·★!！—\-]*{_EITHER})*{_CLOSE_BRACKET}$"  # a line of its own
    rf"|[【〔\[(（]\s*{_EITHER}(?:[ \t,，、·]*{_EITHER})*\s*[】〕\])）]"  # in brackets
    rf"|{_INTERNAL_WORD}[ \t,，、·★—\-]*{_KEEP}"  # both together
)
_NOT_OPEN = r"依\s*申\s*请\s*公\s*开|不\s*予\s*公\s*开|不\s*公\s*开|不\s*主\s*动\s*公\s*开|主\s*动\s*不\s*公\s*开"
_NAMED = r"公开(?:属性|方式|类别)"
_CLOSED = re.compile(
    rf"(?m:(?:^|(?<=[（(【〔\[\s。]))此\s*件\s*(?:{_NOT_OPEN}|不\s*宜\s*公\s*开|为?\s*内\s*部)(?=[。！\s]*(?:$|[）)】〕\]])))"
    rf"|(?m:^[ \t]*(?:[【〔\[(（]\s*(?:{_NOT_OPEN})\s*[】〕\])）]|{_NAMED}\s*[:：\t]\s*(?:{_NOT_OPEN}))[ \t]*$)"
)
_OPEN = re.compile(r"此\s*件\s*(?:公\s*开\s*发\s*布|主\s*动\s*公\s*开|予\s*以\s*公\s*开)")
# What no mark of secrecy, of internal papers, of openness is without: patterns that are bound to lines take long.
_SECRET_HINT = re.compile(r"[绝机秘]\s*密")
_INTERNAL_HINT = re.compile(
    r"内\s*部\s*[资文材参使刊掌传]|保\s*[存密管]|外\s*[传泄]|转\s*发|翻\s*印|得\s*公\s*开|扩\s*散"
)
_CLOSED_HINT = re.compile(rf"此\s*件|{_NOT_OPEN}")
EDGE = 12  # a mark that is only a word stands among the first or last lines of a text


def markings(part: Part, is_active: bool) -> Iterator[Hit]:
    """Yield marks of secrecy, of internal papers, and of an openness that is not the item's own."""
    plain = part.plain
    if not _HINT.search(plain):
        return
    if _SECRET_HINT.search(plain):
        yield from (_hit("secrecy_mark", match) for match in _STARRED.finditer(plain))
        yield from (_hit("secrecy_mark", match) for match in _SECRET_FIELD.finditer(plain))
        yield from (_hit("secrecy_mark", match) for match in _OWN_LINE.finditer(plain) if _is_at_an_edge(part, match))
    if _INTERNAL_HINT.search(plain):
        yield from (_hit("internal_mark", match) for match in _INTERNAL.finditer(plain))
    if is_active and _CLOSED_HINT.search(plain):
        yield from (_hit("openness_mark", match) for match in _CLOSED.finditer(plain))
    if not is_active:
        yield from (_hit("openness_mark", match, Level.WARN) for match in _OPEN.finditer(plain))


def _is_at_an_edge(part: Part, match: re.Match[str]) -> bool:
    before = part.plain.count("\n", 0, match.start())
    after = part.plain.count("\n", match.end())
    return before < EDGE or after < EDGE


def _hit(code: str, match: re.Match[str], level: Level = Level.STOP) -> Hit:
    words = re.sub(r"\s", "", match[0])
    return Hit(code, level, match.start(), match.end(), words, words[:40])
