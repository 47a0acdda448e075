"""Choices of the catalogue."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Openness(models.TextChoices):
    """公开属性 (条例 art. 14-16, 19-21, 27)."""

    ACTIVE = "active", _("主动公开")
    ON_REQUEST = "on_request", _("依申请公开")
    CLOSED = "closed", _("不予公开")


class ReleaseKind(models.TextChoices):
    """How a release came about."""

    CHAIN = "chain", _("审核链")
    MIGRATION = "migration", _("迁移批次")
    BATCH = "batch", _("新信息批次")
    SETUP = "setup", _("建站")
    RESTORED = "restored", _("恢复公开")
    EMERGENCY = "emergency", _("紧急公开")


class ChangeKind(models.TextChoices):
    """Why something public is corrected or withdrawn. The last one stands for what nobody named."""

    WORDING = "wording", _("表述错误")
    BASIS = "basis", _("依据变化")
    ATTACHMENT = "attachment", _("替换附件")
    PRIVACY = "privacy", _("隐私")
    LEAK = "leak", _("泄密")
    REVOKED = "revoked", _("被撤销或变更")
    DUPLICATE = "duplicate", _("重复")
    TRANSLATION = "translation", _("译文更新")
    UPDATE = "update", _("内容更新")


# What was public before must not be read on: the earlier versions are sealed with the correction, and its note
# names the kind alone.
SEALING = frozenset({ChangeKind.PRIVACY, ChangeKind.LEAK, ChangeKind.REVOKED})
CORRECTIONS = (
    ChangeKind.WORDING,
    ChangeKind.BASIS,
    ChangeKind.ATTACHMENT,
    ChangeKind.UPDATE,
    ChangeKind.PRIVACY,
    ChangeKind.LEAK,
    ChangeKind.REVOKED,
)
# What the public page calls a change whose reason would itself point at the words.
PUBLIC_WORDS = {
    ChangeKind.PRIVACY: _("保护个人隐私"),
    ChangeKind.LEAK: _("依法调整公开内容"),
}


class Dimension(models.TextChoices):
    """The facets that lists are filtered by. One posting list stands for each value of each."""

    ALL = "all", _("全部")
    KIND = "kind", _("类型")
    SECTION = "section", _("栏目")
    UNIT = "unit", _("公开主体")
    TOPIC = "topic", _("主题分类")
    KEY_AREA = "key_area", _("重点领域")
    GENRE = "genre", _("体裁")
    YEAR = "year", _("发布年份")
    STATUTORY = "statutory", _("法定主动公开内容")


class FileRole(models.TextChoices):
    """Why an entry shows a file."""

    ATTACHMENT = "attachment", _("附件")
    INLINE = "inline", _("正文")


class Form(models.TextChoices):
    """形式: how an item presents what it says. Rooms with H5 pages or films name theirs in `ItemKind.form`."""

    TEXT = "text", _("文字")
    PICTURES = "pictures", _("图文")
    ATTACHMENTS = "attachments", _("含附件")


class Validity(models.TextChoices):
    """有效性, always derived from dates and a day."""

    NOT_EFFECTIVE = "not_effective", _("尚未生效")
    IN_FORCE = "in_force", _("有效")
    EXPIRED = "expired", _("失效")
    REPEALED = "repealed", _("废止")


class RelationKind(models.TextChoices):
    """How one item refers to another."""

    MENTIONS = "mentions", _("正文链接")
    AMENDS = "amends", _("修改")
    REPEALS = "repeals", _("废止")
    REPLACES = "replaces", _("替代")
    IMPLEMENTS = "implements", _("贯彻落实")
    CORRECTS = "corrects", _("更正")
    REDACTS = "redacts", _("删减版")
    CONTINUES = "continues", _("续")
    FORWARDS = "forwards", _("转发")
