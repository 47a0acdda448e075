from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ChecksConfig(AppConfig):
    name = "disclosure.checks"
    verbose_name = _("内容检查")

    def ready(self) -> None:
        from disclosure.catalogue import clockwork, erasing, vetoes
        from disclosure.checks.erasing import forget
        from disclosure.checks.links.checking import check_some
        from disclosure.checks.trail import register_actions
        from disclosure.checks.veto import reasons_to_hold_back
        from disclosure.checks.words.seeding import plant_words

        register_actions()
        vetoes.on_release(reasons_to_hold_back)
        clockwork.register("checks.links", check_some)
        erasing.on_erase("checks", forget)
        post_migrate.connect(plant_words, sender=self, dispatch_uid="checks.words")
