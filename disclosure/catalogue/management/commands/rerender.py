"""`manage.py rerender`: make bodies again after a template has changed."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from disclosure.catalogue import kinds
from disclosure.catalogue.services.rerender import outdated, rerender


class Command(BaseCommand):
    help = "正文模板改变后重新生成正文HTML。内容、条目和日期不变。"

    def add_arguments(self, parser: CommandParser) -> None:
        codes = [kind.code for kind in kinds.all_kinds()]
        parser.add_argument("--kind", choices=codes, default="", help="只处理一种类型")
        parser.add_argument("--force", action="store_true", help="模板版本相同的也重新生成")

    def handle(self, *args: Any, **options: Any) -> None:
        entries = outdated(options["kind"], options["force"])
        with tqdm(desc=_("重新生成正文"), total=entries.count(), unit=_("条"), disable=None) as bar:
            done = rerender(entries, bar.update)
        self.stdout.write(_("已重新生成 %(n)d 条。") % {"n": done})
