"""The house's look in the admin, and the working-day calendar."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet

from base.models import WorkdayOverride


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("portal/css/admin.css"))


@hooks.register("construct_main_menu")
def without_foreign_help(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """The help menu leads to Wagtail's English guide and news."""
    menu_items[:] = [item for item in menu_items if item.name != "help"]


class WorkdayViewSet(ModelViewSet):
    """节假日与调休: entered each year from the holiday notice; it wins over the built-in calendar."""

    model = WorkdayOverride
    icon = "date"
    menu_label = _("节假日与调休")
    form_fields = ["date", "is_workday", "note"]
    list_display = ["date", "is_workday", "note"]
    list_filter = ["is_workday"]
    add_to_settings_menu = True
    copy_view_enabled = False


@hooks.register("register_admin_viewset")
def workdays() -> WorkdayViewSet:
    return WorkdayViewSet("workdays")
