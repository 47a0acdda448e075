"""Write the public half: content, HTML, entry, files, links, terms, search. Called by a release that may."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from base.canonical import sha256_of
from base.storage import FrozenStore, ReleasedStore
from disclosure.catalogue import listeners, shell, versions
from disclosure.catalogue.change_notes import forget_notes
from disclosure.catalogue.door import open_door
from disclosure.catalogue.models import (
    CatalogueEntry,
    EntryFile,
    EntryLink,
    OldAddress,
    Release,
    ReleasedContent,
    ReleasedHtml,
    ReleaseItem,
    Tombstone,
)
from disclosure.catalogue.postings import Posting, keys_in, move_postings, postings_of, term_ids
from disclosure.catalogue.prepared import Prepared
from disclosure.catalogue.repeals import ENDING, ended_by, repeal_days, settle_repeals
from disclosure.catalogue.services.entries import write_entries
from disclosure.catalogue.services.refile import parts_that_move, refile
from disclosure.catalogue.services.settle_history import settle_history
from disclosure.catalogue.terms import TermKey, second_of, terms_of


@transaction.atomic
def let_out(release: Release, items: Sequence[Prepared], at: datetime, give_back: bool = True) -> list[CatalogueEntry]:
    """Make approved copies public at `at`. Everything or nothing: the caller's transaction decides.

    The editors' rows take the content too; with `give_back` false they stay as they are.
    """
    _copy_files(items)
    contents = _write_contents(release, items, at)
    moved_parts = parts_that_move(items)
    with shell.held() as now:
        entries = write_entries(items, contents, at)
    corrected = [entry for entry in entries if entry.first_published_at != at]
    shown_before, ended_before = versions.paths_showing(corrected), ended_by(corrected)
    withdrawn_for = _forget(corrected)
    _write_files(items, entries)
    _write_links(items, entries)
    ending = {(link.kind, link.source_id) for item in items for link in item.facts.links if link.relation in ENDING}
    repealed = repeal_days(item.key for item in items).keys()
    ended = settle_repeals(ended_before | ending | repealed)
    changed = _write_postings(items, entries, corrected, now) | keys_in(postings_of([entry.pk for entry in ended]))
    _move_versions(items, shown_before | versions.paths_showing([*entries, *ended]), changed)
    settle_history(release, items, corrected, withdrawn_for, at)
    forget_notes((entry.kind, entry.source_id) for entry in corrected)
    refile(moved_parts)
    listeners.tell_removed([entry.pk for entry in corrected if not entry.listed])
    written = {entry.pk: entry for entry in (*entries, *ended)}  # the end of an item is news of it
    listeners.tell_written([entry for entry in written.values() if entry.listed])
    with open_door():
        for kind in {item.kind for item in items} if give_back else ():
            kind.restore_all([item for item in items if item.kind is kind], at)
    return entries


def _copy_files(items: Sequence[Prepared]) -> None:
    """Copy before COMMIT: no file answers until an entry links it, and an orphan is swept later."""
    private, public = FrozenStore(), ReleasedStore()
    for sha256 in sorted({file.sha256 for item in items for file in item.content.files}):
        private.copy_to(public, sha256)


def _write_contents(release: Release, items: Sequence[Prepared], at: datetime) -> list[ReleasedContent]:
    members = {member.copy_id: member for member in ReleaseItem.objects.filter(release=release)}
    contents = ReleasedContent.objects.bulk_create(
        [
            ReleasedContent(
                item=members[item.copy.pk],
                kind=item.copy.kind,
                source_id=item.copy.source_id,
                language=item.content.language,
                content=item.copy.content,
                hash=item.copy.hash,
                text=item.kind.text(item.content),
                released_at=at,
            )
            for item in items
        ]
    )
    ReleasedHtml.objects.bulk_create([rendered(content, item) for content, item in zip(contents, items, strict=True)])
    return contents


def rendered(content: ReleasedContent, item: Prepared) -> ReleasedHtml:
    """Return the body of a content as a row, not yet saved."""
    html = item.kind.body_html(item.content)
    return ReleasedHtml(content=content, html=html, renderer=item.kind.renderer, hash=sha256_of(html))


def _forget(corrected: Sequence[CatalogueEntry]) -> dict[tuple[str, int], str]:
    """Remove what corrected and returning entries showed before; return why those that return were withdrawn."""
    if not corrected:
        return {}
    EntryFile.objects.filter(entry__in=corrected).delete()
    EntryLink.objects.filter(entry__in=corrected).delete()
    buried = Tombstone.objects.filter(path__in=[entry.path for entry in corrected if entry.path])
    reasons = {(kind, source): reason for kind, source, reason in buried.values_list("kind", "source_id", "reason")}
    buried.delete()
    return reasons


def _write_files(items: Sequence[Prepared], entries: Sequence[CatalogueEntry]) -> None:
    EntryFile.objects.bulk_create(
        [
            EntryFile(
                entry=entry,
                sha256=file.sha256,
                name=file.name,
                title=file.title,
                role=file.role,
                content_type=file.content_type,
                size=file.size,
                order=order,
            )
            for item, entry in zip(items, entries, strict=True)
            for order, file in enumerate(item.content.files)
        ]
    )


def _write_links(items: Sequence[Prepared], entries: Sequence[CatalogueEntry]) -> None:
    EntryLink.objects.bulk_create(
        [
            EntryLink(entry=entry, relation=link.relation, target_kind=link.kind, target_source_id=link.source_id)
            for item, entry in zip(items, entries, strict=True)
            for link in item.facts.links
        ]
    )
    addresses = [
        OldAddress(path=item.facts.old_address, kind=item.copy.kind, source_id=item.copy.source_id)
        for item in items
        if item.facts.old_address
    ]
    OldAddress.objects.bulk_create(addresses, ignore_conflicts=True)


def _write_postings(
    items: Sequence[Prepared],
    entries: Sequence[CatalogueEntry],
    corrected: Sequence[CatalogueEntry],
    now: shell.Shell,
) -> set[TermKey]:
    """Move the entries to their posting lists; return the lists that changed."""
    keys = [
        terms_of(item.copy.kind, item.content.language, item.facts, entry.published_at, now)
        for item, entry in zip(items, entries, strict=True)
    ]
    ids = term_ids(key for group in keys for key in group)
    added = [
        Posting(entry.pk, second_of(entry.published_at), frozenset(ids[key] for key in group))
        for entry, group in zip(entries, keys, strict=True)
        if group
    ]
    removed = postings_of([entry.pk for entry in corrected]) if corrected else []
    move_postings(removed, added)
    return keys_in(removed).union(*keys)


def _move_versions(items: Sequence[Prepared], paths: set[str], lists: set[TermKey]) -> None:
    keys = {versions.of_path(path) for path in paths} | {versions.of_term(key) for key in lists}
    if any(item.kind.in_shell for item in items):
        keys.add(versions.SHELL)
    versions.move(keys)
    if versions.SHELL in keys:
        transaction.on_commit(shell.forget)
