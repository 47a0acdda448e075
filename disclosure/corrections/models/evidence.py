from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.models.append_only import AppendOnly
from disclosure.corrections.models.incident import Incident


class EvidenceExport(AppendOnly):
    """Evidence that somebody took off-line. The file itself is never kept here; its hash proves it later."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="exports")
    by = models.JSONField(_("导出人"))
    at = models.DateTimeField(_("导出时间"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveBigIntegerField(_("大小（字节）"))

    class Meta:
        verbose_name = _("证据导出")
        verbose_name_plural = _("证据导出")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.incident_id} {self.sha256[:12]}"
