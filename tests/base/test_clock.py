"""Days of law are days in Shanghai."""

from datetime import UTC, date, datetime

import pytest

from base import clock


def test_now_knows_its_time_zone() -> None:
    assert clock.now().tzinfo is not None


def test_the_day_changes_at_midnight_in_shanghai_not_at_midnight_utc() -> None:
    assert clock.day_of(datetime(2026, 3, 1, 15, 59, tzinfo=UTC)) == date(2026, 3, 1)
    assert clock.day_of(datetime(2026, 3, 1, 16, 0, tzinfo=UTC)) == date(2026, 3, 2)


def test_today_is_the_day_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2025, 12, 31, 20, 0, tzinfo=UTC))
    assert clock.today() == date(2026, 1, 1)
