"""An editor drafts a guide in the admin and sends it to review; what breaks a rule comes back with the text."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from base.models import User
from disclosure.catalogue.models import ReviewCopy
from disclosure.unit_home.models import DisclosureGuidePage
from disclosure.unit_home.remedy import default_remedy
from portal.models import Unit
from portal.services.folders import year_folder
from tests.factories import UserFactory
from tests.moves import CHAIN, reviewer

pytestmark = pytest.mark.django_db

TEXTS = ("preface", "classification", "arrangement", "how_to_obtain", "scope", "forms", "time_limits",
         "channels", "procedure", "fees", "supervision")  # fmt: skip


@pytest.fixture
def editor(client: Client) -> User:
    for stage in CHAIN:
        reviewer(stage)
    user = UserFactory(is_superuser=True)
    client.force_login(user)
    return user


def form(**changes: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {name: rich_text(f"<p>{name}</p>") for name in TEXTS}
    fields |= {"title": "示例区民政局政府信息公开指南", "year": "2026", "office_name": "公开办"}
    fields |= {"office_address": "云桥大街1号", "office_hours": "工作日", "phone": "010-1", "fax": "无"}
    fields |= {"internet_contact": "xxgk@shili.example", "remedy": rich_text(default_remedy())}
    return nested_form_data({**fields, "attachments": streamfield([]), "action-submit": "送审", **changes})


def add(client: Client, unit: Unit, data: dict[str, Any]) -> Any:
    folder = year_folder(unit, 2026)
    return client.post(f"/admin/pages/add/unit_home/disclosureguidepage/{folder.pk}/", data)


def test_a_guide_is_drafted_and_sent_to_review_in_one_go(client: Client, unit: Unit, editor: User) -> None:
    response = add(client, unit, form())
    assert response.status_code == 302
    page = DisclosureGuidePage.objects.get()
    assert page.unit == unit  # the folder says whose guide it is
    assert not page.live
    assert ReviewCopy.objects.get(kind="guide").source_id == page.pk


def test_a_rule_that_is_broken_is_said_in_the_form(client: Client, unit: Unit, editor: User) -> None:
    response = add(client, unit, form(remedy=rich_text("<p>可以提起行政诉讼。</p>")))
    shown = response.content.decode()
    assert response.status_code == 200
    assert "对不予公开，先申请行政复议" in shown
    assert not ReviewCopy.objects.filter(kind="guide").exists()


def test_a_second_guide_of_the_year_is_refused_in_the_form(client: Client, unit: Unit, editor: User) -> None:
    add(client, unit, form())
    response = add(client, unit, form())
    assert response.status_code == 200
    assert "本单位已有这一页" in response.content.decode()
    assert DisclosureGuidePage.objects.count() == 1


def test_reviewers_read_the_guide_as_the_public_would(client: Client, unit: Unit, editor: User) -> None:
    add(client, unit, form())
    copy = ReviewCopy.objects.get(kind="guide")
    shown = client.get(f"/admin/review/copy/{copy.pk}/").content.decode()
    assert "政府信息的分类</h2>" in shown
    assert "待编" in shown
