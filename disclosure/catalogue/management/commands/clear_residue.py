"""`manage.py clear_residue`: what an erasure leaves in caches, free pages and logs of the database."""

from __future__ import annotations

from typing import Any

from django.core.cache import caches
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _

from disclosure.catalogue.forgetting.residue import clean_database


class Command(BaseCommand):
    help = "彻底删除之后清除缓存和数据库空闲页中的残留；执行期间写入会等待。"

    def handle(self, *args: Any, **options: Any) -> None:
        for alias in caches:
            caches[alias].clear()
        try:
            clean_database()
        except DatabaseError as error:
            raise CommandError(_("数据库正忙，请稍后再试：%(error)s") % {"error": error}) from error
        self.stdout.write(self.style.SUCCESS(_("残留已清除。")))
