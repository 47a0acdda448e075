from django.db import models
from django.utils.translation import gettext_lazy as _


class CheckedLink(models.Model):
    """A web address that some content links to, and whether it answered when it was last tried."""

    url = models.URLField(_("链接"), max_length=1000)
    url_hash = models.CharField(_("链接摘要"), max_length=64, unique=True)
    checked_at = models.DateTimeField(_("上次检查"), null=True, blank=True, db_index=True)
    failures = models.PositiveIntegerField(_("连续失败次数"), default=0)
    answer = models.CharField(_("结果"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("外部链接")
        verbose_name_plural = _("外部链接")

    def __str__(self) -> str:
        return self.url
