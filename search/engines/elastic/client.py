"""One client for each process: it keeps connections, spreads requests and tries another node when one is gone."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any

from elasticsearch import ApiError, Elasticsearch, TransportError

from search.engines.elastic.configuration import Configuration, configuration

# Whatever can go wrong with it. What it refuses (400) is one of these too: the other engine answers then.
ERRORS = (ApiError, TransportError)
RETRIED = (429, 502, 503, 504)
PATIENT = 60.0  # of seconds, for requests that no visitor waits for


class Partial(TransportError):
    """An answer in which some of the documents had no part: no answer at all."""


def client() -> Elasticsearch:
    """The client for visitors: it gives up soon."""
    return _client(configuration(), configuration().timeout)


def patient_client() -> Elasticsearch:
    """The client for work in the background: indexing, snapshots, health."""
    return _client(configuration(), PATIENT)


@lru_cache(maxsize=8)
def _client(found: Configuration, timeout: float) -> Elasticsearch:
    # A page of stack for every try; what matters is said once, by the circuit and by the clock.
    logging.getLogger("elastic_transport").setLevel(logging.ERROR)
    options: dict[str, Any] = {
        "request_timeout": timeout,
        "max_retries": max(2, len(found.urls)),
        "retry_on_timeout": True,
        "retry_on_status": RETRIED,
        "http_compress": True,
    }
    secure = all(url.startswith("https://") for url in found.urls)
    if found.api_key:
        options["api_key"] = found.api_key
    if secure and found.ca_certs:
        options["ca_certs"] = found.ca_certs
    if secure and found.fingerprint:
        options |= {"ssl_assert_fingerprint": found.fingerprint}
    return Elasticsearch(list(found.urls), **options)
