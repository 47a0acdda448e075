"""Load the fictional 示例区."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from base.refusal import Refusal
from demo.services.load import load_demo


class Command(BaseCommand):
    help = "载入虚构的示例区：单位、栏目、账号、文件和各单位政府信息公开专栏。可重复运行，只补缺少的部分。"

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(_("演示内容只用于演示站点：请设置 GONGKAI_DEMO=1 后再运行。"))
        try:
            made = load_demo()
        except Refusal as refusal:
            raise CommandError("\n".join(refusal.reasons)) from refusal
        if made:
            self.stdout.write(_("演示内容已载入：新增 %(made)d 项。") % {"made": made})
        else:
            self.stdout.write(_("演示内容已经齐全，没有改动。"))
