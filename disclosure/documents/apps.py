from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "disclosure.documents"
    verbose_name = _("公开文件")

    def ready(self) -> None:
        from disclosure.catalogue import clockwork, erasing, kinds
        from disclosure.documents import trail  # noqa: F401  names its acts
        from disclosure.documents.erasing import forget
        from disclosure.documents.kinds import DocumentKind, ReprintKind
        from disclosure.documents.services.release_batch import release_waiting_batches

        kinds.register(DocumentKind())
        kinds.register(ReprintKind())
        erasing.on_erase("导入", forget)
        clockwork.register("approved imports", lambda now: release_waiting_batches())
