from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.objections.enums import Act
from disclosure.objections.models.objection import Objection


class ActRecord(models.Model):
    """What staff did with an objection, in order. `words` are for staff alone."""

    objection = models.ForeignKey(Objection, on_delete=models.CASCADE, related_name="acts")
    act = models.CharField(_("行为"), max_length=16, choices=Act)
    by = models.JSONField(_("经办人"), default=dict, help_text=_("为空表示系统到期自动处理或者本人要求。"))
    at = models.DateTimeField(_("时间"))
    words = models.TextField(_("说明"), blank=True)

    class Meta:
        verbose_name = _("办理记录")
        verbose_name_plural = _("办理记录")
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.objection_id} {self.get_act_display()}"


class AddedWord(models.Model):
    """What whoever objected said later, from the status page."""

    objection = models.ForeignKey(Objection, on_delete=models.CASCADE, related_name="added")
    text = models.TextField(_("补充说明"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("补充说明")
        verbose_name_plural = _("补充说明")
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.objection_id} {self.at:%Y-%m-%d}"
