"""Prints the text of files and what they hide, as the content check sees them."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from base.extraction import CannotClean, Extraction, Problem, extract
from base.extraction import clean as cleaned_copy


class Command(BaseCommand):
    help = _("读取文件的文字和隐藏内容，逐条列出")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--clean", type=Path, metavar="FOLDER", help=_("把清理后的副本存入这个文件夹"))

    def handle(self, *, files: list[Path], clean: Path | None, **options: object) -> None:
        for path in files:
            if not path.is_file():
                raise CommandError(_("没有这个文件：%(path)s") % {"path": path})
            with path.open("rb") as file:
                self._print(path, extract(file, path.name))
                if clean is not None:
                    self._clean(path, clean)

    def _print(self, path: Path, extraction: Extraction) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(str(path)))
        for passage in extraction.passages:
            self.stdout.write(f"{passage.place}\t{passage.text}")
        for hidden in extraction.hidden:
            self.stdout.write(self.style.WARNING(f"[{hidden.kind.label}] {hidden.place}\t{hidden.text}"))
        if extraction.problem:
            self.stdout.write(self.style.ERROR(str(Problem(extraction.problem).label)))

    def _clean(self, path: Path, folder: Path) -> None:
        try:
            with path.open("rb") as file:
                copy = cleaned_copy(file, path.name)
        except CannotClean as reason:
            self.stdout.write(self.style.ERROR(str(reason)))
            return
        folder.mkdir(parents=True, exist_ok=True)
        (folder / path.name).write_bytes(copy)
        self.stdout.write(str(folder / path.name))
