"""`manage.py check --database default`: chains that could let out what too few have read, and chains that nobody can
complete."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.core import checks
from django.db.utils import DatabaseError

from disclosure.review.chain_rules import reasons_against
from disclosure.review.enums import Covers
from disclosure.review.models import Chain
from disclosure.review.services.configure_chain import gaps_of
from disclosure.review.services.lay_chain import steps_of


@checks.register(checks.Tags.database)
def check_chains(databases: Sequence[str] | None = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Author, approver and secrecy reviewer are three people, whatever wrote the configuration (SQL, a shell)."""
    if not databases:
        return []
    try:
        return list(_problems())
    except DatabaseError:
        return []  # before `migrate`


def _problems() -> Iterator[checks.CheckMessage]:
    chains = list(Chain.objects.filter(active=True).select_related("unit"))
    for covers in Covers:
        if not any(c.covers == covers and c.is_default for c in chains):
            yield checks.Error(f"没有全区默认审核流程：{covers.label}", id="review.E001")
    for chain in chains:
        laid = [task.specific.stage for task in chain.workflow.tasks] if chain.workflow else []
        stages = [step.stage for step in steps_of(chain)]
        if laid != stages:
            yield checks.Error(f"审核流程“{chain.name}”与其工作流不一致，请打开后重新保存。", id="review.E002")
        for reason in reasons_against(chain.covers, stages):
            yield checks.Error(f"审核流程“{chain.name}”：{reason}", id="review.E003")
        for gap in gaps_of(chain):
            yield checks.Warning(f"审核流程“{chain.name}”：{gap}", id="review.W001")
