from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.enums import ChangeKind


class ChangeNote(models.Model):
    """What the next submission of a public item will say about itself. No content yet: submitting freezes it with
    the draft, releasing removes it, and so the draft after that begins without one."""

    kind = models.CharField(_("类型"), max_length=30)
    source_id = models.BigIntegerField(_("来源编号"))
    change_kind = models.CharField(_("更正种类"), max_length=12, choices=ChangeKind, blank=True)
    note = models.TextField(_("更正说明"), blank=True, max_length=500)

    class Meta:
        verbose_name = _("更正说明")
        verbose_name_plural = _("更正说明")
        constraints = [models.UniqueConstraint(fields=["kind", "source_id"], name="change_note_once")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.source_id} {self.change_kind}"
