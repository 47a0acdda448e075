from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BaseConfig(AppConfig):
    name = "base"
    verbose_name = "基础"

    def ready(self) -> None:
        from base.audit import triggers

        post_migrate.connect(triggers.after_migrate, sender=self, dispatch_uid="audit.triggers")
