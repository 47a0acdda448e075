from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "disclosure.documents"
    verbose_name = _("公开文件")

    def ready(self) -> None:
        from disclosure.catalogue import clockwork, kinds
        from disclosure.documents.kinds import DocumentKind, ReprintKind
        from disclosure.documents.services.release_batch import release_waiting_batches

        kinds.register(DocumentKind())
        kinds.register(ReprintKind())
        clockwork.register("approved imports", lambda now: release_waiting_batches())
