"""`manage.py verify_audit`: prove that nobody changed the audit trail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from base.audit import proving, verifying
from base.audit.anchor_lines import lines_in
from base.audit.anchor_log import log_path
from base.audit.sealing import head, unsealed
from base.models.audit import SealedEvent


class Command(BaseCommand):
    help = "核对审计链：逐条重算摘要，并与库外固证比对。发现差异时逐条列出，退出码为 1。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anchors", type=Path, help="固证文件（日志或保存的邮件）；不给则用固证日志")

    def handle(self, *args: Any, **options: Any) -> None:
        given: Path | None = options["anchors"]
        found = self._show(verifying.check_triggers())
        with tqdm(desc=_("审计链"), total=SealedEvent.objects.count(), unit=_("条"), disable=None) as bar:
            found += self._show(verifying.check_chain(bar.update))
        found += self._show(verifying.check_rest())
        found += self._show(proving.prove(proving.written_in_database()).differences)
        proof = self._prove(given or log_path(), must_exist=given is not None)
        found += self._show(proof.differences)
        found += self._show(proving.lost_lines(proof) if given is None else ())
        self._say_how_far(proof)
        if found:
            raise CommandError(_("发现 %(n)d 处差异。") % {"n": found})
        self.stdout.write(self.style.SUCCESS(_("审计链核对无误。")))

    def _show(self, differences: Iterable[str]) -> int:
        found = 0
        for difference in differences:
            found += 1
            self.stdout.write(difference)
        return found

    def _prove(self, path: Path, must_exist: bool) -> proving.Proof:
        if not path.exists() and not must_exist:
            return proving.Proof()
        with _opened(path) as file:
            return proving.prove(lines_in(file))

    def _say_how_far(self, proof: proving.Proof) -> None:
        newest = head()
        if newest is None:
            self.stdout.write(_("还没有封存。"))
        elif proof.newest:
            after = newest.number - proof.newest
            self.stdout.write(
                _("库外固证证明到封存 %(n)d；其后 %(after)d 个封存尚无固证。") % {"n": proof.newest, "after": after}
            )
        else:
            self.stdout.write(_("没有可用的库外固证：链只能证明自身前后一致。"))
        self.stdout.write(_("尚未封存的记录：%(n)d 条。") % {"n": unsealed().count()})


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            yield file
    except OSError as error:
        raise CommandError(_("读不了固证文件：%(error)s") % {"error": error}) from error
