"""`manage.py export_audit`: the audit trail as JSON Lines on standard output."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from base.audit import lines_out
from base.audit.recording import record
from base.clock import SHANGHAI
from base.models.audit import AuditEvent


class Command(BaseCommand):
    help = "导出审计记录（每行一个 JSON，先记录后封存）。导出本身也记入审计。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", help="从这一天起，例如 2026-01-01")
        parser.add_argument("--until", help="到这一天止（含）")
        parser.add_argument("--action", help="只要这一种行为，例如 catalogue.release")

    def handle(self, *args: Any, **options: Any) -> None:
        events = AuditEvent.objects.all()
        if options["since"]:
            events = events.filter(at__gte=_start_of(options["since"]))
        if options["until"]:
            events = events.filter(at__lt=_start_of(options["until"]) + timedelta(days=1))
        if options["action"]:
            events = events.filter(action=options["action"])
        data = {name: options[name] or "" for name in ("since", "until", "action")}
        record(lines_out.READ_OUT, actor={}, data={**data, "count": events.count(), "by": "command"})
        for line in lines_out.event_lines(events):
            self.stdout.write(line, ending="")
        for line in lines_out.seal_lines():
            self.stdout.write(line, ending="")


def _start_of(text: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(text), time.min, SHANGHAI)
    except ValueError as error:
        raise CommandError(_("日期应写作 2026-01-01：%(text)s") % {"text": text}) from error
