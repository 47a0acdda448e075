"""The edit forms of a unit's home, in the order in which a reader meets the text."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from disclosure.review.panels import change_panel


def _group(heading: object, *names: str) -> MultiFieldPanel:
    return MultiFieldPanel([FieldPanel(name) for name in names], heading=heading)


guide_panels = [
    change_panel(),
    _group(_("版本"), "title", "year"),
    FieldPanel("preface"),
    _group(_("政府信息"), "classification", "arrangement", "how_to_obtain"),
    _group(_("主动公开"), "scope", "forms", "time_limits"),
    _group(
        _("政府信息公开工作机构"),
        "office_name", "office_address", "office_hours", "phone", "fax", "internet_contact",
    ),
    _group(_("依申请公开"), "channels", "procedure", "fees"),
    _group(_("监督和救济"), "supervision", "remedy"),
    FieldPanel("attachments"),
]  # fmt: skip

rule_panels = [
    change_panel(),
    FieldPanel("title"),
    FieldPanel("written_date"),
    FieldPanel("body"),
    FieldPanel("attachments"),
]

annual_report_panels = [
    change_panel(),
    FieldPanel("title"),
    FieldPanel("year"),
    FieldPanel("written_date"),
    FieldPanel("abstract"),
    FieldPanel("document"),
]

apply_panels = [
    change_panel(),
    FieldPanel("title"),
    _group(_("受理机构"), "office_name", "address", "office_hours", "phone", "online_address"),
    FieldPanel("channels"),
    FieldPanel("procedure"),
    FieldPanel("form"),
]
