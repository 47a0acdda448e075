"""What a guide must say (条例 art. 12), and its remedy text (行政复议法 art. 23)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from base.html import html_to_text
from disclosure.catalogue.content import Content
from disclosure.unit_home.bodies import label_of
from disclosure.unit_home.models import DisclosureGuidePage
from disclosure.unit_home.remedy import names_reconsideration_first

STATUTORY = (
    "classification", "arrangement", "how_to_obtain",
    "office_name", "office_address", "office_hours", "phone", "fax", "internet_contact",
)  # fmt: skip


def guide_reasons(content: Content) -> list[str]:
    """Return what the law wants in a guide and this one lacks."""
    reasons = [
        _("指南缺少“%(field)s”（条例第十二条）。") % {"field": label_of(DisclosureGuidePage, name)}
        for name in STATUTORY
        if not html_to_text(content.fields[name])
    ]
    remedy = html_to_text(content.fields["remedy"])
    if not remedy:
        reasons.append(_("指南缺少救济途径的说明。"))
    elif not names_reconsideration_first(remedy):
        reasons.append(_("救济途径须写明：对不予公开，先申请行政复议，再提起行政诉讼（行政复议法第二十三条）。"))
    return reasons
