"""查询: the code opens a page for half an hour. It is sent by POST, so that no log of addresses holds it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from base.refusal import Refusal
from disclosure.catalogue import shell as shells
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.public_view import PublicRequest
from disclosure.objections import limits, tokens
from disclosure.objections.csrf import is_forged
from disclosure.objections.forms import CodeForm
from disclosure.objections.models import Objection
from disclosure.objections.services.by_person import add_word, forget_me, take_back
from disclosure.objections.views.answers import personal
from portal.templatetags.portal import local_path

TOO_MANY = 429
STATUS = "/objections/status/"


@personal
def lookup(request: PublicRequest) -> HttpResponse:
    """Ask for the code; open the door and go through it."""
    form = CodeForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if is_forged(request):
            form.add_error(None, _("请再提交一次。"))
        elif limits.is_over(request, "code"):
            form.add_error(None, _("输错的次数较多，请一小时后再试。"))
            status = TOO_MANY
        elif found := Objection.objects.filter(code_hash=tokens.code_hash(form.cleaned_data["code"])).first():
            return _let_in(redirect(local_path(STATUS)), request, found)
        else:
            limits.count(request, "code")
            form.add_error("code", _("没有这个查询码，请对照回执核对。"))
    return render(request, "objections/lookup.html", {"form": form}, status=status)


@personal
def status(request: PublicRequest) -> HttpResponse:
    """Show where an objection stands, and do what whoever wrote it asks."""
    objection = _behind(request)
    if objection is None:
        return redirect(local_path("/objections/"))
    said: list[str] = []
    if request.method == "POST":
        if "leave" in request.POST:
            response = redirect(local_path("/objections/"))
            response.delete_cookie(tokens.COOKIE)
            return response
        said = [_("请再提交一次。")] if is_forged(request) else _done(request, objection)
        if not said:
            return _let_in(redirect(local_path(STATUS)), request, objection)
    return render(request, "objections/status.html", _context(request, objection, said))


def _done(request: PublicRequest, objection: Objection) -> list[str]:
    """Do what was asked, and return why not."""
    try:
        if "add" in request.POST:
            add_word(objection, request.POST.get("text", ""))
        elif "take_back" in request.POST and request.POST.get("sure"):
            take_back(objection)
        elif "forget" in request.POST and request.POST.get("sure"):
            forget_me(objection)
        else:
            return [_("请先勾选确认。")]
    except Refusal as refusal:
        return refusal.reasons
    return []


def _behind(request: PublicRequest) -> Objection | None:
    number = tokens.through_door(request.COOKIES.get(tokens.COOKIE, ""))
    return Objection.objects.filter(pk=number).first() if number else None


def _let_in(response: HttpResponse, request: PublicRequest, objection: Objection) -> HttpResponse:
    response.set_cookie(
        tokens.COOKIE,
        tokens.open_door(objection.pk),
        max_age=tokens.COOKIE_SECONDS,
        httponly=True,
        samesite="Strict",
        secure=request.is_secure(),
    )
    return response


def _context(request: PublicRequest, objection: Objection, said: list[str]) -> dict[str, Any]:
    shown = objection.result_entry or objection.entry_number
    return {
        "objection": objection,
        "unit": shells.current().of("unit").get(objection.unit_id or 0),
        "item": CatalogueEntry.objects.public().exclude(path=None).filter(pk=shown).first() if shown else None,
        "added": list(objection.added.all()),
        "files": objection.attachments.count(),
        "said": said,
        "typed": request.POST.get("text", "") if said else "",
        "days": settings.GONGKAI_OBJECTION_CONTACT_DAYS,
    }
