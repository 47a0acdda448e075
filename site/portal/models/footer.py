from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from portal.models.reviewed import ReviewedSnippet

SITE_ID_CODE = RegexValidator(r"^\d{10}$", _("网站标识码为十位数字，前六位是行政区划代码。"))


class SiteFooter(ReviewedSnippet):
    """The site's name and every mark its footer must show (国办发〔2017〕47号; domain §4.2)."""

    site_domain = models.CharField(
        _("网站域名"), max_length=100, help_text=_("写入 SiteDomain，例如 www.example.gov.cn。")
    )
    site_id_code = models.CharField(_("网站标识码"), max_length=10, validators=[SITE_ID_CODE])
    slogan = models.CharField(_("副标题"), max_length=100, blank=True)
    sponsor = models.CharField(_("主办单位"), max_length=100)
    operator = models.CharField(_("承办单位"), max_length=100)
    contact = models.CharField(_("联系方式"), max_length=200)
    icp_no = models.CharField(_("ICP备案编号"), max_length=60, blank=True)
    psb_no = models.CharField(_("公安机关备案号"), max_length=60, blank=True)
    conac_url = models.URLField(_("党政机关网站标识链接"), blank=True)
    report_error_url = models.URLField(_("“我为政府网站找错”链接"), blank=True)
    sitemap_address = models.CharField(_("网站地图"), max_length=200, default="/map/")
    accessibility_address = models.CharField(_("无障碍与长者模式说明"), max_length=200, default="/display/")
    ipv6 = models.BooleanField(_("支持IPv6"), default=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("name", "name_en", "slug", "slogan", "site_domain", "site_id_code")],
            heading=_("网站"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("sponsor", "operator", "contact", "icp_no", "psb_no", "conac_url",
                                           "report_error_url", "sitemap_address", "accessibility_address", "ipv6")],
            heading=_("页脚标识"),
        ),
    ]  # fmt: skip

    class Meta(ReviewedSnippet.Meta):
        verbose_name = _("网站信息与页脚")
        verbose_name_plural = _("网站信息与页脚")
