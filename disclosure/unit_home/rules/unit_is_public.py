"""The unit comes first: the address of its home is made of its released name."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosure.catalogue import shell
from disclosure.catalogue.content import Content


def unit_reasons(content: Content) -> list[str]:
    if content.fields["unit"] in shell.current().of("unit"):
        return []
    return [_("公开主体尚未公开，请先送审公开主体的资料。")]
