from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.models.append_only import AppendOnly
from disclosure.catalogue.models.release import ReleaseItem


class ReleaseCancellation(AppendOnly):
    """取消定时公开: what was approved and waits for its moment will not come out. To come out all the same it is sent
    to review again."""

    item = models.OneToOneField(ReleaseItem, on_delete=models.PROTECT, related_name="cancellation")
    reason = models.TextField(_("取消的理由"))
    cancelled_by = models.JSONField(_("取消人"))
    cancelled_at = models.DateTimeField(_("取消时间"))

    class Meta:
        verbose_name = _("取消定时公开")
        verbose_name_plural = _("取消定时公开")

    def __str__(self) -> str:
        return f"{self.item_id}"
