from django.db import models
from django.utils.translation import gettext_lazy as _


class FileText(models.Model):
    """What a public attachment says, by the hash of its bytes: for the index, and for reading it without the program
    that made it. Derived: a row is made again from the file, and only while a current entry shows that file.

    A file that is no longer public leaves a row without a word, so that its reading address can say so.
    """

    sha256 = models.CharField(_("SHA-256"), max_length=64, primary_key=True)
    passages = models.JSONField(_("文字"), default=list, help_text=_("依阅读顺序：位置、文字。"))
    squeezed = models.TextField(_("检索文字"), blank=True, help_text=_("每段一行（search/tokens.py）。"))
    characters = models.PositiveIntegerField(_("字数"), default=0)
    starts = models.JSONField(_("各页起点"), default=list, help_text=_("在线阅读分页：每页从第几段开始。"))
    problem = models.CharField(_("问题"), max_length=30, blank=True)
    reader = models.CharField(_("读取程序版本"), max_length=20, blank=True)
    attempts = models.PositiveIntegerField(_("读取次数"), default=0)
    taken_at = models.DateTimeField(_("开始读取"), null=True, blank=True)
    read_at = models.DateTimeField(_("读取时间"), null=True, blank=True)
    gone_at = models.DateTimeField(_("停止公开"), null=True, blank=True)

    class Meta:
        verbose_name = _("附件文字")
        verbose_name_plural = _("附件文字")
        indexes = [
            models.Index(
                fields=["attempts", "sha256"],
                name="file_waiting",
                condition=models.Q(read_at=None, gone_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]
