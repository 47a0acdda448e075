"""A new password, before anything else opens."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin.forms.auth import PasswordChangeForm

from accounts import passwords
from accounts.signed_in import SignedIn
from accounts.views.onwards import onwards


@never_cache
@sensitive_post_parameters()
def change_password(request: SignedIn) -> HttpResponse:
    """Ask for the present password and a new one; other sessions of this person end with the old one."""
    user = request.user
    form = PasswordChangeForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        update_session_auth_hash(request, user)
        messages.success(request, _("密码已修改。"))
        return redirect(onwards(request))
    context = {"form": form, "next": onwards(request), "reason": passwords.must_change(user)}
    return render(request, "accounts/password.html", context)
