"""What else says who somebody is: passports, number plates, mailboxes, medical and school records, minors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.checks.detectors.hit import Hit
from disclosure.checks.detectors.labels import OTHER_NUMBER, before, cells_below, head_of, is_official, own_label
from disclosure.checks.enums import Level
from disclosure.checks.findings import mask_middle
from disclosure.checks.reading.part import Part

_PASSPORT = re.compile(r"(?<![A-Za-z0-9])(?:[EGDSPHMT]\d{8}|E[A-HJ-NP-Z]\d{7}|[HM]\d{10}|1[45]\d{7})(?![A-Za-z0-9])")
_PASSPORT_NAME = re.compile(r"护照|通行证|旅行证|证件号")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[A-HJ-NP-Z]\s?[·•・]?\s?"
    r"(?=[A-HJ-NP-Z0-9]{0,5}\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9\-])"
)
_PLATE_NAME = re.compile(r"车牌|号牌|车辆|机动车|汽车|轿车|货车|摩托车|驾驶|车号|停放|停车|车主")
_MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}@[A-Za-z0-9](?:[A-Za-z0-9\-]{0,62}\.)+[A-Za-z]{2,10}")
_PUBLIC_MAIL = re.compile(r"[.@](?:gov|mil|edu|org)\.cn$", re.IGNORECASE)
_MEDICAL = re.compile(
    r"(?:病历号|病案号|住院号|门诊号|就诊卡号|病历编号|床号)\s*[:：]?\s*[A-Za-z]{0,3}\d[\dA-Za-z\-]{3,}"
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_DIAGNOSIS = re.compile(
    rf"(?:患者|病人)\s*[:：]?\s*(?:[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|[\u4e00-\u9fff]某{{1,2}})\s*[，,（(、]"
    r"[^。\n]{0,30}(?:确诊|诊断|检验结果|阳性)"
)
_SCHOOL = re.compile(r"(?:学籍号码?|全国学籍号|学生证号|准考证号|考生号|学号)\s*[:：]?\s*[GLJgl]?\d{6,20}X?")
_CHILD = r"(?:未成年人|未成年|儿童|幼儿|学生|孤儿|留守儿童|困境儿童|被收养人)"
# What stands beside or under a name's own field in an empty form is the next field.
_NEXT_FIELD = (
    r"(?:序号|编号|姓名|性别|年龄|民族|班级|年级|学校|学籍|学号|学生|出生|身份|证件|住址|地址|家庭|家长|监护|联系|电话|手机"
    r"|备注|签名|签字|日期|时间|单位|职业|职务|关系|户籍|困难|申请|是否|所在|就读)"
)
_MINOR = re.compile(
    rf"{_CHILD}\s*(?:姓名|名单)\s*(?:[:：]\s*|\t[ \t]*)(?!{_NEXT_FIELD})[\u4e00-\u9fff][\u4e00-\u9fff*＊×○]{{1,3}}"
)
_MINOR_HEAD = re.compile(r"(?:学生|幼儿|儿童|孤儿|未成年人)姓名(?=[\t\n])")
_NAME = re.compile(
    rf"(?!{_NEXT_FIELD})(?:[\u4e00-\u9fff*＊×○]{{2,4}}|[\u4e00-\u9fff]{{1,8}}[·•][\u4e00-\u9fff]{{1,8}}"
    r"|[A-Za-z .]{2,30})"
)


def papers(part: Part, known_mail: frozenset[str] = frozenset()) -> Iterator[Hit]:
    """Yield all of them; each is only shown, because each may be an organ's or a company's."""
    plain = part.plain
    hints = set(_HINTS.findall(plain))
    if hints & _TRAVEL:
        yield from _passports(part)
    if "@" in plain and not part.open_contacts:
        yield from _mails(part, known_mail)
    for match in _PLATE.finditer(plain):
        if _PLATE_NAME.search(before(part, match.start()) + head_of(part, match.start())) or len(match[0]) <= 9:
            yield _hit("plate", part, match)
    for code, pattern, words in _RECORDS:
        if hints & words:
            yield from (_hit(code, part, match) for match in pattern.finditer(plain))
    if "姓名" in hints:
        yield from _named_children(part)


# What a pattern finds has one of these words: one look at a text says which patterns are worth theirs.
_TRAVEL = frozenset({"护照", "通行证", "旅行证"})
_RECORDS = (
    ("medical", _MEDICAL, frozenset({"病历", "病案", "住院号", "门诊号", "就诊卡", "床号"})),
    ("medical", _DIAGNOSIS, frozenset({"患者", "病人"})),
    ("school_record", _SCHOOL, frozenset({"学籍", "学生证", "准考证", "考生号", "学号"})),
    ("minor", _MINOR, frozenset({"姓名", "名单"})),
)
_HINTS = re.compile("|".join(sorted(_TRAVEL.union(*(words for _code, _pattern, words in _RECORDS)))))


def _named_children(part: Part) -> Iterator[Hit]:
    """A heading alone is a form to be filled in; with a name beside or under it, it is a list of children."""
    for match in _MINOR_HEAD.finditer(part.plain):
        beside = _MINOR.match(part.plain, match.start())
        if not beside and any(_NAME.fullmatch(cell) for cell in cells_below(part, match.start())):
            yield _hit("minor", part, match)


def _passports(part: Part) -> Iterator[Hit]:
    for match in _PASSPORT.finditer(part.plain):
        words = before(part, match.start()) + head_of(part, match.start())
        if _PASSPORT_NAME.search(words) and not OTHER_NUMBER.search(own_label(part, match.start())):
            yield _hit("passport", part, match)


def _mails(part: Part, known: frozenset[str]) -> Iterator[Hit]:
    for match in _MAIL.finditer(part.plain):
        address = match[0].lower()
        if _PUBLIC_MAIL.search(address) or address in known or is_official(part, match.start(), match.end()):
            continue
        yield _hit("email", part, match)


def _hit(code: str, part: Part, match: re.Match[str]) -> Hit:
    tight = re.sub(r"\s", "", match[0])
    masked = mask_middle(tight, 2, 2)
    return Hit(code, Level.WARN, match.start(), match.end(), tight, masked, masked)
