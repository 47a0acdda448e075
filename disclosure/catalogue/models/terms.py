"""Posting lists and counters: they make every list cost the same at 3,000 and at 300,000 items.

Every figure here can be made again from the entries (`manage.py verify_catalogue --rebuild`).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.models.entry import CatalogueEntry


class Term(models.Model):
    """One value of one facet, in one language: section 12, year 2026, genre 通知."""

    language = models.CharField(max_length=10)
    dimension = models.CharField(max_length=10, choices=Dimension)
    key = models.CharField(max_length=60)

    class Meta:
        verbose_name = _("检索项")
        verbose_name_plural = _("检索项")
        constraints = [models.UniqueConstraint(fields=["language", "dimension", "key"], name="term_once")]

    def __str__(self) -> str:
        return f"{self.language}:{self.dimension}:{self.key}"


class EntryTerm(models.Model):
    """The posting list: which entries carry a term, newest first. `published` is in seconds since 1970."""

    pk = models.CompositePrimaryKey("term_id", "published", "entry_id")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="+", db_index=False)
    published = models.BigIntegerField()
    entry = models.ForeignKey(CatalogueEntry, on_delete=models.CASCADE, related_name="postings")

    class Meta:
        verbose_name = _("倒排项")
        verbose_name_plural = _("倒排项")

    def __str__(self) -> str:
        return f"{self.term_id}/{self.published}/{self.entry_id}"


class TermCount(models.Model):
    """How many listed entries carry a term."""

    term = models.OneToOneField(Term, primary_key=True, on_delete=models.PROTECT, related_name="+")
    n = models.IntegerField()

    class Meta:
        verbose_name = _("检索项计数")
        verbose_name_plural = _("检索项计数")

    def __str__(self) -> str:
        return f"{self.term_id}: {self.n}"


class TermPairCount(models.Model):
    """How many listed entries carry both terms; kept in both directions."""

    pk = models.CompositePrimaryKey("term_id", "other_id")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="+", db_index=False)
    other = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.IntegerField()

    class Meta:
        verbose_name = _("检索项组合计数")
        verbose_name_plural = _("检索项组合计数")

    def __str__(self) -> str:
        return f"{self.term_id}×{self.other_id}: {self.n}"


class TermMonthCount(models.Model):
    """How many listed entries of a month carry a term; `month` is yyyymm in Shanghai."""

    pk = models.CompositePrimaryKey("term_id", "month")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="+", db_index=False)
    month = models.IntegerField()
    n = models.IntegerField()

    class Meta:
        verbose_name = _("检索项月度计数")
        verbose_name_plural = _("检索项月度计数")

    def __str__(self) -> str:
        return f"{self.term_id}@{self.month}: {self.n}"
