"""What the settings of Elasticsearch should not say."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.utils.translation import gettext as _

from search.engines.elastic.configuration import configuration


@register(Tags.security)
def elasticsearch_is_configured_well(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Addresses that are none, secrets on a wire that others may read, numbers that make no index."""
    found = configuration()
    wrong: list[CheckMessage] = []
    are_addresses = all(map(_is_address, found.urls))
    if not are_addresses:
        wrong.append(Error(_("GONGKAI_ELASTICSEARCH_URLS 的每个地址都要写明 http 或 https 和端口。"), id="search.E001"))
    if found.shards < 1 or found.replicas < 0 or found.timeout <= 0:
        wrong.append(Error(_("Elasticsearch 的分片数至少是 1，副本数不能是负数，超时要大于 0。"), id="search.E002"))
    if are_addresses and found.is_secret_in_clear:
        wrong.append(
            Warning(_("Elasticsearch 的密钥会以明文经过网络，请改用 https 并设置 CA 证书。"), id="search.W001")
        )
    return wrong


def _is_address(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).port)
    except ValueError:  # no number, or too large a one
        return False
