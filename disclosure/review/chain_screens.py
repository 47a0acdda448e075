"""审核流程, 代行, 保密审查指定, 审核分工 in the settings menu. Wagtail's own workflow screens are left out: what they
would change is made from these."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from disclosure.review.chain_forms import ChainForm, DeputyForm
from disclosure.review.models import Chain, Deputy, SecrecyDesignation, StageGroup
from disclosure.review.staff import StaffRequest
from disclosure.review.views.configured import (
    ChainCreate,
    ChainDelete,
    ChainEdit,
    RecordedCreate,
    RecordedDelete,
    RecordedEdit,
)
from disclosure.review.views.presets import presets

WAGTAILS_OWN = frozenset({"workflows", "workflow-tasks"})


class ChainIndex(IndexView):
    @property
    def header_buttons(self) -> list[Any]:
        address = reverse("chains:presets")
        return [*super().header_buttons, HeaderButton(_("从常见做法开始"), url=address, icon_name="copy")]


class ChainViewSet(ModelViewSet):
    """Which steps a draft passes. The most specific chain holds: unit before section before kind."""

    model = Chain
    icon = "tasks"
    menu_label = _("审核流程")
    menu_order = 190
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = [
        "name",
        "unit",
        "section",
        Column("steps_shown", label=_("步骤")),
        BooleanColumn("active", label=_("启用")),
    ]
    list_filter = ["covers", "active"]
    index_view_class = ChainIndex
    add_view_class = ChainCreate
    edit_view_class = ChainEdit
    delete_view_class = ChainDelete
    panels = [
        FieldPanel("name"),
        FieldPanel("active"),
        MultiFieldPanel(
            [FieldPanel("covers"), FieldRowPanel([FieldPanel("unit"), FieldPanel("section")]), FieldPanel("kinds")],
            heading=_("适用范围"),
            help_text=_("同一草稿有几条流程适用时，用最具体的一条：本单位的先于全区的，指定栏目的先于指定类型的。"),
        ),
        InlinePanel(
            "steps",
            [
                FieldRowPanel([FieldPanel("stage"), FieldPanel("name")]),
                FieldRowPanel([FieldPanel("group"), FieldPanel("days")]),
                FieldPanel("questions"),
            ],
            heading=_("步骤"),
            label=_("步骤"),
            min_num=1,
            help_text=_("按顺序办理。已经送审的草稿仍按送审时的流程办完。"),
        ),
    ]

    def get_edit_handler(self) -> Any:
        return ObjectList(self.panels, base_form_class=ChainForm).bind_to_model(self.model)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("presets/", presets, name="presets")]


class RecordedViewSet(ModelViewSet):
    """Settings whose every change stands in the trail."""

    add_to_settings_menu = True
    copy_view_enabled = False
    recorded_as = ""

    def get_add_view_kwargs(self) -> dict[str, Any]:
        return {**super().get_add_view_kwargs(), "recorded_as": self.recorded_as}

    def get_edit_view_kwargs(self) -> dict[str, Any]:
        return {**super().get_edit_view_kwargs(), "recorded_as": self.recorded_as}

    def get_delete_view_kwargs(self) -> dict[str, Any]:
        return {**super().get_delete_view_kwargs(), "recorded_as": self.recorded_as}

    add_view_class = RecordedCreate
    edit_view_class = RecordedEdit
    delete_view_class = RecordedDelete


class StageGroupViewSet(RecordedViewSet):
    """审核分工: which group takes which step, for one unit or for the whole district."""

    model = StageGroup
    icon = "group"
    menu_label = _("审核分工")
    menu_order = 191
    form_fields = ["stage", "unit", "group"]
    list_display = ["stage", "unit", "group"]
    list_filter = ["stage"]
    recorded_as = "review.division"


class DesignationViewSet(RecordedViewSet):
    """A unit's written word on who makes its secrecy reviews (北京市保守国家秘密条例 art. 27)."""

    model = SecrecyDesignation
    icon = "doc-full-inverse"
    menu_label = _("保密审查指定")
    menu_order = 192
    form_fields = [
        "unit", "person", "group", "document", "number", "signed_on", "file_reference", "valid_from", "valid_until",
    ]  # fmt: skip
    list_display = ["unit", "person", "group", "document", "number", "valid_from", "valid_until"]
    recorded_as = "review.designation"


class DeputyViewSet(RecordedViewSet):
    """Who stands in for whom, and until when."""

    model = Deputy
    icon = "user"
    menu_label = _("代行")
    menu_order = 193
    list_display = ["person", "deputy", "stage", "first_day", "last_day", "reason"]
    recorded_as = "review.deputy"

    def get_edit_handler(self) -> Any:
        names = ("person", "deputy", "stage", "first_day", "last_day", "reason")
        return ObjectList([FieldPanel(name) for name in names], base_form_class=DeputyForm).bind_to_model(self.model)


@hooks.register("register_admin_viewset")
def chain_viewsets() -> list[ModelViewSet]:
    return [
        ChainViewSet("chains"),
        StageGroupViewSet("stage_groups"),
        DesignationViewSet("designations"),
        DeputyViewSet("deputies"),
    ]


@hooks.register("construct_settings_menu")
def no_other_workflows(request: StaffRequest, menu_items: list[MenuItem]) -> None:
    """A workflow that is changed on Wagtail's screens would no longer say what the chain says."""
    menu_items[:] = [item for item in menu_items if item.name not in WAGTAILS_OWN]
