"""Put a unit's written designation on file (北京市保守国家秘密条例 art. 27)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from base.audit import record
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM
from disclosure.review.models import SecrecyDesignation, StageGroup

if TYPE_CHECKING:
    from base.models import User


@transaction.atomic
def designate_district_reviewers(
    document: str, number: str, signed_on: date, file_reference: str, actor: User | None = None
) -> list[SecrecyDesignation]:
    """Record that one paper of all units names the district's groups for the steps that judge secrecy.

    What is on file already under the same number and date is left as it is; only what was added is returned.
    """
    added = []
    for group_id in _district_groups():
        paper, made = SecrecyDesignation.objects.get_or_create(
            unit=None,
            group_id=group_id,
            number=number,
            signed_on=signed_on,
            defaults={"document": document, "file_reference": file_reference, "valid_from": signed_on},
        )
        if made:
            record("review.designation", actor=actor or {}, obj=paper, data={"act": "set_up", "group": group_id})
            added.append(paper)
    return added


def _district_groups() -> Iterable[int]:
    serving = StageGroup.objects.filter(stage__in=STAGES_WITH_SECRECY_FORM, unit=None)
    return serving.order_by("group").values_list("group", flat=True).distinct()
