"""What the unit's people do on the way: accept, forward, note, read the contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from disclosure.objections import trail
from disclosure.objections.enums import Act
from disclosure.objections.models import ActRecord, Attachment, Objection
from disclosure.objections.people import may_see
from disclosure.objections.sealing import Contact, open_contact, unseal
from disclosure.objections.services.file_objection import ObjectionRefused
from disclosure.objections.services.tell import tell_staff
from disclosure.review.people import snapshot
from portal.models import Unit

if TYPE_CHECKING:
    from base.models import User


def reasons_not_to_handle(objection: Objection, user: User) -> list[str]:
    """Return why this person may not work on this objection now."""
    reasons = []
    if not may_see(user, objection.unit_id):
        reasons.append(_("只有办理单位的信息员、终审人员和公开办可以办理。"))
    if not objection.is_open:
        reasons.append(_("已经办结或者已由本人撤回。"))
    return reasons


def keep_act(objection: Objection, act: Act, user: User, words: str = "") -> ActRecord:
    """Keep what was done with the objection itself; the trail holds no words."""
    return ActRecord.objects.create(objection=objection, act=act, by=snapshot(user), at=clock.now(), words=words)


@transaction.atomic
def accept(objection: Objection, user: User) -> None:
    """受理. Raises ObjectionRefused; a second time nothing happens."""
    row = for_handling(objection, user)
    if row.accepted_at:
        return
    row.accepted_at = clock.now()
    row.save(update_fields=["accepted_at"])
    keep_act(row, Act.ACCEPT, user)
    trail.note("accept", row, user)


@transaction.atomic
def forward(objection: Objection, user: User, unit: Unit, words: str = "") -> None:
    """转办: another unit answers; the deadline stays. Raises ObjectionRefused."""
    row = for_handling(objection, user)
    if row.unit_id == unit.pk:
        raise ObjectionRefused([_("已经由这个单位办理。")])
    before = row.unit_id
    row.unit = unit
    row.save(update_fields=["unit"])
    keep_act(row, Act.FORWARD, user, _("转%(unit)s。%(words)s") % {"unit": unit.name, "words": words})
    trail.note("forward", row, user, before=before)
    tell_staff(row)


@transaction.atomic
def add_note(objection: Objection, user: User, words: str) -> None:
    """记事, for staff alone. Raises ObjectionRefused."""
    row = for_handling(objection, user)
    if not words.strip():
        raise ObjectionRefused([_("请写明内容。")])
    keep_act(row, Act.NOTE, user, words.strip())
    trail.note("note", row, user)


@transaction.atomic
def view_contact(objection: Objection, user: User) -> Contact:
    """Read name and contact: recorded each time as a view of personal data. Raises ObjectionRefused."""
    _must_see(objection, user)
    keep_act(objection, Act.VIEW_CONTACT, user)
    trail.note("view_contact", objection, user)
    return open_contact(objection.sealed_contact)


@transaction.atomic
def open_attachment(attachment: Attachment, user: User) -> bytes:
    """Decrypt a file: recorded like a view of contact data. Raises ObjectionRefused, InvalidToken."""
    objection = attachment.objection
    if objection is None:
        raise ObjectionRefused([_("这个附件尚未提交。")])
    _must_see(objection, user)
    keep_act(objection, Act.OPEN_FILE, user)
    trail.note("open_file", objection, user, file=attachment.pk)
    return unseal(bytes(attachment.sealed))


def for_handling(objection: Objection, user: User) -> Objection:
    """Return the objection locked, as it is now. Raises ObjectionRefused."""
    row = Objection.objects.select_for_update().get(pk=objection.pk)
    reasons = reasons_not_to_handle(row, user)
    if reasons:
        raise ObjectionRefused(reasons)
    return row


def _must_see(objection: Objection, user: User) -> None:
    if not may_see(user, objection.unit_id):
        raise ObjectionRefused([_("只有办理单位的信息员、终审人员和公开办可以查看。")])
