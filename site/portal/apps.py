from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "门户"

    def ready(self) -> None:
        from base.audit import register_units
        from portal.models import Unit

        register_units(lambda: list(Unit.objects.order_by("name").values_list("pk", "name")))
