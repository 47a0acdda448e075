"""家庭住址: an address down to the door. Offices are at home in public; people are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.checks.detectors.hit import Hit
from disclosure.checks.detectors.labels import before, head_of
from disclosure.checks.enums import Level
from disclosure.checks.findings import mask_middle
from disclosure.checks.reading.part import Part

_N = r"[0-9一二三四五六七八九十百A-Za-z]{1,6}"
_HOUSE = r"(?:号楼|栋|幢|座|号院|楼|号)"
# With a unit (单元) it is a flat; a room of a house may be an office, so it must be said to be a home.
_FLAT = re.compile(
    rf"{_N}\s*{_HOUSE}\s*{_N}\s*单元\s*{_N}\s*(?:室|号|户|门)?"
    rf"|(?:小区|家园|花园|花苑|苑|新村|公寓|里|嘉园|佳园|雅苑|名苑|府|庭|城|湾)\s*\d{{1,3}}\s*[-—－–]\s*\d{{1,2}}\s*[-—－–]\s*\d{{3,4}}"
)
_ROOM = re.compile(rf"{_N}\s*(?:号楼|栋|幢|座|号院|弄)\s*(?:{_N}\s*(?:号|层|楼)\s*)?\d{{3,4}}\s*(?:室|号|户)")
_VILLAGE = re.compile(rf"村\s*(?:[\u4e00-\u9fff]{{0,6}}?{_N}\s*[组队社]\s*)?第?{_N}\s*[号户](?![楼院文令线路])")
# A pattern, what no match of it is without, and whether the words around must speak of a home.
_PATTERNS = (
    (_FLAT, re.compile(r"单元|[-—－–]\s*\d{3,4}"), False),
    (_ROOM, re.compile(r"号楼|号院|[栋幢座弄]"), True),
    (_VILLAGE, re.compile("村"), True),
)
_HOME = re.compile(
    r"住址|住所地|居住|现住|家住|户籍|户口所在|常住地|家庭地址|住在|通讯地址|收货地址|租住|房屋坐落|住房|小区|家园|花园|花苑|公寓|新村|嘉园|佳园|雅苑"
)
_OFFICE = re.compile(
    r"办公|单位地址|机关|办事|受理|窗口|地点|会议|大厅|中心|政府|委员会|政务|服务|经营|注册|企业|公司|营业|机构|学校|医院|门店|商铺|法院|地址：本"
    r"|项目|工程|建设|施工|改造|加装|规划|拆除|违建|楼盘"
)
REACH = 48


def addresses(part: Part, known: frozenset[str] = frozenset()) -> Iterator[Hit]:
    """Yield addresses of homes. `known` are the addresses of organs as released."""
    plain = part.plain
    seen = -1
    for pattern, hint, needs_home in _PATTERNS:
        for match in pattern.finditer(plain) if hint.search(plain) else ():
            if match.start() < seen and pattern is not _FLAT:
                continue
            around = before(part, match.start(), REACH).rpartition("。")[2] + match[0]
            if _is_office(around, head_of(part, match.start()), known) or (
                needs_home and not _is_home(part, match, around)
            ):
                continue
            seen = match.end()
            masked = mask_middle(re.sub(r"\s", "", match[0]), 0, 0)
            yield Hit(
                "home_address", Level.WARN, match.start(), match.end(), _tight(match[0]), masked, "只保留到乡镇、街道"
            )


def _is_home(part: Part, match: re.Match[str], around: str) -> bool:
    return bool(_HOME.search(around) or _HOME.search(head_of(part, match.start())))


def _is_office(around: str, head: str, known: frozenset[str]) -> bool:
    homes = re.search(r"住址|住所地|现住|家住|户籍|家庭|居住", around) or re.search(r"住址|家庭|户籍|居住", head)
    if homes:
        return False
    tight = _tight(around)
    return bool(_OFFICE.search(around) or _OFFICE.search(head) or any(address in tight for address in known))


def _tight(text: str) -> str:
    return re.sub(r"\s", "", text)
