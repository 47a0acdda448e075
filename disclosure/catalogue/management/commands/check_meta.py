"""`manage.py check_meta`: the self-check before an inspection does it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from disclosure.catalogue.meta_check import Finding, check_page, sample
from portal.meta import PageKind

NAMES = {PageKind.HOME: "首页", PageKind.COLUMN: "栏目", PageKind.ARTICLE: "正文"}


class Command(BaseCommand):
    help = "检查首页、栏目页、正文页的规定标签（名称区分大小写，空值或 null 视为缺失）。有缺失时退出码为 1。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("addresses", nargs="*", metavar="地址", help="要检查的站内地址，例如 /zcwj/；不填则抽样")
        parser.add_argument("--sample", type=int, default=20, metavar="N", help="抽查的栏目数和正文数（默认 20）")

    def handle(self, *args: Any, **options: Any) -> None:
        addresses = options["addresses"] or sample(options["sample"])
        bad = 0
        for address in addresses:
            finding = check_page(address)
            bad += not finding.is_good
            self.stdout.write(self._line(finding))
        if bad:
            raise CommandError(_("%(n)d 个页面不合格。") % {"n": bad})
        self.stdout.write(self.style.SUCCESS(_("规定标签齐全。")))

    def _line(self, finding: Finding) -> str:
        verdict = "✓" if finding.is_good else "✗"
        lacking = _("缺 ") + "、".join(finding.missing) if finding.missing else ""
        return f"{verdict} {NAMES[finding.kind]} {finding.status} {finding.address} {lacking}".rstrip()
