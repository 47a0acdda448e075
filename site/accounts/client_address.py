"""Where a request comes from. A header is believed only for as many proxies as the installation names."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the address of the browser.

    `GONGKAI_PROXIES` proxies of ours stand in front; each appends the address it was called from to
    X-Forwarded-For, so the browser's is that many from the right. What stands left of it, anybody may have written.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if settings.PROXIES < 1:
        return direct
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    return forwarded[-settings.PROXIES] if len(forwarded) >= settings.PROXIES else direct
