"""What the list of attachments says of reading one online. By its name alone: a detail page asks no more queries."""

from __future__ import annotations

from disclosure.catalogue.content import FrozenFile
from disclosure.catalogue.online_reading import Reading
from search.files.addresses import reading_address
from search.files.formats import READABLE, suffix_of, why_unreadable


def link_of(file: FrozenFile) -> Reading:
    """The address of its reading view, or a few words on why there is none."""
    if suffix_of(file.name) in READABLE:
        return Reading(address=reading_address(file.sha256, file.name))
    return Reading(why_not=why_unreadable(file.name))
