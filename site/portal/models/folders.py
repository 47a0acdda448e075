"""The editors' filing cabinet: unit → year. Rights follow it; the public never sees it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Folder(Page):
    """A container made by the software (`portal.services.folders`), never by hand, and never public."""

    is_creatable = False
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    class Meta:
        abstract = True

    def get_url_parts(self, request: Any = None) -> None:
        return None

    def get_translation(self, locale: Any) -> Page:
        """A cabinet has no language: a translation is filed beside its original."""
        return self

    def get_translation_or_none(self, locale: Any) -> Page:
        return self

    def has_translation(self, locale: Any) -> bool:
        return True


class UnitFolder(Folder):
    """All drafts of one unit."""

    unit = models.OneToOneField(
        "portal.Unit", verbose_name=_("公开主体"), on_delete=models.PROTECT, related_name="folder"
    )

    class Meta:
        verbose_name = _("单位文件夹")
        verbose_name_plural = _("单位文件夹")


class YearFolder(Folder):
    """One year of a unit's drafts. A second one is opened when it holds 1,500 pages: the explorer slows beyond."""

    year = models.PositiveIntegerField(_("年度"))

    parent_page_types = ["portal.UnitFolder"]

    class Meta:
        verbose_name = _("年度文件夹")
        verbose_name_plural = _("年度文件夹")
