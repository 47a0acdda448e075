"""Homes, passports, plates, mailboxes and records are shown; offices and rules are not."""

from __future__ import annotations

import pytest

from tests.checks.moves import found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("家庭住址：示例区幸福路3号院5号楼2单元501室", "home_address"),
        ("王某，住幸福小区5号楼二单元501", "home_address"),
        ("王某，住幸福小区5 - 2 - 501", "home_address"),
        ("王某，家住长安路12号院 501室", "home_address"),
        ("现住幸福家园3-2-501", "home_address"),
        ("户籍地址：王家村3组12号", "home_address"),
        ("姓名\t住址\n王某\t幸福小区5号楼501室", "home_address"),
        ("护照号：E12345678", "passport"),
        ("其名下京A·B1234小型轿车", "plate"),
        ("请发至zhangsan@qq.com", "email"),
        ("病历号：ZY0012345", "medical"),
        ("患者李某，男，被诊断为肺结核", "medical"),
        ("学籍号：G110105190001010012", "school_record"),
        ("学生姓名\t班级\n李明\t一班", "minor"),
        ("班级\t学生姓名\n一班\t\n二班\t李*", "minor"),
        ("学生姓名\n班级\n古丽·买买提\n一班", "minor"),
        ("学生姓名\t李*\t监护人姓名\t", "minor"),
        ("留守儿童名单：\n李明、王红", "minor"),
    ],
)
def test_it_is_shown(text: str, code: str) -> None:
    assert (code, "warn") in found(*text.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "办公地址：示例区幸福路3号政务大厦5号楼501室",
        "受理地点：幸福路3号院5号楼2单元101室",
        "单位\t办公地址\n民政局\t幸福路3号院5号楼2单元101室",
        "幸福小区5号楼2单元加装电梯工程",
        "护照的办理时限为七个工作日。",
        "增值电信业务经营许可证：京B2-20050001",
        "电子邮箱：sfj@example.gov.cn",
        "意见反馈邮箱：shilisifa@163.com",
        "患者有权查阅病历。未成年人的父母应当依法履行监护职责。",
        "疑似传染病患者在确诊前应当隔离治疗。",
        "学校、年级\t\n学生姓名\t\n监护人姓名及联系方式\t\n家庭人口数\t\n申请资助类型\t",
        "学生姓名\t\t性别\t\n民族\t\t联系电话\t",
        "学生姓名：\n监护人姓名：\n联系电话：",
    ],
)
def test_what_is_an_offices_or_a_rules_passes(text: str) -> None:
    assert found(*text.split("\n")) == []


def test_addresses_and_mailboxes_that_organs_released_are_their_own() -> None:
    text = "来信请寄幸福路3号院5号楼2单元101室，或发至sfj@qq.com。"
    assert {code for code, _level in found(text)} == {"home_address", "email"}
    known = {"known_addresses": frozenset({"幸福路3号院5号楼2单元101室"}), "known_mail": frozenset({"sfj@qq.com"})}
    assert found(text, **known) == []
