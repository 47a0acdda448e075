from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BaseConfig(AppConfig):
    name = "base"
    verbose_name = "基础"

    def ready(self) -> None:
        from base.audit import anchor_log, anchor_mail, people, proving, register_anchor, sign_in, triggers

        post_migrate.connect(triggers.after_migrate, sender=self, dispatch_uid="audit.triggers")
        register_anchor(proving.FILE, anchor_log.AnchorLog())
        register_anchor("mail", anchor_mail.AnchorMail())
        sign_in.connect()
        people.watch_people()
