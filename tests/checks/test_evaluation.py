"""How good the detectors are: false alarms on real laws and on look-alikes, and what they miss of planted faults."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from tests.checks.evaluation.measure import Alarms, alarms_in, laws, lookalikes, missed

LAWS = Path(settings.BASE_DIR).parent / "shared" / "data" / "laws.jsonl.xz"
SEEDS = (41, 20270101)  # not those on which the detectors were made
MOST = 1.0  # false alarms in a hundred documents

pytestmark = pytest.mark.slow


def told(alarms: Alarms) -> str:
    print(f"{alarms.documents} documents, {sum(alarms.by_code.values())} false alarms, {alarms.per_hundred:.2f} in 100")
    return str(alarms.examples[:20])


@pytest.mark.skipif(not LAWS.exists(), reason=f"the laws are not at {LAWS}")
def test_laws_raise_fewer_than_one_false_alarm_in_a_hundred() -> None:
    alarms = alarms_in(laws(LAWS))
    assert alarms.documents == 2307
    assert alarms.per_hundred < MOST, told(alarms)
    told(alarms)


@pytest.mark.parametrize("seed", SEEDS)
def test_lookalikes_raise_fewer_than_one_false_alarm_in_a_hundred(seed: int) -> None:
    alarms = alarms_in(lookalikes(seed))
    assert alarms.documents == 500
    assert alarms.per_hundred < MOST, told(alarms)
    told(alarms)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_planted_fault_is_found(seed: int) -> None:
    count, gone = missed(seed)
    print(f"{count} faults planted, {count - len(gone)} found")
    assert count == 300
    assert [(fault.code, fault.way, fault.container) for fault in gone] == []
