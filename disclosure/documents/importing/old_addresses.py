"""Where an item stood on the site that came before; visitors are led on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from disclosure.catalogue.shell_kinds import RESERVED

if TYPE_CHECKING:
    from disclosure.documents.importing.about import About


def address_of(url: str, about: About) -> str:
    """Return the path of an old address, with its query, as the public site will be asked for it.

    Complains about an address that is none, or that this site itself uses.
    """
    if not url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        about.complain("old_url", _("不是网址。"))
        return ""
    path = unquote(parts.path)
    if parts.scheme not in ("http", "https", "") or not path.startswith("/") or (parts.scheme and not parts.netloc):
        about.complain("old_url", _("应当是完整网址，或以 / 开头的地址。"))
        return ""
    address = f"{path}?{parts.query}" if parts.query else path
    if address == "/" or path.strip("/").split("/")[0] in RESERVED:
        about.complain("old_url", _("“%(path)s”是本网站自己的地址，不能用作旧地址。") % {"path": path})
        return ""
    return address
