from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CorrectionsConfig(AppConfig):
    name = "disclosure.corrections"
    verbose_name = _("更正与撤下")

    def ready(self) -> None:
        from disclosure.catalogue import clockwork, listeners
        from disclosure.corrections import trail
        from disclosure.corrections.services.open_incident import when_sealed
        from disclosure.corrections.services.put_back import put_back_unconfirmed

        trail.register()
        listeners.on_sealed(when_sealed)
        clockwork.register("撤下未确认", put_back_unconfirmed)
