from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.objections.models.objection import Objection


class Attachment(models.Model):
    """A file sent with an objection, encrypted, in the database: it goes when its row goes, and no address leads to it.

    Without an objection it waits for a form that was not right yet; the clock takes it away after a day.
    """

    objection = models.ForeignKey(Objection, null=True, on_delete=models.CASCADE, related_name="attachments")
    form_hash = models.CharField(_("表单摘要"), max_length=64, db_index=True)
    sealed_name = models.TextField(_("文件名（加密）"))
    sealed = models.BinaryField(_("内容（加密）"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveBigIntegerField(_("大小（字节）"))
    at = models.DateTimeField(_("时间"), db_index=True)

    class Meta:
        verbose_name = _("异议附件")
        verbose_name_plural = _("异议附件")
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.sha256[:8]
