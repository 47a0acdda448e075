"""Whoever's way in was changed by somebody else is told so: they did not ask, or they know who did."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from base.models import User


def tell_owner(person: User, actor: User, what: str, address: str = "") -> None:
    """Send a mail after COMMIT, to `address` where the account had another one before; a mailbox that fails
    keeps nobody from working."""
    to = {each for each in (person.email, address) if each}
    if not to:
        return
    by = actor.get_full_name() or actor.get_username()
    lines = [
        _("您在政务公开系统的账号 %(username)s 有变动：%(what)s。") % {"username": person.get_username(), "what": what},
        _("操作人：%(name)s。如果不是您要求的，请立即告知审计管理员。") % {"name": by},
    ]
    send = partial(
        send_mail, _("账号变动提醒"), "\n".join(lines), settings.DEFAULT_FROM_EMAIL, sorted(to), fail_silently=True
    )
    transaction.on_commit(send, robust=True)
