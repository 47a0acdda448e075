from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.enums import ChangeKind
from disclosure.catalogue.models.append_only import AppendOnly
from disclosure.catalogue.models.entry import CatalogueEntry
from disclosure.catalogue.models.release import Release, ReleasedContent


class EntryHistory(models.Model):
    """更正记录: what the page of an item tells of its changes. Only an item that was changed has one.

    It follows from released content and seals (`catalogue.history`), and lies ready so that the page costs no
    statement more.
    """

    entry = models.OneToOneField(CatalogueEntry, primary_key=True, on_delete=models.CASCADE, related_name="history")
    changes = models.JSONField(_("更正记录"), default=list)

    class Meta:
        verbose_name = _("更正记录")
        verbose_name_plural = _("更正记录")

    def __str__(self) -> str:
        return f"{self.entry_id} ({len(self.changes)})"


class PastFile(models.Model):
    """A file that a readable earlier version of a current entry shows."""

    entry = models.ForeignKey(CatalogueEntry, on_delete=models.CASCADE, related_name="past_files")
    content = models.ForeignKey(ReleasedContent, on_delete=models.CASCADE, related_name="past_files")
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    name = models.CharField(_("文件名"), max_length=200)
    content_type = models.CharField(_("媒体类型"), max_length=100)
    size = models.PositiveBigIntegerField(_("大小（字节）"))

    class Meta:
        verbose_name = _("历史版本的文件")
        verbose_name_plural = _("历史版本的文件")
        indexes = [models.Index(fields=["sha256", "name"], name="past_file_address")]

    def __str__(self) -> str:
        return self.name


class Seal(AppendOnly):
    """封存: an earlier version that nobody reads any more, because of what it said (隐私, 泄密, 被撤销)."""

    content = models.OneToOneField(ReleasedContent, on_delete=models.PROTECT, related_name="seal")
    why = models.CharField(_("原因"), max_length=12, choices=ChangeKind)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+", help_text=_("随哪次公开封存。"))
    sealed_at = models.DateTimeField(_("封存时间"))

    class Meta:
        verbose_name = _("封存的历史版本")
        verbose_name_plural = _("封存的历史版本")

    def __str__(self) -> str:
        return f"{self.content_id} {self.get_why_display()}"


class Erasure(AppendOnly):
    """彻底删除: the act that stays when the content has gone (保密法 art. 29, 31; 个人信息保护法 art. 47)."""

    kind = models.CharField(_("类型"), max_length=30)
    source_id = models.BigIntegerField(_("来源编号"))
    language = models.CharField(_("语言"), max_length=10, blank=True)
    index_no = models.CharField(_("索引号"), max_length=60, blank=True)
    case_no = models.CharField(_("案件编号"), max_length=60)
    basis = models.CharField(_("法律依据"), max_length=200)
    reference = models.CharField(_("文书"), max_length=200, help_text=_("要求删除的函件或申请的文号、日期、机关。"))
    ordered_by = models.JSONField(_("决定人"), help_text=_("提出人和确认人的快照。"))
    hashes = models.JSONField(_("删除前的内容摘要"), default=list)
    counts = models.JSONField(_("各处删除数"), default=dict)
    erased_at = models.DateTimeField(_("删除时间"))

    class Meta:
        verbose_name = _("彻底删除")
        verbose_name_plural = _("彻底删除")
        indexes = [models.Index(fields=["kind", "source_id"], name="erasure_of")]

    def __str__(self) -> str:
        return self.case_no
