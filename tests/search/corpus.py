"""A few documents of a made-up district, on which every engine must give the same answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from base.clock import SHANGHAI
from search.documents import Document
from search.tokens import squeezed

LONG_AGO, FAR_AHEAD = date(2020, 1, 1), date(2999, 1, 1)


def document(number: int, title: str, text: str = "", **fields: Any) -> Document:
    """One document in simplified Chinese, published on that day of January 2026 unless `day` says otherwise."""
    day: date = fields.pop("day", date(2026, 1, min(number, 31)))
    values = {"content_id": number, "language": "zh-hans", "doc_no": "", "text": text, "group": "policy", **fields}
    published_at = datetime(day.year, day.month, day.day, 9, tzinfo=SHANGHAI)
    return Document(id=number, title=title, published_at=published_at, **values)


FARMLAND, FARMLAND_RULES, HEAT, ELDERLY, ORDER, RENTAL, REPAIR, ENGLISH, DUST = range(1, 10)
HALL, HOUSING, BUREAU = "1", "2", "3"  # units
LAND, FIELDS, CITY = "10", "11", "20"  # topics; fields are below land

CORPUS = [
    document(
        FARMLAND,
        "示例区基本农田保护条例",
        "为了保护基本农田，促进农业发展，制定本条例。",
        unit_ids=(1,), topic_ids=(10, 11), genre="决定", form="text",
    ),
    document(
        FARMLAND_RULES,
        "关于加强基本农田保护工作若干措施的通知",
        "各镇街要落实耕地保护责任，严禁占用基本农田。",
        doc_no="示政发〔2019〕5号",
        day=date(2019, 3, 4), unit_ids=(1, 3), topic_ids=(10,), genre="通知", form="attachments",
        files_text=squeezed("附件：永久基本农田图斑清单，编号TB-0417"),
    ),
    document(
        HEAT, "城镇供热管理办法", "供热单位应当保证居民室内温度不低于18℃。本办法由区住建局负责解释。",
        unit_ids=(2,), topic_ids=(20,), genre="决定", form="text", effective_date=FAR_AHEAD,
    ),
    document(
        ELDERLY, "重庆路社区养老服务站建设方案", "依托社区食堂，为老年人提供助餐、助浴服务。",
        unit_ids=(3,), genre="意见", form="pictures",
    ),
    document(
        ORDER,
        "不动产登记资料查询规则",
        "依照区政府令第711号制定。查询人应当出示身份证明。",
        doc_no="示例区人民政府令第711号",
        unit_ids=(1,), genre="命令", form="text",
    ),
    document(
        RENTAL, "公共租赁住房分配实施细则", "申请公共租赁住房的家庭，应当如实申报收入。供热费用自理。",
        unit_ids=(2,), topic_ids=(20,), genre="通知", form="text", group="institution",
    ),
    document(
        REPAIR, "老旧小区改造工程质量管理规定", "屋面防水、外墙保温和供热管网一并改造。",
        unit_ids=(2,), topic_ids=(20,), genre="通知", form="attachments", expiry_date=LONG_AGO,
    ),
    document(ENGLISH, "Guide to Opening a Company", "How to register a company in the district.", language="en"),
    document(
        DUST, "扬尘污染防治工作方案", "施工工地必须湿法作业，裸土覆盖，防治污染。",
        unit_ids=(3,), genre="通知", form="text",
    ),
]  # fmt: skip
