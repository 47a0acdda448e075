from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.enums import ChangeKind


class Tombstone(models.Model):
    """What was withdrawn: its address answers 410 with the notice, in every language.

    It carries no title: an address and a tombstone must not name a person (rule R9).
    """

    path = models.CharField(_("地址"), max_length=250, unique=True)
    kind = models.CharField(_("类型"), max_length=30)
    source_id = models.BigIntegerField(_("来源编号"))
    entry_number = models.BigIntegerField(_("条目号"))
    language = models.CharField(_("语言"), max_length=10)
    index_no = models.CharField(_("索引号"), max_length=60, blank=True)
    reason = models.CharField(_("撤下原因"), max_length=12, choices=ChangeKind, blank=True)
    notice = models.TextField(_("撤下说明"))
    withdrawn_at = models.DateTimeField(_("撤下时间"))
    first_published_at = models.DateTimeField(_("首次公开时间"))
    published_at = models.DateTimeField(_("发布日期"))
    acts = models.JSONField(_("经办人"), default=list)

    class Meta:
        verbose_name = _("已撤下信息")
        verbose_name_plural = _("已撤下信息")
        indexes = [models.Index(fields=["kind", "source_id"])]

    def __str__(self) -> str:
        return self.path


class GoneFile(models.Model):
    """A file that an item showed before it was withdrawn, or before that version was sealed: its address answers 410.

    The address is only kept as a hash: the name of a file may be that of a person.
    """

    address_hash = models.CharField(_("地址的摘要"), max_length=64, help_text=_("文件名可能是人名，不保存。"))
    kind = models.CharField(_("类型"), max_length=30)
    source_id = models.BigIntegerField(_("来源编号"))

    class Meta:
        verbose_name = _("已停止公开的文件")
        verbose_name_plural = _("已停止公开的文件")
        constraints = [models.UniqueConstraint(fields=["address_hash", "kind", "source_id"], name="gone_file_once")]
        indexes = [models.Index(fields=["kind", "source_id"], name="gone_file_of")]

    def __str__(self) -> str:
        return self.address_hash[:12]


class OldAddress(models.Model):
    """An address of the site that came before; it leads to the item that moved here."""

    path = models.CharField(_("旧地址"), max_length=500, unique=True)
    kind = models.CharField(_("类型"), max_length=30)
    source_id = models.BigIntegerField(_("来源编号"))

    class Meta:
        verbose_name = _("旧地址")
        verbose_name_plural = _("旧地址")
        indexes = [models.Index(fields=["kind", "source_id"])]

    def __str__(self) -> str:
        return self.path
