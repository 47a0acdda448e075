"""What is known about groups and passwords beyond Django's own tables."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role


class RoleGroup(models.Model):
    """Which role a group stands for, and for which unit. Names of groups may change, this stays."""

    group = models.OneToOneField(
        Group, verbose_name=_("用户组"), on_delete=models.CASCADE, related_name="role_group", primary_key=True
    )
    role = models.CharField(_("角色"), max_length=20, choices=Role)
    # A plain number: units live on a floor above.
    unit_id = models.PositiveBigIntegerField(_("公开主体编号"), null=True, blank=True)

    class Meta:
        verbose_name = _("角色用户组")
        verbose_name_plural = _("角色用户组")
        constraints = [
            models.UniqueConstraint(fields=["role", "unit_id"], name="one_group_for_role_and_unit"),
            models.UniqueConstraint(
                fields=["role"], condition=models.Q(unit_id__isnull=True), name="one_group_for_role_of_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} · {self.get_role_display()}"


class PasswordRecord(models.Model):
    """A password that a person has had, as its hash: how old the present one is, and which may not come again."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("用户"), on_delete=models.CASCADE, related_name="password_records"
    )
    password = models.CharField(_("密码散列值"), max_length=128)
    set_at = models.DateTimeField(_("设置时间"))
    is_temporary = models.BooleanField(_("须在首次登录时修改"), default=False)

    class Meta:
        verbose_name = _("密码记录")
        verbose_name_plural = _("密码记录")
        ordering = ["-set_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.user} {self.set_at:%Y-%m-%d}"
