from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.models.append_only import AppendOnly


class Dismissal(AppendOnly):
    """排除: somebody has looked at a finding and says why it does not hold the item back. Reviewers read it.

    It names the item and the finding's fingerprint, so it holds for the item's later copies until the text changes.
    """

    kind = models.CharField(_("类型"), max_length=30)
    source_id = models.BigIntegerField(_("来源编号"))
    fingerprint = models.CharField(_("发现指纹"), max_length=64)
    code = models.CharField(_("检查项"), max_length=30)
    reason = models.CharField(_("理由"), max_length=500)
    person = models.JSONField(_("排除人"))
    made_at = models.DateTimeField(_("排除时间"))

    class Meta:
        verbose_name = _("检查结果排除")
        verbose_name_plural = _("检查结果排除")
        indexes = [models.Index(fields=["kind", "source_id"], name="dismissal_of_item")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.source_id} {self.code}"
