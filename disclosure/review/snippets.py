"""The words of the shell in the admin."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from disclosure.review.forms import ReviewedSnippetForm
from disclosure.review.profiles import ProfilePolicy, narrowed
from portal.models import KeyArea, Menu, Section, SiteFooter, StatutoryItem, Topic, Unit


class ReviewedViewSet(SnippetViewSet):
    """List, draft and send to review. Publishing and deleting are not offered (review.wagtail_hooks)."""

    list_display = ["name", "slug", "order"]
    list_per_page = 50
    search_fields = ["name", "slug"]
    search_backend_name = None  # a few rows, looked through in the database; the index knows no slugs
    copy_view_enabled = False

    def get_edit_handler(self) -> Any:
        handler = ObjectList(self.model.panels, base_form_class=ReviewedSnippetForm)
        return handler.bind_to_model(self.model)


class UnitViewSet(ReviewedViewSet):
    model = Unit
    icon = "group"
    list_display = ["name", "code", "level", "parent", "phone"]
    list_filter = ["level"]
    search_fields = ["name", "short_name", "slug", "code"]

    @property
    def permission_policy(self) -> ProfilePolicy:
        return ProfilePolicy(self.model)

    def get_queryset(self, request: Any) -> Any:
        """An editor's list holds its own units."""
        return self.permission_policy.instances_user_has_any_permission_for(request.user, ["add", "change", "view"])

    def get_urlpatterns(self) -> list[Any]:
        return [narrowed(pattern, self.permission_policy) for pattern in super().get_urlpatterns()]


class SectionViewSet(ReviewedViewSet):
    model = Section
    icon = "list-ul"
    list_display = ["name", "slug", "parent", "column_type", "max_idle_days"]


class TopicViewSet(ReviewedViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "slug", "parent"]


class KeyAreaViewSet(ReviewedViewSet):
    model = KeyArea
    icon = "pick"


class StatutoryItemViewSet(ReviewedViewSet):
    model = StatutoryItem
    icon = "clipboard-list"
    list_display = ["name", "slug", "article"]


class MenuViewSet(ReviewedViewSet):
    model = Menu
    icon = "bars"


class SiteFooterViewSet(ReviewedViewSet):
    model = SiteFooter
    icon = "site"
    list_display = ["name", "site_domain", "site_id_code"]


class PortalViewSetGroup(SnippetViewSetGroup):
    """门户 in the menu."""

    menu_label = _("门户")
    menu_icon = "home"
    menu_order = 150
    items = (
        UnitViewSet,
        SectionViewSet,
        TopicViewSet,
        KeyAreaViewSet,
        StatutoryItemViewSet,
        MenuViewSet,
        SiteFooterViewSet,
    )
