"""Template context of public pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from disclosure.catalogue import shell as shells
from disclosure.catalogue import versions


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give templates the released shell, read only when a template asks for it, and the visitor's display.

    A public page has read the shell's version already, and it must not show another one.
    """
    page = getattr(request, "page", None)
    known = page.versions.get(versions.SHELL) if page else None
    return {
        "shell": SimpleLazyObject(lambda: shells.current(known)),
        "display": getattr(request, "display", "standard"),
    }
