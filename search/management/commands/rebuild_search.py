from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from base.refusal import Refusal
from disclosure.catalogue.models import CatalogueEntry
from search.engines.elastic.configuration import configuration, is_configured
from search.services.rebuild import compare_files, differences, rebuild


class Command(BaseCommand):
    help = "按公开目录重建搜索索引，并核对两者是否一致。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="只核对，不重建")
        parser.add_argument("--clear", action="store_true", help="先清空索引再重建（索引损坏时用）")

        parser.add_argument("--elasticsearch", action="store_true", help="重建或核对检索服务里的索引，不中断检索")
        parser.add_argument("--restart", action="store_true", help="清除上次没有完成的重建（仅用于检索服务）")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["elasticsearch"]:
            self._elasticsearch(check=options["check"], restart=options["restart"])
            return
        if not options["check"]:
            self._rebuild(clear=options["clear"])
        if found := [*differences(), *self._files()]:
            raise CommandError("搜索索引与公开目录不一致：\n" + "\n".join(found))
        self.stdout.write("搜索索引与公开目录一致。")

    def _rebuild(self, *, clear: bool) -> None:
        self._show(rebuild(from_nothing=clear), "重建搜索索引")

    def _files(self) -> list[str]:
        """Compare the text of attachments, which takes its time where there are many."""
        wrong: set[int] = set()
        with self._progress("核对附件文字") as progress:
            for done, some in compare_files():
                wrong |= some
                progress.update(done)
        return [f"索引中有 {len(wrong)} 条的附件文字与附件不一致：{sorted(wrong)[:5]}"] if wrong else []

    def _show(self, steps: Iterator[int], title: str) -> None:
        with self._progress(title) as progress:
            for done in steps:
                progress.update(done)

    def _progress(self, title: str) -> "tqdm[Any]":
        total = CatalogueEntry.objects.listed().count()
        return tqdm(total=total, unit="条", desc=title, disable=None)

    def _elasticsearch(self, *, check: bool, restart: bool) -> None:
        if not is_configured():
            raise CommandError("没有配置 Elasticsearch：GONGKAI_ELASTICSEARCH_URLS 是空的。")
        from search.engines.elastic.client import ERRORS

        try:
            found = self._compared(check=check, restart=restart)
        except Refusal as refusal:
            again = "确认没有重建在进行后，加 --restart 重新开始。"
            raise CommandError("\n".join([*map(str, refusal.reasons), again])) from refusal
        except ERRORS as error:
            raise CommandError(f"检索服务：{error}") from error
        if found:
            raise CommandError("检索服务与公开目录不一致：\n" + "\n".join(found))
        self.stdout.write("检索服务与公开目录一致。")

    def _compared(self, *, check: bool, restart: bool) -> list[str]:
        from search.engines.elastic.client import patient_client
        from search.feed import comparing, rebuilding

        if not check:
            self._show(rebuilding.rebuild(restart=restart), "重建检索服务的索引")
        index = configuration().index
        with self._progress("核对检索服务的索引") as progress:
            return comparing.compare(patient_client(), index, progress.update).sentences
