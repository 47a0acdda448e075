from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from search.engines.elastic.configuration import is_configured
from search.feed.models import oldest_pending
from search.feed.upkeep import waiting


class Command(BaseCommand):
    help = "检索服务（Elasticsearch）的节点、分片、大小，以及还没有送达的变动。"

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_configured():
            self.stdout.write(_("没有配置 Elasticsearch，由数据库检索。"))
            return
        self._lag()
        from search.engines.elastic import status
        from search.engines.elastic.client import ERRORS, patient_client

        server = patient_client().options(request_timeout=10, max_retries=0)
        try:
            for line in status.lines(server):
                self.stdout.write(line)
            problem = status.problem_of(server)
        except ERRORS as error:
            raise CommandError(_("检索服务没有应答：%(error)s") % {"error": error}) from error
        if problem:
            raise CommandError(problem)

    def _lag(self) -> None:
        since = oldest_pending()
        if since is None:
            self.stdout.write(_("没有待送达的变动。"))
            return
        when = date_format(localtime(since), "Y-m-d H:i:s")
        self.stdout.write(
            _("待送达的变动 %(count)s 条，最早的从 %(when)s 起等待。") % {"count": waiting(), "when": when}
        )
