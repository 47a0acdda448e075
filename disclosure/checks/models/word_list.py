from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.models.append_only import AppendOnly
from disclosure.checks.enums import Level, ListKind


class WordList(models.Model):
    """词表: words to look for. Every change of it or of its words is kept as a new version."""

    slug = models.SlugField(_("标识"), max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=60)
    kind = models.CharField(_("类别"), max_length=12, choices=ListKind)
    active = models.BooleanField(_("启用"), default=True)
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("词表")
        verbose_name_plural = _("词表")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Word(models.Model):
    """One word that should not be public as it stands."""

    word_list = models.ForeignKey(WordList, verbose_name=_("词表"), on_delete=models.CASCADE, related_name="words")
    text = models.CharField(_("词语"), max_length=60, help_text=_("领导人词表填正确姓名，错误写法填在“变体”中。"))
    variants = models.CharField(_("变体"), max_length=300, blank=True, help_text=_("其他写法，用逗号分开。"))
    level = models.CharField(_("处置"), max_length=4, choices=Level, default=Level.WARN)
    replacement = models.CharField(_("建议改为"), max_length=100, blank=True)
    reason = models.CharField(_("理由"), max_length=200, blank=True)
    except_in = models.CharField(
        _("不算的情形"), max_length=300, blank=True, help_text=_("含有这个词的正确词语，用逗号分开。")
    )
    valid_from = models.DateField(
        _("自何日起"), null=True, blank=True, help_text=_("成文日期在此之前的文件不提示，例如机构改革前的文件。")
    )
    valid_until = models.DateField(_("至何日止"), null=True, blank=True)

    class Meta:
        verbose_name = _("词语")
        verbose_name_plural = _("词语")
        ordering = ["word_list", "text"]
        constraints = [models.UniqueConstraint(fields=["word_list", "text"], name="word_once_a_list")]

    def __str__(self) -> str:
        return self.text


class WordListVersion(AppendOnly):
    """A word list as it was after a change: who changed what, and all its words."""

    word_list_id = models.BigIntegerField(_("词表"), db_index=True)
    number = models.PositiveIntegerField(_("版本"))
    made_at = models.DateTimeField(_("时间"))
    made_by = models.JSONField(_("修改人"), default=dict)
    change = models.CharField(_("修改"), max_length=200)
    words = models.JSONField(_("全部词语"))
    hash = models.CharField(_("摘要"), max_length=64)

    class Meta:
        verbose_name = _("词表版本")
        verbose_name_plural = _("词表版本")
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["word_list_id", "number"], name="word_list_version_once")]

    def __str__(self) -> str:
        return f"{self.word_list_id} v{self.number}"
