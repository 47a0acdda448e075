"""Every list of the staff shows its name as heading and in the window's title, and says so when it is empty."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.moves import reviewer

LISTS = {
    "review:waiting": ("在办审核", "没有正在审核的送审稿。"),
    "review:timed": ("待定时公开", "没有已批准、等待定时公开的信息。"),
    "review:escalations": ("待确定", "没有报请确定的内容。"),
    "review:cases": ("涉密情况", "没有涉密情况。"),
    "review:register": ("不公开文件登记簿", "登记簿是空的"),
    "corrections:catalogue": ("已公开信息", "还没有公开任何信息。"),
    "corrections:withdrawals": ("撤下登记", "还没有撤下过信息。"),
    "corrections:incidents": ("泄密和隐私事件", "没有泄密或隐私事件。"),
    "corrections:erasures": ("彻底删除", "没有彻底删除过信息。"),
    "emergency:index": ("紧急公开", "没有紧急公开的信息。"),
    "objections:register": ("纠错和异议", "没有待办的纠错或者异议。"),
    "unit_home_blank": ("空白栏目", "没有空白栏目"),
    "accounts_lockouts": ("登录锁定", "现在没有被锁定的账号。"),
}


SECRECY = ("review:escalations", "review:cases")  # for those who judge it, not for the system's administrator


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_named_and_says_that_it_is_empty(admin_client: Client, name: str) -> None:
    if name in SECRECY:
        admin_client.force_login(reviewer("secrecy"))
    heading, empty = LISTS[name]
    page = html.fromstring(admin_client.get(reverse(name)).content)
    (title,), (h1,), (main,) = page.xpath("//title"), page.xpath("//h1"), page.xpath("//main")
    assert title.text_content().split()[0] == heading
    assert h1.text_content().strip() == heading
    assert empty in main.text_content()
    assert not main.xpath(".//table")
