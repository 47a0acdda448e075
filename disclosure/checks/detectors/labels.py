"""What a number says of itself: the words before and after it, and the head of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.checks.reading.part import Part

BEFORE, AFTER = 40, 12
_SENTENCE_END = re.compile(r"[。！？；\n]")
_LIST_OF_NUMBERS = re.compile(r"[\d\s\-—、，,;；/()（）+:：]*$")
_COLUMNS = re.compile(r"\S +\S+ +\S")
_SENTENCE = re.compile(r"[。；，]")
MOST_LINES = 60
MOST_ROWS = 3000  # a column's head is looked for no further up
ROWS_BELOW = 12

# An organ's own telephones and mailboxes, and what they are marked with.
OFFICIAL = (
    r"公务\w{0,6}?(?:手机|电话|号码|方式|邮箱|用机)|公务手机|(?:值班|办公|咨询|监督|举报|投诉|服务|报修|抢修|应急|抢险|救援"
    r"|受理|客服|工作|单位|机关|公开|公布|热线|报名|预约|窗口|传真|防汛|值守|监管|业务|技术支持|反馈|征求意见|意见征集)"
    r"[\u4e00-\u9fff]{0,5}?(?:手机|电话|热线|号码|方式|传真|邮箱|信箱)|热线|总机|电子政务"
)
PRIVATE = (
    r"(?:家庭|个人|本人|住宅|私人|家长|监护人|申请人|法定代表人|法人|负责人|亲属|户主|业主|村民|居民|学生|患者|受益人"
    r"|当事人|被处罚人|姓名)[\u4e00-\u9fff]{0,4}|联系电话|联系方式|联系人|手机号?码?|移动电话|电话"
)
_WHOSE = re.compile(rf"(?P<official>{OFFICIAL})|(?P<private>{PRIVATE})")
_OFFICIAL_AFTER = re.compile(r"\s*[（(【\[]?\s*(?:公务|值班|办公|工作|单位|24小时)")
IDENTITY = re.compile(r"身份证|身分证|证件号|公民身份|居民身份|ID\s*(?:卡|号)|户口")
TELEPHONE = re.compile(r"电话|手机|联系|号码|致电|拨打|咨询|Tel|TEL|Mobile|微信")
BANK_CARD = re.compile(
    r"银行卡|卡号|储蓄卡|借记卡|信用卡|工资卡|社保卡|一卡通|惠农卡|开户行|账号|帐号|账户|帐户|汇入|收款"
)

_KIND_OF_NUMBER = (
    r"订单|流水|交易|运单|快递|物流|单据|凭证|发票|票据|收据|合同|协议|项目|招标|采购|标段|中标|备案|许可证?|登记证?|注册证?"
    r"|批准|受理|办件|案件|文书|案|文|索引|条形?码|条码|序列|设备|资产|物料|批次?|图|档案|档|宗地|地块|不动产单元|不动产权?"
    r"|专利|申请|公告|商品|产品|追溯|缴款|识别|统一社会信用|信用|组织机构|机构|税务登记|纳税人识别|营业执照|执照|营业|编|工单|任务"
    r"|单元|权证|证书|检测|报告|样品|抽样|养殖|车架|发动机|电表|水表|户|用户|客户|会员|计划|指标"
)
OTHER_NUMBER = re.compile(
    rf"(?:(?:{_KIND_OF_NUMBER})(?:编号|编码|代码|号码|号|码|ID)|ISBN|ISSN|IMEI|订单|流水|编号|编码|代码)"
    r"[^\d\t\n。，；、]{0,6}[A-Za-z\-]{0,6}$"
)
STRONG_OTHER = re.compile(
    r"(?:信用代码|识别号|订单(?:编号|号)?|流水(?:编号|号)|运单(?:编号|号)|快递单号|交易(?:编号|号|单号)|办件(?:编号|编码|号)"
    r"|受理(?:编号|号)|项目(?:编号|编码|代码)|条码|条形码|不动产单元(?:代码|号))[^\d\t\n。，；、]{0,6}$"
)


def before(part: Part, start: int, length: int = BEFORE) -> str:
    """Return the words before a number in its line."""
    begin, _end = part.line_of(start)
    return part.plain[max(begin, start - length) : start]


def own_label(part: Part, start: int) -> str:
    """Return the label that a number has, alone or in a list of several under one label."""
    words = before(part, start).rpartition("\t")[2]
    stripped = _LIST_OF_NUMBERS.sub("", words)
    return stripped if stripped else head_of(part, start)


def is_official(part: Part, start: int, end: int) -> bool:
    """Say whether a telephone or mailbox is marked as an organ's own."""
    if _OFFICIAL_AFTER.match(part.plain, end, end + AFTER):
        return True
    words = before(part, start)
    ends = [match.end() for match in _SENTENCE_END.finditer(words)]
    cell = words[ends[-1] if ends else 0 :]
    whose = [match.lastgroup for match in _WHOSE.finditer(cell.rpartition("\t")[2])]
    if whose:
        return whose[-1] == "official"
    for label in labels_around(part, start):
        whose = [match.lastgroup for match in _WHOSE.finditer(label)]
        if whose:
            return whose[-1] == "official"
    return False


def labels_around(part: Part, start: int) -> Iterator[str]:
    """Yield the label of a number in a table: the cell before it, then the head of its column."""
    begin, _end = part.line_of(start)
    cells = part.plain[begin:start].split("\t")
    if len(cells) > 1:
        yield cells[-2]
    yield head_of(part, start)


def says(pattern: re.Pattern[str], part: Part, start: int, end: int) -> bool:
    """Say whether the words around a number, or the head of its column, name what the pattern names."""
    if pattern.search(before(part, start)) or pattern.search(part.plain, end, min(end + AFTER, part.line_of(end)[1])):
        return True
    return bool(pattern.search(head_of(part, start)) or pattern.search(heads_above(part, start)))


def heads_above(part: Part, start: int) -> str:
    """Return the head of a table whose columns only blanks divide, as it comes out of a PDF file."""
    begin, end = part.line_of(start)
    if "\t" in part.plain[begin:end]:
        return ""
    for _row in range(MOST_LINES):
        if begin == 0:
            return ""
        begin, end = part.line_of(begin - 1)
        above = part.plain[begin:end]
        if len(above) > 120 or _SENTENCE.search(above) or not _COLUMNS.search(above):
            return ""
        if not any(character.isdigit() for character in above):
            return above
    return ""


def head_of(part: Part, start: int) -> str:
    """Return the head of the column that a plain character stands in; empty where it is in no table."""
    plain = part.plain
    begin, end = part.line_of(start)
    if "\t" not in plain[begin:end]:
        return ""
    column = plain.count("\t", begin, start)
    for _row in range(MOST_ROWS):
        if begin == 0:
            return ""
        begin, end = part.line_of(begin - 1)
        cells = plain[begin:end].split("\t")
        if len(cells) < 2:
            return ""
        if column < len(cells) and cells[column] and not any(character.isdigit() for character in cells[column]):
            return cells[column] if len(cells[column]) <= 24 else ""
    return ""


def cells_below(part: Part, start: int) -> Iterator[str]:
    """Yield what is filled in the column under a plain character, or in the lines under it outside of tables."""
    begin, end = part.line_of(start)
    column = part.plain.count("\t", begin, start)
    for row in part.plain[end + 1 :].split("\n", ROWS_BELOW)[:ROWS_BELOW]:
        cells = row.split("\t")
        if column < len(cells) and cells[column].strip():
            yield cells[column].strip()
