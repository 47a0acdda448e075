"""Pages that stand on the shell alone: size of type, site map, and what is said when something is wrong."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.templatetags.portal import DISPLAYS

DISPLAY_COOKIE = "display"
YEAR = 365 * 24 * 3600


@transaction.non_atomic_requests
@never_cache
@require_safe
def display(request: HttpRequest) -> HttpResponse:
    """Offer standard, large and elder display; remember the choice in a cookie and go back. No script needed."""
    back = _safe_address(request, request.GET.get("next", ""))
    choice = request.GET.get("display", "")
    if choice not in DISPLAYS:
        return render(request, "portal/display.html", {"next": back, "chosen": chosen_display(request)})
    if getattr(request, "traditional", False):  # its redirects are put below the prefix again
        back = f"/{back.removeprefix('/zh-hant/')}" if back.startswith("/zh-hant/") else back
    response = HttpResponseRedirect(back)
    response.set_cookie(DISPLAY_COOKIE, choice, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    return response


def chosen_display(request: HttpRequest) -> str:
    """Return the display that the visitor has chosen, standard without a choice or with an unknown one."""
    choice = request.COOKIES.get(DISPLAY_COOKIE, "")
    return choice if choice in DISPLAYS else DISPLAYS[0]


@transaction.non_atomic_requests
@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """网站地图: every section and every unit that is public."""
    return render(request, "portal/map.html")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say so without the database and without the list of static files: either may be what is wrong."""
    styles = [f"{settings.STATIC_URL}portal/css/{name}.css" for name in ("tokens", "base", "frame")]
    return HttpResponseServerError(render_to_string("500.html", {"styles": styles}))


def _safe_address(request: HttpRequest, address: str) -> str:
    """Return an address of this site to go back to, the home page for any other."""
    local = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if local else "/"
