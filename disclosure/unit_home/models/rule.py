from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from disclosure.unit_home.models.home_page import SENTENCES, UnitHomePage, files_field
from disclosure.unit_home.panels import rule_panels


class RulePage(UnitHomePage):
    """政府信息公开制度: a rule by which the unit discloses."""

    written_date = models.DateField(_("成文日期"), null=True, blank=True)
    body = RichTextField(_("正文"), features=["h2", "h3", *SENTENCES])
    attachments = files_field()

    content_panels = rule_panels

    class Meta:
        verbose_name = _("政府信息公开制度")
        verbose_name_plural = _("政府信息公开制度")
