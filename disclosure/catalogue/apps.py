from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "disclosure.catalogue"
    verbose_name = _("公开目录")

    def ready(self) -> None:
        from disclosure.catalogue import kinds
        from disclosure.catalogue.home_kind import HomeKind
        from disclosure.catalogue.shell_kinds import SHELL_KINDS

        for kind in (*SHELL_KINDS, HomeKind()):
            kinds.register(kind)
