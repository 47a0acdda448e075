"""A member of staff at their browser."""

from __future__ import annotations

from typing import ClassVar

from playwright.sync_api import Browser, BrowserContext, Page

PASSWORD = "政务公开-journey-2026"


class Person:
    """Somebody signed in to the admin, with what they do there in words of their own."""

    browser: ClassVar[Browser]
    address: ClassVar[str]
    contexts: ClassVar[list[BrowserContext]]

    def __init__(self, username: str) -> None:
        context = self.browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
        self.contexts.append(context)
        self.page: Page = context.new_page()
        self.page.goto(f"{self.address}/admin/login/")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("button[type=submit]")
        self.page.wait_for_url(f"{self.address}/admin/")

    def begin_document(self, title: str, section: str) -> None:
        self.page.get_by_role("link", name="起草文件").click()
        self.page.wait_for_load_state("networkidle")
        self.page.fill("[name=title]", title)
        self.page.select_option("[name=section]", label=section)

    def write_quotation(self, text: str) -> None:
        """Add one block of text to the body; the quotation is the one without a rich-text editor."""
        body = self.page.locator("#panel-child-content-body-content, [data-contentpath=body]").first
        body.locator("button.c-sf-add-button").first.click()
        self.page.get_by_role("option", name="引用").click()
        self.page.locator("textarea[name^=body-][name$=-text]").first.fill(text)

    def submit(self) -> None:
        self.page.locator("footer .w-dropdown__toggle").first.click()
        self.page.locator("[name=action-submit]").click()
        self.page.wait_for_load_state("networkidle")

    def edit(self, title: str) -> None:
        """Open a draft of one's own from the work desk."""
        self.page.goto(f"{self.address}/admin/")
        self.page.locator(".review-desk").get_by_role("link", name=title).first.click()
        self.page.wait_for_load_state("networkidle")

    def describe_correction(self, kind: str, note: str) -> None:
        self.page.select_option("[name=change_kind]", kind)
        self.page.fill("[name=change_note]", note)

    def withdraw(self, title: str, reason: str, notice: str) -> None:
        """Hide a public item at once."""
        self.page.goto(f"{self.address}/admin/corrections/catalogue/")
        self.page.get_by_role("row", name=title).get_by_role("link", name="撤下").click()
        self.page.check(f"[name=reason][value={reason}]")
        self.page.fill("[name=notice]", notice)
        self.page.get_by_role("button", name="立即撤下").click()
        self.page.wait_for_load_state("networkidle")

    def confirm_withdrawal(self) -> None:
        """Be the second person, from the work desk."""
        self.page.goto(f"{self.address}/admin/")
        self.page.locator("[aria-labelledby=desk-corrections] a").first.click()
        self.page.get_by_role("button", name="确认撤下").click()
        self.page.wait_for_load_state("networkidle")

    def messages(self) -> str:
        return self.page.locator(".messages").inner_text()

    def open_first_task(self) -> None:
        self.page.goto(f"{self.address}/admin/")
        self.page.locator(".review-desk a").first.click()
        self.page.wait_for_load_state("networkidle")

    def approve(self) -> None:
        """Tick off what the step asks, name the openness where it is the last step, and agree."""
        for answer in self.page.locator("[name^=answer_]").all():
            answer.check()
        if self.page.locator("[name=openness][value=active]").count():
            self.page.check("[name=openness][value=active]")
        self.page.check("[name=action][value=approve]")
        self.page.fill("[name=comment]", "同意")
        self._send()

    def reject(self, why: str) -> None:
        self.page.check("[name=action][value=reject]")
        self.page.fill("[name=comment]", why)
        self._send()

    def fill_secrecy_form(self) -> None:
        self.page.check("[name=classified][value=no]")
        self.page.check("[name=conclusion][value=public]")
        self.page.fill("[name=basis]", "保守国家秘密法第三十五条")

    def _send(self) -> None:
        self.page.get_by_role("button", name="提交意见").click()
        self.page.wait_for_load_state("networkidle")
