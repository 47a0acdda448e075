"""What the views of this room share: do it, or show on the form why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import transaction

from base.refusal import Refusal


def done(form: forms.BaseForm, act: Callable[[], Any]) -> Any:
    """Return what `act` returns; None where it refused, with its reasons on the form."""
    try:
        with transaction.atomic():
            return act()
    except Refusal as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return None
