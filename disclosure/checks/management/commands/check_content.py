"""`manage.py check_content`: what the content check says of a file of documents, of what is public, or of one item."""

from __future__ import annotations

import json
import lzma
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.catalogue.models import CatalogueEntry
from disclosure.checks.checking import check_all, findings_in
from disclosure.checks.codes import label_of
from disclosure.checks.enums import Level
from disclosure.checks.findings import Finding
from disclosure.checks.knowledge import district
from disclosure.checks.reading.part import Line, Part

CHUNK = 100


class Command(BaseCommand):
    help = "内容检查：逐条列出发现的问题（个人信息已遮盖）和合计。有须阻止的问题时退出码为 1。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("item", nargs="?", help="一条信息的草稿，例如 document:12")
        parser.add_argument("--documents", type=Path, help="JSONL 文件（可用 xz 压缩），检查 title 和 body")
        parser.add_argument("--all-public", action="store_true", help="检查全部已公开的信息及其附件")
        parser.add_argument("--quiet", action="store_true", help="只列合计")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["documents"]:
            found = _of_documents(options["documents"])
        elif options["all_public"]:
            found = _of_public()
        elif options["item"]:
            found = _of_item(options["item"])
        else:
            raise CommandError(_("请指定一条信息（document:12）、--documents 或 --all-public。"))
        totals: Counter[tuple[str, str]] = Counter()
        items = stopped = 0
        for title, findings in found:
            items += 1
            stopped += any(finding.stops for finding in findings)
            totals.update((str(finding.level), finding.code) for finding in findings)
            if findings and not options["quiet"]:
                self._list(title, findings)
        self._sum(items, stopped, totals)

    def _list(self, title: str, findings: list[Finding]) -> None:
        self.stdout.write(title)
        for finding in findings:
            self.stdout.write(f"  [{finding.level_label}] {finding.sentence()}")

    def _sum(self, items: int, stopped: int, totals: Counter[tuple[str, str]]) -> None:
        self.stdout.write(
            _("共检查 %(items)d 件，其中 %(stopped)d 件有须阻止的问题。") % {"items": items, "stopped": stopped}
        )
        for (level, code), count in sorted(totals.items(), key=lambda entry: (entry[0][0], -entry[1])):
            self.stdout.write(f"  {Level(level).label} {label_of(code)}: {count}")
        if stopped:
            raise SystemExit(1)


def _of_documents(path: Path) -> Iterator[tuple[str, list[Finding]]]:
    """Yield the findings of each line; only the text is there to be checked."""
    if not path.exists():
        raise CommandError(_("没有这个文件：%(path)s") % {"path": path})
    opener = lzma.open if path.suffix == ".xz" else open
    known = district().knowledge
    with opener(path, "rt", encoding="utf-8") as file:
        for text in tqdm(file, unit="件", desc=_("检查")):
            line = json.loads(text)
            parts = [Part("title", (Line(_("标题"), line.get("title", "")),)), _body(line.get("body", ""))]
            yield line.get("title", ""), [found for part in parts for found in findings_in(part, known)]


def _body(text: str) -> Part:
    lines = enumerate(text.split("\n"), 1)
    return Part("body", tuple(Line(_("正文第%(n)d段") % {"n": number}, line) for number, line in lines))


def _of_public() -> Iterator[tuple[str, list[Finding]]]:
    entries = CatalogueEntry.objects.select_related("content").order_by("pk")
    numbers = list(entries.values_list("pk", flat=True))
    with tqdm(total=len(numbers), unit="件", desc=_("检查")) as bar:
        for start in range(0, len(numbers), CHUNK):
            chunk = list(entries.filter(pk__in=numbers[start : start + CHUNK]))
            contents = [Content.from_json(entry.content.content) for entry in chunk]
            yield from zip([entry.title for entry in chunk], check_all(contents), strict=True)
            bar.update(len(chunk))


def _of_item(name: str) -> Iterator[tuple[str, list[Finding]]]:
    kind, _colon, number = name.partition(":")
    try:
        model: Any = kinds.get(kind).model
    except KeyError as error:
        raise CommandError(_("没有“%(kind)s”这类信息。") % {"kind": kind}) from error
    row = model._default_manager.filter(pk=number).first() if number.isdecimal() else None
    if row is None:
        raise CommandError(_("没有这条信息：%(name)s") % {"name": name})
    draft = row.get_latest_revision_as_object()
    for findings in tqdm(check_all([kinds.get(kind).freeze(draft)]), unit="件", desc=_("检查")):
        yield str(draft), findings
