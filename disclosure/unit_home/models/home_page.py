"""What the pages of a unit's home have in common."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index

from disclosure.catalogue.models.item_page import ItemPage
from disclosure.unit_home.blocks import FileBlock
from disclosure.unit_home.forms import UnitHomePageForm

SENTENCES = ["bold", "italic", "ol", "ul", "link"]


class UnitHomePage(ItemPage):
    """A draft for one column of one unit's home."""

    unit = models.ForeignKey("portal.Unit", verbose_name=_("公开主体"), on_delete=models.PROTECT, related_name="+")

    parent_page_types = ["portal.YearFolder"]
    subpage_types: list[str] = []
    base_form_class = UnitHomePageForm
    search_fields = [*ItemPage.search_fields, index.FilterField("unit")]
    once_by: ClassVar[tuple[str, ...] | None] = None  # a unit has one page for each value of these; None: any number

    class Meta:
        abstract = True

    def clean(self) -> None:
        """A second draft of the same thing would only be refused at its release."""
        super().clean()
        if self.once_by is None or not self.unit_id or any(getattr(self, name) is None for name in self.once_by):
            return
        same: dict[str, Any] = {name: getattr(self, name) for name in ("unit_id", "locale_id", *self.once_by)}
        if type(self)._default_manager.filter(**same).exclude(pk=self.pk).exists():
            raise ValidationError(_("本单位已有这一页（或这一年度的一页），请修改原有页面，不要另建。"))


class YearlyPage(UnitHomePage):
    """A page of which a unit has one a year."""

    year = models.PositiveSmallIntegerField(
        _("年度"), validators=[MinValueValidator(2008), MaxValueValidator(2100)], help_text=_("每单位每年度一份。")
    )
    once_by = ("year",)

    class Meta:
        abstract = True


def files_field() -> StreamField:
    """Files beside the text."""
    return StreamField([("file", FileBlock())], verbose_name=_("附件"), blank=True)
