"""Where in the attachments of a result what was looked for stands: the file, its page or sheet, a snippet."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from disclosure.catalogue.models import CatalogueEntry, EntryFile
from search import highlighter
from search.files.addresses import reading_address
from search.files.models import FileText
from search.files.pieces import Pieces
from search.files.places import is_archive, place_of, shown_place
from search.files.texts import attachments
from search.highlighter import Marks, Phrases
from search.tokens import squeezed

MAX_SHOWN = 2  # files of one result
MAX_LOOKED_AT = 4_000_000  # characters for one page of results
AROUND = 4  # passages before and after the hit, of the same section, from which the snippet is cut


@dataclass(frozen=True)
class FileHit:
    """An attachment in which something was found. `snippet_html` is escaped and marked."""

    title: str
    name: str
    size: int
    place: str  # 第3页, 工作表“名单”第5行, the heading it stands under; empty where a file has no such thing
    snippet_html: SafeString
    url: str  # of the file's reading view, at the place


@dataclass(frozen=True)
class _Found:
    file: EntryFile
    passage: int


def hits_in_files(entries: Sequence[CatalogueEntry], marks: Marks) -> dict[int, tuple[FileHit, ...]]:
    """For the results of one page, the attachments that say what was looked for, by the number of the entry.

    A file is named where it has the whole phrase, or words that neither title nor text of the entry have.

    Args:
        entries: with their `content` at hand.
        marks: what is marked in results (`Plan.marks`).

    At most four queries; files beyond the first 4 million characters of a page are not looked into.
    """
    files = _files_of(entries) if marks else {}
    if not files:
        return {}
    texts = _texts({file.sha256 for each in files.values() for file in each})
    found = {entry.pk: _found(entry, files.get(entry.pk, ()), texts, marks) for entry in entries}
    passages = _passages({one.file.sha256 for each in found.values() for one in each})
    return {
        number: tuple(_hit(one, *passages[one.file.sha256], marks) for one in each if one.file.sha256 in passages)
        for number, each in found.items()
        if each
    }


def _files_of(entries: Sequence[CatalogueEntry]) -> dict[int, list[EntryFile]]:
    found: dict[int, list[EntryFile]] = defaultdict(list)
    for file in attachments(entries):
        found[file.entry_id].append(file)
    return found


def _texts(hashes: Iterable[str]) -> dict[str, Pieces]:
    read = FileText.objects.filter(pk__in=hashes, gone_at=None, characters__gt=0)
    wanted, left = [], MAX_LOOKED_AT
    for sha256, characters in read.order_by("characters").values_list("sha256", "characters"):
        left -= characters
        if left >= 0:
            wanted.append(sha256)
    rows = FileText.objects.filter(pk__in=wanted).values_list("sha256", "squeezed")
    return {sha256: Pieces(lines) for sha256, lines in rows}


def _passages(hashes: Iterable[str]) -> dict[str, tuple[list[list[str]], list[int]]]:
    rows = FileText.objects.filter(pk__in=hashes).values_list("sha256", "passages", "starts") if hashes else ()
    return {sha256: (passages, starts) for sha256, passages, starts in rows}


def _found(entry: CatalogueEntry, files: Sequence[EntryFile], texts: dict[str, Pieces], marks: Marks) -> list[_Found]:
    read = [(file, texts[file.sha256]) for file in files if file.sha256 in texts]
    for number, phrases in enumerate(marks):
        if not any(pieces.find(phrase) >= 0 for _file, pieces in read for phrase in phrases):
            continue
        wanted = _said_nowhere_else(entry, phrases) if number else phrases
        found = [_Found(file, at) for file, pieces in read if (at := _first(pieces, wanted)) >= 0]
        if found:
            return found[:MAX_SHOWN]
    return []


def _said_nowhere_else(entry: CatalogueEntry, phrases: Phrases) -> Phrases:
    own = squeezed(f"{entry.title}\n{entry.content.text}")
    return tuple(phrase for phrase in phrases if phrase not in own)


def _first(pieces: Pieces, phrases: Phrases) -> int:
    """The passage with the first of the phrases that is there: the longest come first."""
    return next((at for phrase in phrases if (at := pieces.find(phrase)) >= 0), -1)


def _hit(found: _Found, passages: list[list[str]], starts: list[int], marks: Marks) -> FileHit:
    file, at = found.file, found.passage
    return FileHit(
        title=file.title or file.name,
        name=file.name,
        size=file.size,
        place=shown_place(passages, at),
        snippet_html=highlighter.snippet(_context(passages, at), marks),
        url=reading_address(file.sha256, file.name, page=max(1, bisect_right(starts, at)), passage=at),
    )


def _context(passages: list[list[str]], at: int) -> str:
    """The passage with its neighbours of the same section, without lines that are broken only on paper."""
    archive = is_archive(passages)
    here = place_of(passages[at][0], archive)
    near = range(max(0, at - AROUND), min(len(passages), at + AROUND + 1))
    if here.table:
        near = range(at, at + 1)
    texts = [passages[n][1] for n in near if place_of(passages[n][0], archive).section == here.section]
    return ("" if here.kind == "page" else "\n").join(texts)
