"""Add the shipped synonyms that are missing, after an update or after somebody deleted too many."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from search.models import Synonym
from search.vocabulary.current import changed
from search.vocabulary.shipped import plant


class Command(BaseCommand):
    """Rows that are there, changed or switched off, stay as they are."""

    help = "补上随系统提供而尚未收录的同义词"

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        added = plant(Synonym)
        changed()
        self.stdout.write(f"新增同义词 {added} 条。")
