"""How the fields of these snippets are read."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import unquote, urlsplit

from search.tokens import squeezed


def lines_of(text: str) -> list[str]:
    """The lines of a field that say something, each once."""
    return list(dict.fromkeys(line.strip() for line in (text or "").splitlines() if line.strip()))


@lru_cache(maxsize=1024)
def keys_of(keywords: str) -> frozenset[str]:
    """The keywords in the form in which queries are compared with them."""
    return frozenset(squeezed(word).strip() for word in lines_of(keywords)) - {""}


def local_path(address: str) -> str:
    """The path of an address of this site, however it was copied; what is no address leads nowhere."""
    try:
        path = urlsplit(address.strip()).path
    except ValueError:  # http://[
        path = address
    return unquote(path).replace("\0", "")
