"""What a browser session may hold of a draft: a preview of what was typed, a message that names it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session

from disclosure.catalogue.erasing import Target

PREVIEW, MESSAGES = "wagtail-preview", "_messages"


def forget_sessions(target: Target) -> int:
    """Drop every preview and message: they are packed, so none can be told to be harmless, and nobody misses them."""
    store_class: Any = import_module(settings.SESSION_ENGINE).SessionStore
    gone = 0
    for key in Session.objects.values_list("session_key", flat=True) if _in_database() else ():
        store = store_class(session_key=key)
        held = [name for name in store.keys() if name.startswith(PREVIEW) or name == MESSAGES]  # noqa: SIM118
        for name in held:
            del store[name]
        if held:
            store.save()
            gone += len(held)
    return gone


def _in_database() -> bool:
    return settings.SESSION_ENGINE.endswith((".db", ".cached_db"))
