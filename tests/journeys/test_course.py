"""The whole course of a document, taken by five people and a visitor at real browsers: draft, rejection, change, four
approvals, release, correction, withdrawal."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from portal.models import Section, Unit
from tests.journeys.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "示例区人民政府办公室关于开放冬季避寒场所的通知"
FAULTY, MENDED, CORRECTED = (
    f"避寒场所自十一月二十五日起开放，每日开放至{hour}时，免费提供热水。" for hour in ("二十", "二十二", "二十四")
)
WHY = "开放时间与会议纪要不一致，请核对。"
NOTE = "开放截止时间由“二十二时”更正为“二十四时”。"
NOTICE = "因场所调整，本通知不再执行，现予撤下。如有疑问，可以向区政府办公室咨询，或者依法申请行政复议。"
SENT = re.compile("[已并]送审")
STAGES = ("first", "second", "secrecy", "final")


def test_a_document_is_rejected_mended_released_corrected_and_withdrawn(
    office: tuple[Unit, Section], people: type[Person], page: Page, live_server: object
) -> None:
    address = live_server.url  # type: ignore[attr-defined]
    staff = {name: people(name) for name in ("editor", *STAGES)}

    def approve_in_turn(text: str) -> None:
        for stage in STAGES:
            page.goto(f"{address}/qzfbwj/")
            expect(page.get_by_text(text)).to_have_count(0)
            approve(staff[stage], text)

    drafted(staff["editor"])
    rejected(staff["first"], staff["editor"])
    mended(staff["editor"])
    approve_in_turn(MENDED)
    public = found_by_a_visitor(page, address)
    corrected(staff["editor"])
    expect_at(page, public, MENDED)
    approve_in_turn(CORRECTED)
    shown_with_its_correction(page, public)
    withdrawn(staff["final"], staff["first"], lambda: expect_gone(page, public, address))


def drafted(editor: Person) -> None:
    editor.begin_document(TITLE, "区政府办公室文件")
    editor.write_quotation(FAULTY)
    editor.page.select_option("[name=openness]", "active")
    editor.submit()
    assert SENT.search(editor.messages())


def rejected(reviewer: Person, editor: Person) -> None:
    """Without a reason nothing goes back; with one, the author reads it on the desk."""
    reviewer.open_first_task()
    reviewer.reject("")
    expect(reviewer.page.locator(".help-critical")).to_be_visible()
    reviewer.reject(WHY)
    assert "退回" in reviewer.messages()
    editor.page.goto(f"{editor.address}/admin/")
    expect(editor.page.get_by_text(WHY)).to_be_visible()


def mended(editor: Person) -> None:
    editor.edit(TITLE)
    rewrite(editor, MENDED)
    editor.submit()
    assert SENT.search(editor.messages())


def rewrite(editor: Person, text: str) -> None:
    editor.page.locator("textarea[name^=body-][name$=-text]").first.fill(text)


def approve(reviewer: Person, text: str) -> None:
    """Read what will become public, and agree; the secrecy reviewer fills in their form."""
    reviewer.open_first_task()
    expect(reviewer.page.frame_locator("iframe").get_by_text(text)).to_be_visible()
    if reviewer.page.locator("[name=classified]").count():
        reviewer.fill_secrecy_form()
    reviewer.approve()
    assert "已通过" in reviewer.messages()


def found_by_a_visitor(page: Page, address: str) -> str:
    """Return the address that the visitor found by searching."""
    page.goto(f"{address}/search/?q=避寒场所")
    page.locator("main").get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_text(MENDED)).to_be_visible()
    return page.url


def corrected(editor: Person) -> None:
    """A correction says what it changes, or it is not sent; nothing typed is lost."""
    editor.edit(TITLE)
    rewrite(editor, CORRECTED)
    editor.submit()
    assert "请选择更正种类" in editor.messages()
    assert editor.page.locator("textarea[name^=body-][name$=-text]").first.input_value() == CORRECTED
    editor.describe_correction("wording", NOTE)
    editor.submit()
    assert SENT.search(editor.messages())


def expect_at(page: Page, public: str, text: str) -> None:
    page.goto(public)
    expect(page.get_by_text(text)).to_be_visible()


def shown_with_its_correction(page: Page, public: str) -> None:
    """The note of the correction stands on the page, and what stood there before can still be read."""
    expect_at(page, public, CORRECTED)
    expect(page.get_by_text(NOTE)).to_be_visible()
    page.get_by_role("link", name="更正前的版本").click()
    expect(page.get_by_role("blockquote")).to_contain_text(MENDED)
    expect(page.get_by_role("deletion")).to_have_text(MENDED)


def withdrawn(leader: Person, second: Person, look: Callable[[], None]) -> None:
    """One hides it, at once; another confirms."""
    leader.withdraw(TITLE, "basis", NOTICE)
    look()
    leader.page.goto(f"{leader.address}/admin/corrections/withdrawals/")
    expect(leader.page.get_by_text("已撤下，待确认")).to_be_visible()
    second.confirm_withdrawal()
    expect(second.page.get_by_text("已撤下，已确认")).to_be_visible()
    look()


def expect_gone(page: Page, public: str, address: str) -> None:
    answer = page.goto(public)
    assert answer is not None
    assert answer.status == 410
    expect(page.get_by_text(NOTICE)).to_be_visible()
    for where in ("/qzfbwj/", "/search/?q=避寒场所", "/feeds/catalogue.atom"):
        assert TITLE not in page.request.get(f"{address}{where}").text()
    assert page.request.get(f"{public}versions/").status in (404, 410)
