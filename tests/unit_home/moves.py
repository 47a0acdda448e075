"""What visitors see, as one-liners."""

from __future__ import annotations

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def text_of(client: Client, path: str, status: int = 200) -> str:
    """Return what a path answers, and make sure how."""
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def cost_of(client: Client, path: str) -> int:
    """Return the queries of an uncached page, with the shell at hand as in a process that has served before."""
    text_of(client, path)
    caches["pages"].clear()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        text_of(client, path)
    return len(queries)
