"""Template context of public pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from disclosure.catalogue import shell as shells


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give templates the released shell, read only when a template asks for it, and the visitor's display."""
    return {"shell": SimpleLazyObject(shells.current), "display": getattr(request, "display", "standard")}
