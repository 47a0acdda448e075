"""`manage.py verify_catalogue`: prove that what the public reads is what was reviewed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from disclosure.catalogue.models import (
    CatalogueEntry,
    EntryFile,
    EntryHistory,
    Erasure,
    ReleasedContent,
    ReviewCopy,
    Seal,
)
from disclosure.catalogue.verify.entries import check_entries
from disclosure.catalogue.verify.hashes import check_contents, check_copies, check_files
from disclosure.catalogue.verify.histories import check_histories
from disclosure.catalogue.verify.lists import Recount, rebuild
from disclosure.catalogue.verify.steps import Progress

Check = Callable[[Progress], Iterator[str]]


class Command(BaseCommand):
    help = "核对公开目录：摘要、文件、条目、清单与计数。发现差异时逐条列出，退出码为 1。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="先依公开的内容重新生成全部清单和计数，再核对")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["rebuild"]:
            with self._bar(_("重新生成清单和计数"), CatalogueEntry) as bar:
                rebuild(bar.update)
        checks: list[tuple[str, type, Check]] = [
            (_("送审稿"), ReviewCopy, check_copies),
            (_("已公开内容"), ReleasedContent, check_contents),
            (_("公开文件"), EntryFile, check_files),
            (_("条目"), CatalogueEntry, check_entries),
            (_("更正记录"), EntryHistory, check_histories),
            (_("清单和计数"), CatalogueEntry, Recount().check),
        ]
        found = sum(self._run(*check) for check in checks)
        if found:
            raise CommandError(_("发现 %(n)d 处差异。") % {"n": found})
        self.stdout.write(self.style.SUCCESS(_("公开目录核对无误。")))
        numbers = {"erased": Erasure.objects.count(), "sealed": Seal.objects.count()}
        if any(numbers.values()):
            self.stdout.write(_("封存的历史版本 %(sealed)d 个；彻底删除的信息 %(erased)d 条，只余摘要。") % numbers)

    def _run(self, name: str, model: type, check: Check) -> int:
        found = 0
        with self._bar(name, model) as bar:
            try:
                for difference in check(bar.update):
                    found += 1
                    self.stdout.write(difference)
            except (ValueError, KeyError) as error:  # content that is no content any more
                found += 1
                self.stdout.write(_("%(name)s核对中断，内容不可读：%(error)s") % {"name": name, "error": error})
        return found

    def _bar(self, name: str, model: Any) -> tqdm[Any]:
        return tqdm(desc=name, total=model._default_manager.count(), unit=_("条"), disable=None)
