"""Compare what an index holds of attachments with what they say, entry by entry: by a digest of the squeezed text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import md5

from disclosure.catalogue.enums import FileRole
from disclosure.catalogue.models import EntryFile
from search.files.texts import texts_of

AT_ONCE = 200  # entries
WITH_TEXT = 10  # entries whose texts are in memory at once: each may be a book

# The digests of what an index holds of these entries; those of whose attachments it holds nothing may be left out.
Held = Callable[[Sequence[int]], Mapping[int, str]]


def digest_of(text: str) -> str:
    """The digest of the text of an entry's attachments; empty where there is none. One that PostgreSQL knows, too."""
    return md5(text.encode(errors="replace"), usedforsecurity=False).hexdigest() if text else ""


def differing(numbers: Sequence[int], held: Held) -> Iterator[tuple[int, set[int]]]:
    """Yield step by step how many entries were compared, and of which the index holds another text."""
    for chunk in _chunks(numbers, AT_ONCE):
        known, wanted = held(chunk), _wanted(chunk)
        yield len(chunk), {number for number in chunk if known.get(number, "") != wanted.get(number, "")}


def _wanted(numbers: Sequence[int]) -> dict[int, str]:
    files = EntryFile.objects.filter(entry__in=numbers, role=FileRole.ATTACHMENT).order_by()
    found: dict[int, str] = {}
    for some in _chunks(sorted(set(files.values_list("entry_id", flat=True))), WITH_TEXT):
        found |= {number: digest_of(text) for number, text in texts_of(some).items()}
    return found


def _chunks(numbers: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), size):
        yield numbers[start : start + size]
