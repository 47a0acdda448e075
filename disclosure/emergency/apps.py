from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EmergencyConfig(AppConfig):
    name = "disclosure.emergency"
    verbose_name = _("紧急公开")

    def ready(self) -> None:
        from base.audit import register_action
        from disclosure.catalogue import clockwork, erasing
        from disclosure.emergency.desk import flags
        from disclosure.emergency.erasing import forget
        from disclosure.emergency.services.expire import expire
        from disclosure.review.flags import register_flags

        for code, label in (
            ("emergency.ask", _("提出紧急公开")),
            ("emergency.act", _("办理紧急公开")),
            ("emergency.release", _("紧急公开")),
            ("emergency.end", _("终止紧急公开")),
        ):
            register_action(code, label)
        clockwork.register("emergency", expire)
        erasing.on_erase("emergency", forget)
        register_flags("emergency", flags)
