"""When an item was published: a migration says it, a new batch must not (伪造发稿日期, 国办秘函〔2019〕19号)."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from base.clock import SHANGHAI, day_of, now, today
from disclosure.documents.enums import BatchKind

if TYPE_CHECKING:
    from disclosure.documents.importing.about import About
    from disclosure.documents.importing.defaults import Defaults


def published(typed: dict[str, Any], defaults: Defaults, about: About) -> datetime | None:
    """Return the original date of a migrated line, None where it counts as published when it is released."""
    given: datetime | None = typed.get("pub_date")
    written = typed.get("written_date")
    if written and written > today():
        about.complain("written_date", _("成文日期晚于今天。"))
    if defaults.kind == BatchKind.NEW:
        _about_new(given, about)
        return None
    if not typed.get("old_url") and not typed.get("source"):
        about.complain("source", _("迁移的信息须写明旧地址（old_url）或来源（source）。"))
    if given is None and defaults.pub_date_from == "written_date" and written and written <= today():
        given = datetime.combine(written, time.min, SHANGHAI)
    if given is None:
        if not about.faults_in("pub_date"):
            about.warnings.append(_("没有原发布日期，以公开之日为发布日期。"))
        return None
    if given > now():
        about.complain("pub_date", _("原发布日期晚于现在。"))
    return given


def _about_new(given: datetime | None, about: About) -> None:
    if given and day_of(given) < today():
        about.complain("pub_date", _("新信息不得带有过去的发布日期（伪造发稿日期是单项否决指标）。"))
    elif given and day_of(given) > today():
        about.complain("pub_date", _("新信息在审核通过时公开，不能另定发布日期。"))
