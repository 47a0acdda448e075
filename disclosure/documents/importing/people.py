"""Who stages and who approves, by user name. Only the demo takes approvals from the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from disclosure.documents.enums import BatchKind, SecrecyConclusion
from disclosure.documents.importing.parcels import parcels_of, whole_hash
from disclosure.documents.importing.problems import ImportRefused
from disclosure.documents.models import ImportBatch
from disclosure.documents.services.approve_batch import approve_batch
from disclosure.documents.services.conclude_row import conclude_row
from disclosure.review.enums import Classified, Conclusion, Stage
from disclosure.review.people import may_take

if TYPE_CHECKING:
    from base.models import User


def person(username: str) -> User:
    """Return an active user. Raises ImportRefused for an unknown one."""
    user = get_user_model()._default_manager.filter(username=username, is_active=True).first()
    if user is None:
        raise ImportRefused(_("没有账号“%(name)s”，或该账号已停用。") % {"name": username})
    return user


def approve_at_once(batch: ImportBatch, usernames: Sequence[str], reason: str) -> None:
    """Give both approvals in the names of two people, as the demo does; all rules hold as in the admin.

    Raises ImportRefused for the wrong number of people, ApprovalRefused when a rule forbids it.
    """
    if len(set(usernames)) != 2:
        raise ImportRefused(_("须由两名不同的人批准，其中一人为保密审查员。"))
    if not reason.strip():
        raise ImportRefused(_("须用 --reason 写明批准的依据。"))
    people = [person(name) for name in usernames]
    unit_id = batch.rows.values_list("unit_id", flat=True).first()
    secrecy = next((user for user in people if may_take(user, Stage.SECRECY, unit_id)), None)
    if secrecy is None:
        raise ImportRefused(_("两名批准人中须有一名保密审查员。"))
    final = next(user for user in people if user != secrecy)
    if batch.kind == BatchKind.NEW:
        for row in batch.rows.filter(conclusion="", superseded=False).exclude(copy_id=None):
            conclude_row(row, secrecy, SecrecyConclusion.PUBLIC, row.copy_hash)
    else:
        form = {
            "classified": Classified.NO.value,
            "basis": reason,
            "conclusion": Conclusion.PUBLIC.value,
        }
        _approve(batch, secrecy, Stage.SECRECY, form, reason)
    _approve(batch, final, Stage.FINAL, {}, reason)


def _approve(batch: ImportBatch, user: User, stage: Stage, form: dict[str, str], reason: str) -> None:
    batch.refresh_from_db()
    parcels = parcels_of(batch)
    given = [approval for parcel in parcels for approval in parcel.approvals]
    if any((approval.role, approval.user_id) == (stage, user.pk) for approval in given):
        return  # by an earlier run that was interrupted
    approve_batch(batch, user, stage, shown=whole_hash(parcels), secrecy=form, comment=reason)
