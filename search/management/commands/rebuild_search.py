from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from disclosure.catalogue.models import CatalogueEntry
from search.services.rebuild import differences, rebuild


class Command(BaseCommand):
    help = "按公开目录重建搜索索引，并核对两者是否一致。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="只核对，不重建")
        parser.add_argument("--clear", action="store_true", help="先清空索引再重建（索引损坏时用）")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["check"]:
            self._rebuild(clear=options["clear"])
        if found := differences():
            raise CommandError("搜索索引与公开目录不一致：\n" + "\n".join(found))
        self.stdout.write("搜索索引与公开目录一致。")

    def _rebuild(self, *, clear: bool) -> None:
        total = CatalogueEntry.objects.listed().count()
        with tqdm(total=total, unit="条", desc="重建搜索索引", disable=None) as progress:
            for done in rebuild(from_nothing=clear):
                progress.update(done)
