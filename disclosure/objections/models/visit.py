from django.db import models
from django.utils.translation import gettext_lazy as _


class Visit(models.Model):
    """That somebody did something which is limited: a keyed hash of the address, for an hour (docs/objections.md)."""

    what = models.CharField(_("行为"), max_length=8)
    address_hash = models.CharField(_("地址摘要"), max_length=64)
    at = models.DateTimeField(_("时间"), db_index=True)

    class Meta:
        verbose_name = _("提交频次")
        verbose_name_plural = _("提交频次")
        default_permissions = ()
        indexes = [models.Index(fields=["address_hash", "what", "at"], name="objection_visit")]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%H:%M}"
