from django.db import models
from django.utils.translation import gettext_lazy as _


class PageVersion(models.Model):
    """What a cached page depends on. It moves inside the transaction that changes the catalogue, so that the
    next request is fresh even if the process dies right after COMMIT."""

    key = models.CharField(_("依赖"), max_length=120, primary_key=True)
    number = models.BigIntegerField(_("版本"))

    class Meta:
        verbose_name = _("页面版本")
        verbose_name_plural = _("页面版本")

    def __str__(self) -> str:
        return f"{self.key}@{self.number}"
