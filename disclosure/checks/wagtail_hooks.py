"""The content check in the admin: its button beside 保存草稿, its pages, its word lists."""

from __future__ import annotations

from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem as PageItem
from wagtail.snippets.action_menu import ActionMenuItem as SnippetItem

from disclosure.catalogue import kinds
from disclosure.checks.word_screens import WordGroup


@hooks.register("register_admin_urls")
def check_urls() -> list[Any]:
    return [path("checks/", include("disclosure.checks.urls"))]


class _CheckItem:
    """Shown where there is a draft of something that can become public."""

    name = "content-check"
    label = _("内容检查")
    template_name = "checks/action.html"

    def is_shown(self, context: dict[str, Any]) -> bool:
        draft = self.draft(context)
        return context["view"] == "edit" and draft is not None and kinds.of_model(type(draft)) is not None

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context = super().get_context_data(parent_context)  # type: ignore[misc]
        draft = self.draft(parent_context)
        kind = kinds.of_model(type(draft))
        return {**context, "address": reverse("checks:draft", args=[kind.code if kind else "", draft.pk])}

    def draft(self, context: dict[str, Any]) -> Any:
        return context.get("page") or context.get("instance")


class CheckPage(_CheckItem, PageItem):
    pass


class CheckSnippet(_CheckItem, SnippetItem):
    pass


@hooks.register("register_page_action_menu_item")
def check_page_item() -> PageItem:
    return CheckPage(order=5)


@hooks.register("register_snippet_action_menu_item")
def check_snippet_item(model: Any) -> SnippetItem:
    return CheckSnippet(order=5)


@hooks.register("register_admin_viewset")
def word_lists() -> WordGroup:
    return WordGroup()
