"""Plant the words a district starts with and release them under two named persons."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from disclosure.catalogue.services.release import ReleaseRefused
from disclosure.review.services.designate import designate_district_reviewers
from disclosure.review.services.let_out_together import let_out_together
from portal.services.seeds import plant_seeds


class Command(BaseCommand):
    help = "建站：载入主题分类、法定公开内容、栏目和重点领域，由两名指定人员批准公开（其中一人为保密审查员）。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--approved-by", required=True, help="两名批准人的账号，用逗号分开")
        parser.add_argument(
            "--designation",
            help="各单位联合指定区保密审查员的文件，写作“文件名称|文号|成文日期|存档位置”，日期如 2026-01-05；"
            "没有联合文件的，请各单位逐一在“保密审查指定”中登记",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        names = [name.strip() for name in options["approved_by"].split(",") if name.strip()]
        users = {user.get_username(): user for user in get_user_model()._default_manager.filter(username__in=names)}
        missing = [name for name in names if name not in users]
        if missing:
            raise CommandError(f"没有这些账号：{'、'.join(missing)}。")
        if options["designation"]:
            self._designate(options["designation"])
        # What somebody drafted under the address of a seed takes the chain like any other draft.
        rows = [row for row in plant_seeds() if row.latest_revision_id is None or row.live]
        released = 0
        try:
            # Parents first: a section's address is made of its parent's.
            for has_parent in (False, True):
                group = [row for row in rows if bool(getattr(row, "parent_id", None)) is has_parent]
                released += let_out_together(group, [users[name] for name in names], "建站")
        except ReleaseRefused as refusal:
            raise CommandError("\n".join(refusal.reasons)) from refusal
        self.stdout.write(f"已公开 {released} 项，另有 {len(rows) - released} 项此前已公开。")

    def _designate(self, words: str) -> None:
        try:
            document, number, day, place = (word.strip() for word in words.split("|"))
            signed_on = date.fromisoformat(day)
        except ValueError:
            raise CommandError("--designation 须写作“文件名称|文号|成文日期|存档位置”。") from None
        added = designate_district_reviewers(document, number, signed_on, place)
        self.stdout.write(f"已登记保密审查指定 {len(added)} 项。")
