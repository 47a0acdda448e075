from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.unit_home.enums import DRAFTED, Column


class HomeItem(models.Model):
    """What a column of a unit's home shows now: a narrow row beside the entry, so that a home costs the same
    whatever the size of the catalogue.

    Written when the catalogue is, in its transaction (`services.home_items`); it can be made again from there.
    """

    entry = models.OneToOneField(
        "catalogue.CatalogueEntry", primary_key=True, on_delete=models.CASCADE, related_name="home_item"
    )
    unit = models.ForeignKey("portal.Unit", verbose_name=_("公开主体"), on_delete=models.PROTECT, related_name="+")
    language = models.CharField(_("语言"), max_length=10)
    column = models.CharField(_("栏目"), max_length=10, choices=[(column.value, column.label) for column in DRAFTED])
    year = models.PositiveSmallIntegerField(_("年度"), null=True, blank=True)

    class Meta:
        verbose_name = _("专栏条目")
        verbose_name_plural = _("专栏条目")
        ordering = ["-year", "-entry_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "language", "column", "year"],
                name="home_item_once_a_year",
                violation_error_message=_("每单位每年度只有一份。"),
            ),
            models.UniqueConstraint(
                fields=["unit", "language"],
                condition=models.Q(column=Column.APPLY),
                name="home_item_one_way_to_apply",
                violation_error_message=_("每单位只有一份依申请公开说明。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.column} {self.year or ''}".strip()
