from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "disclosure.catalogue"
    verbose_name = _("公开目录")

    def ready(self) -> None:
        from disclosure.catalogue import addresses, clockwork, kinds, preview
        from disclosure.catalogue.home_kind import HomeKind
        from disclosure.catalogue.models.item_page import ItemPage
        from disclosure.catalogue.services.leave_lists import leave_lists
        from disclosure.catalogue.services.release_due import release_due
        from disclosure.catalogue.services.sweep import sweep
        from disclosure.catalogue.shell_kinds import SHELL_KINDS

        ItemPage.path_finder = staticmethod(addresses.path_of)
        ItemPage.previewer = staticmethod(preview.preview)
        for kind in (*SHELL_KINDS, HomeKind()):
            kinds.register(kind)
        clockwork.register("定时公开", release_due)
        clockwork.register("公示期满", leave_lists)
        clockwork.register("清理文件", sweep)
