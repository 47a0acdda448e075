from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UnitHomeConfig(AppConfig):
    name = "disclosure.unit_home"
    verbose_name = _("信息公开专栏")

    def ready(self) -> None:
        from disclosure.catalogue import kinds, listeners
        from disclosure.unit_home.kinds import UNIT_HOME_KINDS
        from disclosure.unit_home.services.home_items import write_home_items

        for kind in UNIT_HOME_KINDS:
            kinds.register(kind)
        listeners.on_written(write_home_items)
