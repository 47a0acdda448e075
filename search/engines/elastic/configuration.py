"""What the settings say of Elasticsearch."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings


@dataclass(frozen=True)
class Configuration:
    """Where it is, who we are there, and how its index is laid out."""

    urls: tuple[str, ...] = ()
    index: str = "gongkai"
    api_key: str = ""
    ca_certs: str = ""
    fingerprint: str = ""
    shards: int = 1
    replicas: int = 1
    timeout: float = 3.0
    pause: float = 5.0

    @property
    def is_secret_in_clear(self) -> bool:
        """Whether a key or password would go over a network that others may read."""
        return any(self._is_open(url) for url in self.urls)

    def _is_open(self, url: str) -> bool:
        parts = urlsplit(url)
        is_here = parts.hostname in ("localhost", "::1") or (parts.hostname or "").startswith("127.")
        return parts.scheme == "http" and not is_here and bool(self.api_key or parts.password)


def configuration() -> Configuration:
    """The settings of this moment, so that tests may change them."""
    return Configuration(
        urls=tuple(settings.GONGKAI_ELASTICSEARCH_URLS),
        index=settings.GONGKAI_ELASTICSEARCH_INDEX,
        api_key=settings.GONGKAI_ELASTICSEARCH_API_KEY,
        ca_certs=settings.GONGKAI_ELASTICSEARCH_CA_CERTS,
        fingerprint=settings.GONGKAI_ELASTICSEARCH_FINGERPRINT,
        shards=settings.GONGKAI_ELASTICSEARCH_SHARDS,
        replicas=settings.GONGKAI_ELASTICSEARCH_REPLICAS,
        timeout=settings.GONGKAI_ELASTICSEARCH_TIMEOUT,
        pause=settings.GONGKAI_ELASTICSEARCH_PAUSE,
    )


def is_configured() -> bool:
    """Whether this site uses Elasticsearch at all."""
    return bool(settings.GONGKAI_ELASTICSEARCH_URLS)
