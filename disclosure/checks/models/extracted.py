from django.db import models
from django.utils.translation import gettext_lazy as _


class ExtractedFile(models.Model):
    """What was read out of a file, by its hash: reading a file takes a process of its own, so it is done once.

    Derived data: a row that is gone is made again when it is needed.
    """

    sha256 = models.CharField(_("SHA-256"), max_length=64)
    suffix = models.CharField(_("格式"), max_length=20, help_text=_("同样的字节换一个扩展名，读法不同。"))
    reader = models.CharField(_("读取程序版本"), max_length=20)
    passages = models.JSONField(_("文字"), default=list)
    hidden = models.JSONField(_("隐藏内容"), default=list)
    problem = models.CharField(_("问题"), max_length=30, blank=True)
    read_at = models.DateTimeField(_("读取时间"))

    class Meta:
        verbose_name = _("已读取文件")
        verbose_name_plural = _("已读取文件")
        constraints = [models.UniqueConstraint(fields=["sha256", "suffix", "reader"], name="extracted_once")]

    def __str__(self) -> str:
        return self.sha256[:12]
