"""Name the blank columns of units' homes; fail when there are any, so that a nightly job notices."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from disclosure.unit_home.blank_columns import blank_columns
from disclosure.unit_home.services.home_items import rebuild_home_items


class Command(BaseCommand):
    help = "检查各单位政府信息公开专栏：列出没有内容的栏目（空白栏目），有则以失败结束。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="先按公开目录重建专栏条目")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["rebuild"]:
            self.stdout.write(f"已重建 {rebuild_home_items()} 个专栏条目。")
        rows = blank_columns()
        for row in rows:
            self.stdout.write(f"{row.unit.name}：{'、'.join(str(column.label) for column in row.missing)}")
        if rows:
            raise CommandError(f"{len(rows)} 个单位有空白栏目，共 {sum(len(row.missing) for row in rows)} 个。")
        self.stdout.write("没有空白栏目。")
