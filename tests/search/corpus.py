"""A few documents of a made-up district, on which every engine must give the same answers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from base.clock import SHANGHAI
from search.documents import Document


def document(number: int, title: str, text: str = "", **fields: Any) -> Document:
    """One document in simplified Chinese, published on that day of January 2026."""
    values = {"content_id": number, "language": "zh-hans", "doc_no": "", "text": text, **fields}
    return Document(id=number, title=title, published_at=datetime(2026, 1, number, tzinfo=SHANGHAI), **values)


FARMLAND, FARMLAND_RULES, HEAT, ELDERLY, ORDER, RENTAL, REPAIR, ENGLISH, DUST = range(1, 10)

CORPUS = [
    document(FARMLAND, "示例区基本农田保护条例", "为了保护基本农田，促进农业发展，制定本条例。"),
    document(
        FARMLAND_RULES,
        "关于加强基本农田保护工作若干措施的通知",
        "各镇街要落实耕地保护责任，严禁占用基本农田。",
        doc_no="示政发〔2019〕5号",
    ),
    document(HEAT, "城镇供热管理办法", "供热单位应当保证居民室内温度不低于18℃。本办法由区住建局负责解释。"),
    document(ELDERLY, "重庆路社区养老服务站建设方案", "依托社区食堂，为老年人提供助餐、助浴服务。"),
    document(
        ORDER,
        "不动产登记资料查询规则",
        "依照区政府令第711号制定。查询人应当出示身份证明。",
        doc_no="示例区人民政府令第711号",
    ),
    document(RENTAL, "公共租赁住房分配实施细则", "申请公共租赁住房的家庭，应当如实申报收入。供热费用自理。"),
    document(REPAIR, "老旧小区改造工程质量管理规定", "屋面防水、外墙保温和供热管网一并改造。"),
    document(ENGLISH, "Guide to Opening a Company", "How to register a company in the district.", language="en"),
    document(DUST, "扬尘污染防治工作方案", "施工工地必须湿法作业，裸土覆盖，防治污染。"),
]
