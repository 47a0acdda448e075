"""Ask a web address whether it answers, without being led into our own network.

Only http and https; the name is resolved once, every address it has must be public, and the connection goes to
the very address that was looked at, so that a second answer of the name server changes nothing. Redirects are
followed by hand, each step under the same rules.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

TIMEOUT = 5.0  # seconds to connect, and for each answer
REDIRECTS = 4
AGENT = "gongkai-link-check/1"
ALIVE_ANYWAY = frozenset({401, 403, 405, 406, 429})  # somebody is there, only not for us
GET_INSTEAD = frozenset({400, 403, 404, 405, 406, 500, 501, 503})  # servers that do not know HEAD


class NotAsked(Exception):
    """Raised for an address that we do not ask, or could not: this says nothing about the link."""


def ask(url: str) -> str:
    """Return an empty text where the address answers, else why it does not, in a few words.

    Raises NotAsked where the address is none of the public web, or our own network is down.
    """
    for _step in range(REDIRECTS + 1):
        status, location = _status(url)
        if status in (301, 302, 303, 307, 308) and location:
            url = urljoin(url, location)
            continue
        return "" if status < 400 or status in ALIVE_ANYWAY else f"HTTP {status}"
    return _("重定向过多")


def _status(url: str) -> tuple[int, str]:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotAsked(url)
    address = _public_address(parts.hostname, parts.port or (443 if parts.scheme == "https" else 80))
    status, location = _answer("HEAD", parts, address)
    return _answer("GET", parts, address) if status in GET_INSTEAD else (status, location)


def _public_address(host: str, port: int) -> str:
    """Return the address to connect to. Raises NotAsked when any address of the name is not public."""
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise NotAsked(host) from error
        raise ConnectionError(_("域名不存在")) from error
    for each in found:
        ip = ipaddress.ip_address(str(each).partition("%")[0])
        if not (ip.is_global or (ip.is_loopback and settings.GONGKAI_LINK_CHECK_LOOPBACK)) or ip.is_multicast:
            raise NotAsked(host)
    return str(sorted(found, key=lambda each: ":" in str(each))[0])


def _answer(method: str, parts: SplitResult, address: str) -> tuple[int, str]:
    connection = _connection(parts, address)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        f"?{quote(parts.query, safe='/%:@!$&()*+,;=?~-._')}" if parts.query else ""
    )
    try:
        connection.request(method, path, headers={"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"})
        response = connection.getresponse()
        return response.status, response.headers.get("Location", "")
    finally:
        connection.close()


def _connection(parts: SplitResult, address: str) -> http.client.HTTPConnection:
    """Return a connection that goes to the address that was looked at, and speaks to the host by its name."""
    host, port = parts.hostname or "", parts.port
    if parts.scheme == "http":
        connection: http.client.HTTPConnection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
    else:
        connection = http.client.HTTPSConnection(host, port, timeout=TIMEOUT, context=ssl.create_default_context())
    connection._create_connection = (  # type: ignore[attr-defined]
        lambda _target, timeout, source: socket.create_connection((address, connection.port), timeout, source)
    )
    return connection
