from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "disclosure.catalogue"
    verbose_name = _("公开目录")

    def ready(self) -> None:
        from base.audit.upkeep import seal_and_anchor
        from disclosure.catalogue import addresses, clockwork, erasing, gone_files, kinds, openapi, preview
        from disclosure.catalogue.forgetting import drafts, released, sessions
        from disclosure.catalogue.home_kind import HomeKind
        from disclosure.catalogue.models.item_page import ItemPage
        from disclosure.catalogue.openapi import catalogue as own_api
        from disclosure.catalogue.services.leave_lists import leave_lists
        from disclosure.catalogue.services.release_due import release_due
        from disclosure.catalogue.services.sweep import sweep
        from disclosure.catalogue.shell_kinds import SHELL_KINDS

        ItemPage.path_finder = staticmethod(addresses.path_of)
        ItemPage.previewer = staticmethod(preview.preview)
        for kind in (*SHELL_KINDS, HomeKind()):
            kinds.register(kind)
        for name, forget in (
            ("草稿", drafts.forget_draft),  # before its uploads, which it refers to
            ("修订", drafts.forget_revisions),
            ("预览", drafts.forget_previews),
            ("上传的文件", drafts.forget_uploads),
            ("操作日志", drafts.forget_log),
            ("送审稿", released.forget_copies),
            ("已公开内容", released.forget_contents),
            ("公开决定中的意见", released.forget_comments),
            ("冻结和公开的文件", released.forget_files),
            ("已停止公开的文件", gone_files.forget),
            ("会话", sessions.forget_sessions),
        ):
            erasing.on_erase(name, forget)
        openapi.describe(own_api.PATHS, own_api.SCHEMAS)
        clockwork.register("定时公开", release_due)
        clockwork.register("公示期满", leave_lists)
        clockwork.register("清理文件", sweep)
        clockwork.register("封存审计", seal_and_anchor)
