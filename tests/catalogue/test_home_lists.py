"""The home page shows the newest of its sections, key areas and units, at a cost that does not grow."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from disclosure.catalogue.models import HomePage
from tests.catalogue.moves import let_out
from tests.factories import KeyAreaFactory, SectionFactory
from tests.moves import release, release_shell


@pytest.fixture
def home(district: SimpleNamespace) -> SimpleNamespace:
    """A public home page with two columns, of which one has nothing to show."""
    district.empty = SectionFactory(name="空白栏目")
    district.area = KeyAreaFactory(name="养老服务")
    release_shell(district.empty, district.area)
    columns: list[Any] = [("latest", {"section": part, "count": 2}) for part in (district.section, district.empty)]
    release(Page.objects.get(depth=1).add_child(instance=HomePage(title="政务公开", columns=columns)))
    return district


def test_the_newest_items_of_a_section_stand_first(home: SimpleNamespace, client: Client) -> None:
    for n in range(3):
        let_out(home, title=f"第{n}号公告")
    html = client.get("/").content.decode()
    assert "第0号公告" not in html
    assert html.index("第2号公告") < html.index("第1号公告")


def test_a_section_without_items_is_not_shown(home: SimpleNamespace, client: Client) -> None:
    let_out(home)
    assert "空白栏目" not in client.get("/").content.decode()


def test_the_page_is_fresh_after_a_release(home: SimpleNamespace, client: Client) -> None:
    client.get("/")
    assert client.get("/").headers["X-Page-Cache"] == "hit"
    let_out(home, title="刚刚公开的通知", key_areas=[home.area])
    html = client.get("/").content.decode()
    assert "刚刚公开的通知" in html
    assert "养老服务" in html


def test_units_stand_under_their_level(home: SimpleNamespace, client: Client) -> None:
    html = client.get("/").content.decode()
    assert html.index("部门") < html.index(home.unit.name)


def test_its_cost_does_not_grow(home: SimpleNamespace, client: Client, django_assert_num_queries: Any) -> None:
    client.get("/")  # reads the shell
    for _ in range(6):
        let_out(home)
    with django_assert_num_queries(7):
        client.get("/")
