"""两步验证: the code at sign-in, a new device, new backup codes."""

from __future__ import annotations

from base64 import b32encode
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts import second_factor
from accounts.forms import CodeForm, SetUpForm
from accounts.qr import qr_code
from accounts.signed_in import SignedIn
from accounts.views.onwards import onwards


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def code(request: SignedIn) -> HttpResponse:
    """Ask for the code. Too many wrong ones make the next wait, each twice as long as the one before."""
    user = request.user
    if second_factor.is_verified(request):
        return redirect(onwards(request))
    if second_factor.device_of(user) is None:
        return redirect(f"{reverse('accounts_set_up')}?{urlencode({'next': onwards(request)})}")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        seconds = second_factor.seconds_to_wait(user)
        if seconds:
            form.add_error("code", _("输错次数过多，请在 %(seconds)d 秒后再试。") % {"seconds": seconds})
        elif second_factor.verify(request, form.cleaned_data["code"]):
            return redirect(onwards(request))
        else:
            form.add_error("code", _("验证码不对。请核对手机时间，输入当前显示的 6 位数字，或者一个备用验证码。"))
    return render(request, "accounts/code.html", {"form": form, "next": onwards(request)})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def set_up(request: SignedIn) -> HttpResponse:
    """Bind a new device. Whoever has one already must have shown it in this session."""
    user = request.user
    if second_factor.device_of(user) and not second_factor.is_verified(request):
        return redirect(f"{reverse('accounts_code')}?{urlencode({'next': onwards(request)})}")
    form = SetUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = second_factor.confirm(request, form.cleaned_data["code"].replace(" ", ""))
        if codes:
            return _show_codes(request, codes)
        form.add_error("code", _("验证码不对。请核对手机时间，输入验证器当前显示的 6 位数字。"))
    device = second_factor.device_to_confirm(user)
    key = b32encode(device.bin_key).decode().rstrip("=")
    groups = " ".join(key[at : at + 4] for at in range(0, len(key), 4))
    context = {"form": form, "next": onwards(request), "qr": qr_code(device.config_url), "key": groups}
    return render(request, "accounts/set_up.html", context)


@never_cache
@require_POST
def new_codes(request: SignedIn) -> HttpResponse:
    """Make new backup codes; the earlier ones are void."""
    if not second_factor.is_verified(request):
        messages.error(request, _("请先完成两步验证。"))
        return redirect("accounts_code")
    return _show_codes(request, second_factor.make_backup_codes(request))


def _show_codes(request: SignedIn, codes: list[str]) -> HttpResponse:
    return render(request, "accounts/codes.html", {"codes": codes, "next": onwards(request)})
