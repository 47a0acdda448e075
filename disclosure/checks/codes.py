"""Everything that the content check can find, by code: how people call it and the rule behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Code:
    """`label` is what lists show; `advice` says in a sentence what to do about it."""

    label: Any
    advice: Any
    personal: bool = False  # its words are masked wherever they are shown or kept


CODES: dict[str, Code] = {
    "id_card": Code(_("身份证号"), _("删去或遮盖（个人信息保护法第二十五条）。"), personal=True),
    "id_card_check": Code(_("疑似身份证号（校验码不符）"), _("请核对是否为身份证号。"), personal=True),
    "id_card_15": Code(_("15位身份证号"), _("删去或遮盖（个人信息保护法第二十五条）。"), personal=True),
    "mobile": Code(_("手机号"), _("删去或遮盖；公务电话请注明“公务联系电话”。"), personal=True),
    "bank_card": Code(_("银行卡号"), _("删去或遮盖（个人信息保护法第二十八条）。"), personal=True),
    "home_address": Code(_("家庭住址"), _("只保留到乡镇、街道。"), personal=True),
    "passport": Code(_("护照或通行证号"), _("删去或遮盖。"), personal=True),
    "plate": Code(_("车牌号"), _("请核对是否为个人车辆，必要时遮盖。"), personal=True),
    "email": Code(_("电子邮箱"), _("请核对是否为个人邮箱；单位邮箱请注明“单位邮箱”。"), personal=True),
    "medical": Code(_("病历信息"), _("删去（个人信息保护法第二十八条：医疗健康）。"), personal=True),
    "school_record": Code(_("学籍信息"), _("删去或遮盖。"), personal=True),
    "minor": Code(_("未成年人信息"), _("请核对并去标识化（个人信息保护法第二十八条：不满十四周岁）。"), personal=True),
    "secrecy_mark": Code(_("密级标志"), _("涉密信息不上网：停止操作，按保密规定报告。")),
    "internal_mark": Code(_("内部资料标志"), _("请核对能否公开，并去除标志。")),
    "openness_mark": Code(_("公开属性标注与公开属性不一致"), _("请核对公开属性（国办发〔2016〕80号）。")),
    "undisclosed": Code(_("不公开文件的文号或标题"), _("主动公开的文件不得转发、引用不公开的文件（规则R2）。")),
    "hidden": Code(_("文件中的隐藏内容"), _("下载清理后的副本，核对后替换原文件。")),
    "unreadable": Code(_("无法检查的文件"), _("请人工通读全文，并写明理由。")),
    "word": Code(_("敏感、错误用语"), _("按建议修改。")),
    "repeated": Code(_("重复文字"), _("请核对。")),
    "pairing": Code(_("括号、书名号不成对"), _("请核对。")),
    "dates": Code(_("日期矛盾"), _("请核对日期。")),
    "metadata": Code(_("元数据不全"), _("请补充。")),
    "dead_link": Code(_("链接打不开"), _("请更新或删去链接。")),
    "no_alt": Code(_("图片没有替代文字"), _("请写明图片内容（无障碍环境建设法第三十二条）。")),
}


def label_of(code: str) -> str:
    return str(CODES[code].label) if code in CODES else code
