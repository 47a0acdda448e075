from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from base.refusal import Refusal
from search.engines.elastic.configuration import is_configured


class Command(BaseCommand):
    help = "备份检索服务（Elasticsearch）的索引，或者从备份恢复。仓库由运维人员事先登记。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("repository", help="已登记的快照仓库名")
        parser.add_argument("--list", action="store_true", help="列出已有的备份")
        parser.add_argument("--restore", metavar="名称", help="恢复这个备份，按目录补齐后启用")

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_configured():
            raise CommandError(_("没有配置 Elasticsearch，由数据库检索。"))
        from search.engines.elastic.client import ERRORS

        try:
            self._do(options["repository"], options)
        except Refusal as refusal:
            raise CommandError("\n".join(map(str, refusal.reasons))) from refusal
        except ERRORS as error:
            raise CommandError(str(error)) from error

    def _do(self, repository: str, options: dict[str, Any]) -> None:
        from search.feed import snapshots

        if options["list"]:
            for name in snapshots.names(repository):
                self.stdout.write(name)
        elif options["restore"]:
            name = snapshots.restore(repository, options["restore"])
            self.stdout.write(_("已恢复并启用：%(name)s") % {"name": name})
        else:
            self.stdout.write(snapshots.take(repository))
