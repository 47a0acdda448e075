import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.enums import FileRole, RelationKind
from disclosure.catalogue.models.release import ReleasedContent
from disclosure.catalogue.querysets import EntryQuerySet


class CatalogueEntry(models.Model):
    """目录条目 (条例 art. 12): an item is public if and only if it has one of these rows.

    Narrow on purpose: abstract and text stay with the content. Dates are stored, states are not.
    Written by `release_items()`, `withdraw_item()` and the tick alone.
    """

    id = models.BigIntegerField(_("条目号"), primary_key=True)
    kind = models.CharField(_("类型"), max_length=30)
    source_id = models.BigIntegerField(_("来源编号"))
    language = models.CharField(_("语言"), max_length=10)
    translation_key = models.UUIDField(_("译文键"), default=uuid.uuid4, db_index=True)
    listed = models.BooleanField(_("列入清单"), default=True)
    noindex = models.BooleanField(_("不供检索引擎收录"), default=False)
    title = models.CharField(_("标题"), max_length=300)
    path = models.CharField(_("地址"), max_length=250, unique=True, null=True, blank=True)
    index_no = models.CharField(_("索引号"), max_length=60, unique=True, null=True, blank=True)
    doc_no = models.CharField(_("发文字号"), max_length=100, blank=True, db_index=True)
    issuer = models.CharField(_("发文机关"), max_length=200, blank=True)
    unit = models.ForeignKey(
        "portal.Unit", verbose_name=_("公开主体"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    section = models.ForeignKey(
        "portal.Section", verbose_name=_("栏目"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    written_date = models.DateField(_("成文日期"), null=True, blank=True)
    effective_date = models.DateField(_("施行日期"), null=True, blank=True)
    expiry_date = models.DateField(_("失效日期"), null=True, blank=True)
    repealed_date = models.DateField(_("废止日期"), null=True, blank=True)
    public_until = models.DateField(_("公示截止日期"), null=True, blank=True)
    published_at = models.DateTimeField(_("发布日期"), help_text=_("列表按此排序；迁移信息为原发布日期。"))
    first_published_at = models.DateTimeField(_("首次公开时间"), help_text=_("服务器时间，永不改变。"))
    updated_at = models.DateTimeField(_("更新时间"))
    external_id = models.CharField(_("来源系统编号"), max_length=100, blank=True, db_index=True)
    content = models.OneToOneField(ReleasedContent, on_delete=models.PROTECT, related_name="entry")

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("目录条目")
        verbose_name_plural = _("目录条目")
        constraints = [models.UniqueConstraint(fields=["kind", "source_id"], name="entry_once_per_source")]
        indexes = [
            models.Index(fields=["public_until"], name="entry_public_until"),
            models.Index(fields=["listed", "id"], name="entry_listed"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        """The path, empty for what has none."""
        return self.path or ""


class EntryFile(models.Model):
    """A file that a current entry shows. Without such a row no file answers."""

    entry = models.ForeignKey(CatalogueEntry, on_delete=models.CASCADE, related_name="files")
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    name = models.CharField(_("文件名"), max_length=200)
    title = models.CharField(_("标题"), max_length=300, blank=True)
    role = models.CharField(_("用途"), max_length=12, choices=FileRole)
    content_type = models.CharField(_("媒体类型"), max_length=100)
    size = models.PositiveBigIntegerField(_("大小（字节）"))
    order = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("已公开文件")
        verbose_name_plural = _("已公开文件")
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["sha256", "name"])]

    def __str__(self) -> str:
        return self.name


class EntryLink(models.Model):
    """An entry refers to another item, by its source: the link comes alive when that item is public."""

    entry = models.ForeignKey(CatalogueEntry, on_delete=models.CASCADE, related_name="links")
    relation = models.CharField(_("关系"), max_length=12, choices=RelationKind)
    target_kind = models.CharField(max_length=30)
    target_source_id = models.BigIntegerField()

    class Meta:
        verbose_name = _("条目关系")
        verbose_name_plural = _("条目关系")
        indexes = [models.Index(fields=["target_kind", "target_source_id"])]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.relation} {self.target_kind}:{self.target_source_id}"
