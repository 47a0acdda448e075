"""What people do in this room, as one-liners."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.test import Client

from disclosure.catalogue.models import CatalogueEntry
from disclosure.objections.models import Objection
from disclosure.objections.sealing import Contact
from disclosure.objections.services.file_objection import Filing, file_objection
from disclosure.objections.tokens import new_token

TEXT = "第三段的补贴标准与附表不一致。"
CONTACT = Contact("老街坊", "laojiefang@example.com")
TOKEN = re.compile(r'name="token"\s+value="([^"]+)"')
CODE = re.compile(r'class="code">([^<]+)<')
NEW = "/objections/new/"


def file(
    entry: CatalogueEntry | None, matter: str = "error", text: str = TEXT, contact: Contact = CONTACT, **kwargs: Any
) -> tuple[Objection, str]:
    """File an objection; return it with its code."""
    return file_objection(Filing(matter, text, contact, entry, **kwargs), new_token().key)


@dataclass
class Visitor:
    """Somebody outside with a browser."""

    client: Client
    writes: Callable[[], Any]

    def opens(self, entry: CatalogueEntry | None = None, prefix: str = "") -> str:
        """Open the form and return its token."""
        address = f"{prefix}{NEW}" + (f"?item={entry.pk}" if entry else "")
        return token_of(self.client.get(address))

    def sends(self, token: str, entry: CatalogueEntry | None = None, prefix: str = "", **answers: Any) -> Any:
        data = {"token": token, "matter": "error", "text": TEXT, **({"item": entry.pk} if entry else {}), **answers}
        return self.client.post(f"{prefix}{NEW}", data)

    def files(self, entry: CatalogueEntry | None = None, **answers: Any) -> Any:
        """Open, write, send."""
        token = self.opens(entry)
        self.writes()
        return self.sends(token, entry, **answers)

    def looks(self, code: str) -> Any:
        """Give the code and follow to the status page."""
        return self.client.post("/objections/", {"code": code}, follow=True)


def token_of(response: Any) -> str:
    found = TOKEN.search(response.content.decode())
    assert found
    return found[1]


def code_of(response: Any) -> str:
    found = CODE.search(response.content.decode())
    assert found
    return found[1]
