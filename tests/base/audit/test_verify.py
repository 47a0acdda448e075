"""`verify_audit` finds one changed byte, a missing event, a forged seal and a chain that was written anew."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from base import clock
from base.audit import seal, triggers, upkeep
from base.audit.hashing import BEGINNING, digest_of, hash_of_events, hash_of_seal
from base.models import AuditAnchor, AuditEvent, AuditSeal, SealedEvent
from tests.base.audit.conftest import Write
from tests.services.trail import triggers_lifted

pytestmark = pytest.mark.django_db
Tamper = Callable[[str], None]


@pytest.fixture
def chain(write: Write, log: Path) -> list[AuditEvent]:
    """Three seals of two events each behind what was there before; the last is anchored."""
    seal()
    written = []
    for _n in range(3):
        written += [write(data={"n": 1}), write(data={"n": 2})]
        seal()
    upkeep.seal_and_anchor(clock.now())
    return written


def verify(*arguments: str) -> str:
    """Return what the command says of a chain that fits."""
    out = io.StringIO()
    call_command("verify_audit", *arguments, stdout=out)
    return out.getvalue()


def found(*arguments: str) -> str:
    """Return what the command says of a chain that does not."""
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("verify_audit", *arguments, stdout=out)
    return out.getvalue()


def newest() -> AuditSeal:
    return AuditSeal.objects.latest("number")


def test_a_chain_that_nobody_touched_fits(chain: list[AuditEvent]) -> None:
    said = verify()
    assert "审计链核对无误" in said
    assert f"证明到封存 {newest().number}" in said


def test_a_trail_without_any_seal_fits(log: Path) -> None:
    assert "还没有封存" in verify() or newest()


@pytest.mark.parametrize(
    "change",
    [
        "action = 'test.acu'",
        "object_id = '8'",
        "kind = 'x'",
        "unit_id = 1",
        "actor_id = 1",
        "content_hash = 'a'",
        "address = '1'",
    ],
)
def test_one_changed_byte_of_an_event_is_found(chain: list[AuditEvent], tamper: Tamper, change: str) -> None:
    changed = chain[2].pk
    tamper(f"UPDATE base_auditevent SET {change} WHERE id = {changed}")
    said = found()
    assert f"记录 {changed} 被改动" in said
    assert said.count("被改动") == 1


@pytest.mark.parametrize("field", ["data", "actor"])
def test_one_changed_byte_in_its_data_is_found(chain: list[AuditEvent], tamper: Tamper, field: str) -> None:
    tamper(f"""UPDATE base_auditevent SET {field} = '{{"n": 3}}' WHERE id = {chain[0].pk}""")
    assert f"记录 {chain[0].pk} 被改动" in found()


def test_a_moment_that_was_changed_by_a_microsecond_is_found(chain: list[AuditEvent], tamper: Tamper) -> None:
    at = chain[0].at.replace(microsecond=(chain[0].at.microsecond + 1) % 1_000_000)
    with triggers_lifted():
        AuditEvent.objects.filter(pk=chain[0].pk).update(at=at)
    assert f"记录 {chain[0].pk} 被改动" in found()


def test_an_event_that_is_missing_is_found(chain: list[AuditEvent], tamper: Tamper) -> None:
    tamper(f"DELETE FROM base_auditevent WHERE id = {chain[3].pk}")
    assert f"记录 {chain[3].pk} 不见了" in found()


def test_an_event_that_is_missing_with_its_row_in_the_seal_is_found(chain: list[AuditEvent], tamper: Tamper) -> None:
    number = SealedEvent.objects.get(event_id=chain[3].pk).seal_number
    tamper(f"DELETE FROM base_auditevent WHERE id = {chain[3].pk}")
    tamper(f"DELETE FROM base_sealedevent WHERE event_id = {chain[3].pk}")
    assert f"封存 {number} 应有 2 条记录，实有 1 条" in found()


def test_a_changed_event_whose_digest_was_changed_too_is_found(chain: list[AuditEvent]) -> None:
    event = chain[2]
    event.action = "test.other"
    with triggers_lifted():
        event.save()
        SealedEvent.objects.filter(event_id=event.pk).update(digest=digest_of(event))
    assert f"封存 {SealedEvent.objects.get(event_id=event.pk).seal_number} 的记录摘要与封存不符" in found()


@pytest.mark.parametrize("column", ["count", "first_event", "last_event"])
def test_a_changed_seal_is_found(chain: list[AuditEvent], tamper: Tamper, column: str) -> None:
    tamper(f"UPDATE base_auditseal SET {column} = {column} + 1 WHERE number = {newest().number}")
    assert f"封存 {newest().number} 被改动" in found()


def test_a_missing_seal_is_found(chain: list[AuditEvent], tamper: Tamper) -> None:
    gone = newest().number - 1
    tamper(f"DELETE FROM base_auditseal WHERE number = {gone}")
    said = found()
    assert f"封存 {gone + 1} 之前缺少封存" in said
    assert f"封存 {gone}，但该封存不存在" in said


def test_a_chain_that_was_cut_off_is_found_by_its_anchor(chain: list[AuditEvent], tamper: Tamper) -> None:
    gone = newest()
    tamper(f"DELETE FROM base_sealedevent WHERE seal_number = {gone.number}")
    tamper(f"DELETE FROM base_auditseal WHERE number = {gone.number}")
    tamper(f"DELETE FROM base_auditevent WHERE id >= {gone.first_event}")
    tamper("DELETE FROM base_auditanchor")
    assert f"封存 {gone.number} 不见了" in found()


def test_a_forged_seal_at_the_end_is_found(chain: list[AuditEvent]) -> None:
    last = newest()
    forged = AuditSeal(
        number=last.number + 1, previous_hash=last.hash, first_event=1, last_event=1, count=1,
        events_hash=hash_of_events(["0" * 64]), sealed_at=clock.now(),
    )  # fmt: skip
    forged.hash = hash_of_seal(forged)
    forged.save(force_insert=True)
    assert f"封存 {forged.number} 应有 1 条记录，实有 0 条" in found()


def rewrite() -> None:
    """Change the first event and compute every digest and seal anew: inside, all of it fits again."""
    with triggers_lifted():
        AuditAnchor.objects.all().delete()
        AuditEvent.objects.filter(pk=AuditEvent.objects.earliest("pk").pk).update(action="test.other")
        previous = BEGINNING
        for link in AuditSeal.objects.order_by("number"):
            digests = []
            for row in SealedEvent.objects.filter(seal_number=link.number).order_by("event_id"):
                row.digest = digest_of(AuditEvent.objects.get(pk=row.event_id))
                row.save()
                digests.append(row.digest)
            link.previous_hash, link.events_hash = previous, hash_of_events(digests)
            link.hash = previous = hash_of_seal(link)
            link.save()


def test_a_chain_that_was_written_anew_is_found_by_its_anchor(chain: list[AuditEvent]) -> None:
    number = newest().number
    rewrite()
    assert f"封存 {number} 与固证不符" in found()


def test_without_the_anchor_a_chain_that_was_written_anew_fits(chain: list[AuditEvent], log: Path) -> None:
    """Why anchors stand outside: the chain alone proves only that it agrees with itself."""
    rewrite()
    log.unlink()
    assert "没有可用的库外固证" in verify()


def test_an_auditors_mail_serves_as_the_anchor(chain: list[AuditEvent], log: Path, tmp_path: Path) -> None:
    mail = tmp_path / "mail.txt"
    mail.write_text(f"请妥善保存本邮件\n\n> {log.read_text()}\n", encoding="utf-8")
    assert "证明到封存" in verify("--anchors", str(mail))
    rewrite()
    log.unlink()
    assert "与固证不符" in found("--anchors", str(mail))


def test_a_log_that_lost_its_last_line_is_found(chain: list[AuditEvent], log: Path) -> None:
    log.write_text("")
    assert "日志被删改" in found()


def test_what_is_sealed_after_the_anchor_is_counted(chain: list[AuditEvent], write: Write) -> None:
    write()
    seal()
    write()
    said = verify()
    assert "其后 1 个封存尚无固证" in said
    assert "尚未封存的记录：1 条" in said


def test_an_event_that_was_slipped_in_with_an_old_moment_is_found(chain: list[AuditEvent]) -> None:
    old = clock.now().replace(year=clock.now().year - 1)
    event = AuditEvent.objects.create(action="test.act", at=old)
    assert "已逾一小时未封存" in found()
    seal()
    assert f"记录 {event.pk} 早于前一封存" in found()


def test_a_missing_trigger_is_found(chain: list[AuditEvent]) -> None:
    on = " ON base_auditevent" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER base_auditevent_no_delete{on}")
    assert "base_auditevent_no_delete" in found()
    triggers.lay(connection)


def test_a_file_that_is_not_there_is_an_error(chain: list[AuditEvent], tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="读不了固证文件"):
        verify("--anchors", str(tmp_path / "nowhere"))
