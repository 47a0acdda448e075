"""What Elasticsearch has to learn, and how it is."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from base import clock

BEHIND = timedelta(seconds=10)  # of lag, and Elasticsearch answers no visitor until it has caught up
TOLERATED = timedelta(minutes=5)  # of lag, and without a word of the clock


class FeedRow(models.Model):
    """How often an entry changed. The row moves inside the transaction of each release, correction and withdrawal;
    its version is that of the document there, so that a late delivery never overwrites a newer one.

    No foreign key: what was withdrawn has a version too.
    """

    entry = models.BigIntegerField(_("条目号"), primary_key=True)
    version = models.BigIntegerField(_("第几次变动"), default=1)
    changed_at = models.DateTimeField(_("变动时间"))
    is_pending = models.BooleanField(_("待送达"), default=True)
    is_erased = models.BooleanField(_("待清除"), default=False, db_default=False)

    class Meta:
        verbose_name = _("待送达的变动")
        verbose_name_plural = _("待送达的变动")
        indexes = [
            models.Index(fields=["changed_at"], name="feed_pending", condition=models.Q(is_pending=True)),
            models.Index(fields=["entry"], name="feed_erased", condition=models.Q(is_erased=True)),
        ]

    def __str__(self) -> str:
        return f"{self.entry} v{self.version}"


class ServiceState(models.Model):
    """What the clock found when it last looked; one row."""

    checked_at = models.DateTimeField(_("检查时间"))
    failing_since = models.DateTimeField(_("故障开始时间"), null=True, blank=True)
    problem = models.TextField(_("故障"), blank=True)

    class Meta:
        verbose_name = _("检索服务状态")
        verbose_name_plural = _("检索服务状态")

    def __str__(self) -> str:
        return self.problem or str(_("正常"))


def oldest_pending() -> datetime | None:
    """Since when the longest waiting change waits, None where Elasticsearch knows everything."""
    row = FeedRow.objects.filter(is_pending=True).order_by("changed_at").first()
    return row.changed_at if row else None


def is_behind() -> bool:
    """Whether Elasticsearch lacks what visitors may expect to find. One look at the short index of what is pending."""
    return FeedRow.objects.filter(is_pending=True, changed_at__lt=clock.now() - BEHIND).exists()


def is_late(since: datetime | None) -> bool:
    """Whether that is longer ago than one bears."""
    return since is not None and clock.now() - since > TOLERATED
