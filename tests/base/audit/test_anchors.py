"""The head of the chain is written down outside the database; what fails is tried again and holds nothing up."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail
from pytest_django.fixtures import Settings

from base import clock
from base.audit import anchors, register_anchor, seal
from base.audit.anchor_lines import lines_in
from base.models import AuditAnchor, AuditSeal
from tests.base.audit.conftest import Write

pytestmark = pytest.mark.django_db


def lines(log: Path) -> list[tuple[int, str]]:
    return list(lines_in(log.read_text().splitlines()))


def newest() -> tuple[int, str]:
    seal = AuditSeal.objects.latest("number")
    return seal.number, seal.hash


def test_each_new_head_is_appended_to_the_log_once(write: Write, log: Path) -> None:
    heads = []
    for _n in range(2):
        write()
        seal()
        heads.append(newest())
        anchors.write_anchors(clock.now())
        assert anchors.write_anchors(clock.now()) == 0
    assert lines(log) == heads
    assert list(AuditAnchor.objects.filter(target="file").order_by("pk").values_list("seal_number", "hash")) == heads


def test_the_auditor_gets_a_mail_a_day_and_one_after_so_many_seals(
    write: Write, log: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.GONGKAI_AUDITOR_EMAILS, settings.GONGKAI_AUDIT_MAIL_SEALS = ["auditor@example.org"], 3
    now = clock.now()

    def seal_and_mail(at: datetime) -> int:
        write()
        seal()
        anchors.write_anchors(at)
        return len(mail.outbox)

    assert [seal_and_mail(now) for _n in range(4)] == [1, 1, 1, 2]
    assert seal_and_mail(now + timedelta(days=1)) == 3
    assert list(lines_in(mail.outbox[-1].body.splitlines())) == [newest()]
    assert mail.outbox[-1].to == ["auditor@example.org"]


def test_without_an_auditor_nobody_is_mailed(write: Write, log: Path) -> None:
    write()
    seal()
    anchors.write_anchors(clock.now())
    assert mail.outbox == []


def test_a_target_that_fails_is_logged_and_tried_again(
    write: Write, log: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anchors, "_targets", dict(anchors._targets))

    class Broken:
        works = False

        def is_due(self, newest: AuditSeal, last: AuditAnchor | None, now: datetime) -> bool:
            return True

        def write(self, newest: AuditSeal) -> None:
            if not self.works:
                raise OSError("the disk is full")

    target = Broken()
    register_anchor("broken", target)
    write()
    seal()
    anchors.write_anchors(clock.now())
    assert lines(log) == [newest()]  # the other target got its line
    assert "the disk is full" in caplog.text
    assert not AuditAnchor.objects.filter(target="broken").exists()
    target.works = True
    assert anchors.write_anchors(clock.now()) == 1
    assert AuditAnchor.objects.filter(target="broken").exists()
