from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CorrectionsConfig(AppConfig):
    name = "disclosure.corrections"
    verbose_name = _("更正与撤下")

    def ready(self) -> None:
        from disclosure.catalogue import clockwork, listeners
        from disclosure.corrections import trail
        from disclosure.corrections.case_link import address_to_erase
        from disclosure.corrections.services.open_incident import when_sealed
        from disclosure.corrections.services.put_back import put_back_unconfirmed
        from disclosure.review.case_links import register_case_link

        trail.register()
        register_case_link("erase", _("提出彻底删除"), address_to_erase)
        listeners.on_sealed(when_sealed)
        clockwork.register("撤下未确认", put_back_unconfirmed)
