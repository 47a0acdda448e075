"""What somebody had typed when the session ended."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import sessions
from accounts.signed_in import SignedIn


@never_cache
def resume(request: SignedIn) -> HttpResponse:
    """Offer to send it again: a form of its own, since only the person may press it."""
    found = sessions.typed(request)
    if found is None:
        messages.info(request, _("没有待提交的内容。"))
        return redirect("wagtailadmin_home")
    path, fields = found
    return render(request, "accounts/resume.html", {"path": path, "fields": fields, "words": _words(fields)})


@require_POST
def give_up(request: SignedIn) -> HttpResponse:
    """Forget what was kept."""
    sessions.forget_typed(request)
    messages.info(request, _("已放弃上次未提交的内容。"))
    return redirect("wagtailadmin_home")


def _words(fields: list[tuple[str, str]]) -> str:
    """Return by what somebody recognises it: the title that was typed."""
    values = dict(fields)
    return next((values[name] for name in ("title", "name", "comment") if values.get(name)), "")
