from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ObjectionsConfig(AppConfig):
    name = "disclosure.objections"
    verbose_name = _("纠错与异议")

    def ready(self) -> None:
        from disclosure.catalogue import clockwork, erasing
        from disclosure.objections import checks, trail  # noqa: F401  registers the checks
        from disclosure.objections.erasing import forget_objections
        from disclosure.objections.services.erase_contact import erase_contacts_due
        from disclosure.objections.services.keep_attachment import sweep_waiting
        from disclosure.objections.services.sweep import sweep_visits

        trail.register()
        erasing.on_erase("异议", forget_objections)
        clockwork.register("异议联系方式到期", erase_contacts_due)
        clockwork.register("异议未提交的附件", sweep_waiting)
        clockwork.register("异议提交频次", sweep_visits)
