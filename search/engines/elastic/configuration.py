"""What the settings say of Elasticsearch."""

from __future__ import annotations

from dataclasses import dataclass

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
        """Whether the API key would go over a network that others may read."""
        here = ("http://127.", "http://localhost", "http://[::1]")
        return bool(self.api_key) and any(url.startswith("http://") and not url.startswith(here) for url in self.urls)


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
