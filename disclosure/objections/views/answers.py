"""What all public answers of this room have in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

View = Callable[..., HttpResponse]


def personal(view: View) -> View:
    """Kept by no cache and found by no crawler. A reader takes no write lock: what writes is a service.

    The view asks `csrf.is_forged` itself, so that nobody loses a form because a cookie was gone.
    """

    @wraps(view)
    def wrapped(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    allowed = require_http_methods(["GET", "HEAD", "POST"])(wrapped)
    return transaction.non_atomic_requests(csrf_exempt(never_cache(allowed)))
