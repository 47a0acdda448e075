from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("人员与登录")

    def ready(self) -> None:
        from accounts import checks, second_factor, signals, trail  # noqa: F401  registers receivers and checks
        from accounts.separation import is_administrator
        from accounts.services.set_up_roles import set_up_roles

        # Of every room: each brings permissions of its own.
        post_migrate.connect(set_up_roles, dispatch_uid="accounts.roles")
        second_factor.register("superuser", lambda user: user.is_superuser)
        second_factor.register("administrator", is_administrator)
