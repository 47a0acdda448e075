"""提出纠错或者权益异议: a form without a script, an account or a foreign service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from disclosure.catalogue import shell as shells
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.public_view import PublicRequest
from disclosure.objections import limits
from disclosure.objections.csrf import is_forged
from disclosure.objections.forms import ObjectionForm
from disclosure.objections.sealing import Contact, open_name
from disclosure.objections.services.file_objection import Filing, file_objection
from disclosure.objections.services.keep_attachment import attachment_of, drop_attachment, keep_attachment
from disclosure.objections.tokens import LATEST, SOONEST, FormToken, new_token, read_token
from disclosure.objections.views.answers import personal

TOO_MANY = 429


@dataclass
class Sheet:
    """One form as it stands: its token, its item, what was typed and what is to be said about it."""

    token: FormToken
    form: ObjectionForm
    entry: CatalogueEntry | None
    said: list[str]
    status: int = 200


@personal
def new(request: PublicRequest) -> HttpResponse:
    """Show the form; take it in, or show it again with everything that was typed and why it was not taken."""
    entry = item_of(request)
    units = [] if entry else list(shells.current().units)
    if request.method != "POST":
        first = {"matter": "" if entry else "undisclosed"}
        return _shown(request, Sheet(new_token(), ObjectionForm(initial=first, units=units), entry, []))
    form = ObjectionForm(request.POST, request.FILES, units=units)
    known = read_token(request.POST.get("token", ""))
    sheet = Sheet((known or new_token()).shown_again(), form, entry, [])
    valid = form.is_valid()
    sheet.said = _reasons_to_ask_again(request, known, form)
    _keep_file(request, sheet)
    if not sheet.said and valid and limits.is_over(request, "file"):
        sheet.said, sheet.status = [_too_many()], TOO_MANY
    if sheet.said or not valid:
        return _shown(request, sheet)
    return _taken(request, sheet)


def item_of(request: PublicRequest) -> CatalogueEntry | None:
    """Return the public item that the address or the form names; None where there is none any more."""
    number = request.POST.get("item") or request.GET.get("item") or ""
    if not number.isascii() or not number.isdecimal() or len(number) > 18:
        return None
    entries = CatalogueEntry.objects.public().exclude(path=None).select_related("content", "unit")
    return entries.filter(pk=int(number)).first()


def _reasons_to_ask_again(request: PublicRequest, known: FormToken | None, form: ObjectionForm) -> list[str]:
    """What a machine would have done wrong. A person sends the same words again with one more click."""
    if known is None or is_forged(request) or known.age > LATEST:
        return [_("页面打开的时间太久，或者浏览器没有保存页面的标记。您写的内容都在，请核对后再提交一次。")]
    if known.age < SOONEST or form.data.get("website"):
        return [_("请核对填写的内容，再提交一次。")]
    return []


def _keep_file(request: PublicRequest, sheet: Sheet) -> None:
    """Keep the attachment for the form's return, however wrong the rest is."""
    if "drop" in request.POST:
        drop_attachment(sheet.token.key)
    file = sheet.form.cleaned_data.get("attachment")
    if not file:
        return
    if limits.is_over(request, "attach"):
        sheet.said, sheet.status = [*sheet.said, _too_many()], TOO_MANY
        return
    with transaction.atomic():
        limits.count(request, "attach")
        keep_attachment(file, sheet.token.key)


def _taken(request: PublicRequest, sheet: Sheet) -> HttpResponse:
    data = sheet.form.cleaned_data
    filing = Filing(
        matter=data["matter"],
        text=data["text"],
        contact=Contact(data["name"], data["contact"]),
        entry=sheet.entry,
        unit_id=int(data["unit"]) if data["unit"] else None,
        language=get_language() or "",
    )
    with transaction.atomic():
        objection, code = file_objection(filing, sheet.token.key)
        limits.count(request, "file")
    return render(request, "objections/receipt.html", {"objection": objection, "code": code})


def _shown(request: PublicRequest, sheet: Sheet) -> HttpResponse:
    kept = attachment_of(sheet.token.key)
    missing = request.GET.get("item") or request.POST.get("item")
    context: dict[str, Any] = {
        "form": sheet.form,
        "token": sheet.token.signed(),
        "item": sheet.entry,
        "item_gone": bool(missing) and sheet.entry is None,
        "said": sheet.said,
        "most": settings.GONGKAI_OBJECTION_FILE_BYTES,
        "days": settings.GONGKAI_OBJECTION_CONTACT_DAYS,
        "kept": {"name": open_name(kept.sealed_name), "size": kept.size} if kept else None,
    }
    return render(request, "objections/new.html", context, status=sheet.status)


def _too_many() -> str:
    return _("这个网络地址一小时内提交的次数较多。您写的内容都在，请稍后再提交，或者直接联系公开单位。")
