"""From draft to the public, and found: the main job, done by five people and a visitor at real browsers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from portal.models import Section, Unit
from tests.journeys.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "示例区人民政府办公室关于做好冬季供暖保障工作的通知"
TEXT = "供暖期自十一月十五日至次年三月十五日，居室温度不得低于摄氏十八度。"


def test_a_document_goes_from_draft_to_the_public_and_a_visitor_finds_it(
    office: tuple[Unit, Section], people: type[Person], page: Page, live_server: object
) -> None:
    address = live_server.url  # type: ignore[attr-defined]
    editor = people("editor")
    editor.begin_document(TITLE, "区政府办公室文件")
    editor.write_quotation(TEXT)
    editor.submit()
    assert "未选定公开属性" in editor.messages()
    assert editor.page.input_value("[name=title]") == TITLE
    editor.page.select_option("[name=openness]", "active")
    editor.page.fill("[name=doc_no]", "示政办发[2026]021号")
    editor.submit()
    assert "已送审" in editor.messages()

    for stage in ("first", "second", "secrecy", "final"):
        assert page.goto(f"{address}/qzfbwj/") is not None
        expect(page.get_by_text(TITLE)).to_have_count(0)
        reviewer = people(stage)
        reviewer.open_first_task()
        expect(reviewer.page.frame_locator("iframe").get_by_text(TEXT)).to_be_visible()
        if stage == "secrecy":
            reviewer.approve()
            expect(reviewer.page.get_by_text("请回答是否涉密").first).to_be_visible()
            reviewer.fill_secrecy_form()
        reviewer.approve()
        assert "已通过" in reviewer.messages()

    page.goto(f"{address}/qzfbwj/")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_text("示政办发〔2026〕21号").first).to_be_visible()
    expect(page.get_by_text(TEXT)).to_be_visible()

    page.get_by_role("searchbox").first.fill("供暖 温度")
    page.keyboard.press("Enter")
    expect(page.locator("main").get_by_role("link", name=TITLE)).to_be_visible()


def test_a_rejected_document_goes_back_to_its_author_with_the_reason(
    office: tuple[Unit, Section], people: type[Person]
) -> None:
    editor = people("editor")
    editor.begin_document(TITLE, "区政府办公室文件")
    editor.write_quotation(TEXT)
    editor.page.select_option("[name=openness]", "active")
    editor.submit()
    reviewer = people("first")
    reviewer.open_first_task()
    reviewer.reject("标题中的年份有误")
    assert "退回" in reviewer.messages()
    editor.page.goto(f"{editor.address}/admin/")
    expect(editor.page.get_by_text("标题中的年份有误")).to_be_visible()
