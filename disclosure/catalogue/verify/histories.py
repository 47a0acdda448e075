"""更正记录 and the files of earlier versions follow from what was released and sealed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from disclosure.catalogue import history, kinds
from disclosure.catalogue.models import CatalogueEntry, EntryHistory, PastFile, ReleasedContent
from disclosure.catalogue.services.settle_history import past_files
from disclosure.catalogue.verify.steps import Progress, in_steps


def check_histories(advance: Progress) -> Iterator[str]:
    """Compare the record of every entry, and the files that its earlier versions show, with its past."""
    keeping = [kind.code for kind in kinds.all_kinds() if kind.keeps_versions]
    for group in in_steps(CatalogueEntry.objects.filter(kind__in=keeping), advance):
        sources = [(entry.kind, entry.source_id) for entry in group]
        past = history.versions_of_all(sources)
        told = {row.entry_id: row.changes for row in EntryHistory.objects.filter(entry__in=group)}
        for entry, source in zip(group, sources, strict=True):
            name = {"id": entry.pk, "title": entry.title}
            if told.get(entry.pk, []) != history.changes_told(past[source]):
                yield _("条目 %(id)s《%(title)s》：更正记录与公开记录不符。") % name
            if len(past[source]) > 1 and _shown(entry) != _wanted(entry, past[source]):
                yield _("条目 %(id)s《%(title)s》：历史版本的文件与内容不符。") % name


def _shown(entry: CatalogueEntry) -> set[tuple[int, str, str]]:
    return set(PastFile.objects.filter(entry=entry).values_list("content_id", "sha256", "name"))


def _wanted(entry: CatalogueEntry, past: Sequence[history.Version]) -> set[tuple[int, str, str]]:
    ids = [version.content_id for version in past if version.readable and version.content_id != entry.content_id]
    contents = ReleasedContent.objects.filter(pk__in=ids)
    return {(row.content_id, row.sha256, row.name) for content in contents for row in past_files(entry, content)}
