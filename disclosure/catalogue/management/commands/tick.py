"""`manage.py tick`: everything that happens because time passes, every minute."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections
from django.utils.translation import gettext as _

from base import clock
from disclosure.catalogue import clockwork

MINUTE = 60


class Command(BaseCommand):
    help = "执行到时的事项：定时公开、公示期满、清理文件等。每分钟执行一次，可重复、可并行。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--forever", action="store_true", help="一直运行，每分钟一次（Ctrl-C 结束）")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["forever"]:
            self._forever()
        failed = self._once()
        if failed:
            raise CommandError(_("未完成的步骤：%(names)s。详见日志。") % {"names": "、".join(failed)})

    def _once(self) -> list[str]:
        """Take every step once; return the names of those that failed."""
        failed = []
        for name, done in clockwork.run(clock.now()):
            if done is None:
                failed.append(name)
            elif done:
                self.stdout.write(f"{name}: {done}")
        return failed

    def _forever(self) -> None:
        try:
            while True:
                close_old_connections()
                for name in self._once():
                    self.stderr.write(_("未完成：%(name)s") % {"name": name})
                time.sleep(MINUTE - time.time() % MINUTE)
        except KeyboardInterrupt:
            raise SystemExit(0) from None
