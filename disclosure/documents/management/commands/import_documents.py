"""Stage documents from a file of JSON lines; in the demo also approve and release them."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from tqdm import tqdm

from disclosure.documents.enums import BatchKind
from disclosure.documents.importing.defaults import Defaults, read_defaults
from disclosure.documents.importing.people import approve_at_once, person
from disclosure.documents.importing.problems import ImportRefused, write_errors
from disclosure.documents.models import ImportBatch
from disclosure.documents.services.approve_batch import ApprovalRefused
from disclosure.documents.services.release_batch import Released, release_batch, released_count, waiting_count
from disclosure.documents.services.stage_batch import Staged, stage_batch

ONLY_IN_DEMO = (
    "{flag} 只能在演示环境（GONGKAI_DEMO=1）使用。请由两名审核人登录后台，在“批量导入”中批准：先审查、后公开。"
)


class Command(BaseCommand):
    help = "导入 JSONL 文件（可用 xz 压缩）。只生成草稿和送审稿；批准之前不公开任何内容。格式见 docs/import.md。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="FILE.jsonl 或 FILE.jsonl.xz")
        parser.add_argument("--defaults", type=Path, help="默认值文件（JSON）")
        parser.add_argument(
            "--kind", choices=BatchKind.values, help="migration 迁移，new 新信息；默认按默认值文件，否则为迁移"
        )
        parser.add_argument("--staged-by", help="导入人账号；导入人不得审核自己导入的批次")
        parser.add_argument("--approved-by", help="仅限演示：两名批准人账号，用逗号分开")
        parser.add_argument("--reason", help="仅限演示：批准的依据")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._import(options)
        except (ImportRefused, ApprovalRefused) as refusal:
            raise CommandError(str(refusal)) from refusal

    def _import(self, options: dict[str, Any]) -> None:
        defaults = _defaults(options)
        if not defaults.staged_by:
            raise CommandError("请用 --staged-by 指明导入人账号。")
        staged = self._stage(options["file"], defaults)
        if defaults.approved_by:
            self._let_out(staged, defaults)
        elif staged.batch:
            address = settings.WAGTAILADMIN_BASE_URL + reverse("imports:batch", args=[staged.batch.pk])
            self.stdout.write(f"尚未公开任何内容。请两名审核人在后台批准：{address}")

    def _stage(self, file: Path, defaults: Defaults) -> Staged:
        with _bar("暂存") as bar:
            staged = stage_batch(
                file, defaults, person(defaults.staged_by), lambda done, total: _move(bar, done, total)
            )
        self._tell(staged, bar.format_dict["elapsed"])
        target = write_errors(file, staged.problems)
        if target:
            self.stdout.write(self.style.WARNING(f"出错的行见 {target}"))
        return staged

    def _tell(self, staged: Staged, seconds: float) -> None:
        batch, wrong = staged.batch, len({problem.line for problem in staged.problems})
        counts = batch.counts if batch else {}
        self.stdout.write(
            f"读取 {staged.lines} 行，用时 {seconds:.1f} 秒（{staged.lines / max(seconds, 0.001):.0f} 行/秒）："
            f"新增 {counts.get('added', 0)}，更正 {counts.get('corrected', 0)}，仅存草稿 {counts.get('drafts', 0)}，"
            f"未变 {staged.counts['unchanged']}，出错 {wrong}。"
        )
        if staged.counts["continued"]:
            self.stdout.write(f"接着上次中断处继续：此前已暂存 {staged.counts['continued']} 行。")
        for text, n in counts.get("warnings", [])[:10]:
            self.stdout.write(f"  提示（{n} 行）：{text}")

    def _let_out(self, staged: Staged, defaults: Defaults) -> None:
        """The demo: approve in the names of two demo accounts, and release; also what an earlier run left."""
        user = person(defaults.staged_by)
        batches = [staged.batch] if staged.batch else []
        batches += (
            ImportBatch.objects.filter(staged_by=user, rejected={})
            .exclude(finished_at=None)
            .exclude(pk__in=[batch.pk for batch in batches])
            .order_by("pk")
        )
        for batch in batches:
            if not waiting_count(batch) and not released_count(batch):
                approve_at_once(batch, defaults.approved_by, defaults.reason)
                batch.refresh_from_db()
            if waiting_count(batch):
                self._release(batch)

    def _release(self, batch: ImportBatch) -> None:
        total, began = waiting_count(batch), time.monotonic()
        with _bar("公开", total) as bar:
            released = release_batch(batch, progress=lambda n: bar.update(n) and None)
        seconds = max(time.monotonic() - began, 0.001)
        self.stdout.write(
            self.style.SUCCESS(
                f"公开 {released.count} 件，用时 {seconds:.1f} 秒（{released.count / seconds:.0f} 件/秒）。"
            )
        )
        self._tell_refused(released)

    def _tell_refused(self, released: Released) -> None:
        if released.refused:
            self.stdout.write(self.style.ERROR(f"{len(released.refused)} 件未能公开："))
        for reason in list(released.refused.values())[:20]:
            self.stdout.write(f"  {reason}")


def _defaults(options: dict[str, Any]) -> Defaults:
    """Return the defaults file with what the command line says on top. Approvals are the demo's alone."""
    for flag in ("approved_by", "reason"):
        if options[flag] and not settings.DEMO:
            raise CommandError(ONLY_IN_DEMO.format(flag="--" + flag.replace("_", "-")))
    path = options["defaults"] or settings.GONGKAI_IMPORT_DEFAULTS
    defaults = read_defaults(Path(path)) if path else Defaults()
    if (defaults.approved_by or defaults.reason) and not settings.DEMO:
        raise CommandError(ONLY_IN_DEMO.format(flag="默认值文件中的 approved_by 和 reason"))
    changes: dict[str, Any] = {"kind": BatchKind(options["kind"])} if options["kind"] else {}
    if options["staged_by"]:
        changes["staged_by"] = options["staged_by"]
    if options["approved_by"]:
        changes["approved_by"] = tuple(name.strip() for name in options["approved_by"].split(","))
    if options["reason"]:
        changes["reason"] = options["reason"]
    return replace(defaults, **changes)


def _bar(title: str, total: int | None = None) -> Any:
    """A bar with rate and time left."""
    shape = "{desc} {percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} 件，{rate_fmt}，剩余 {remaining}"
    return tqdm(total=total, desc=title, unit="件", bar_format=shape, mininterval=0.5)


def _move(bar: Any, done: int, total: int) -> None:
    bar.total = total
    bar.update(done - bar.n)
