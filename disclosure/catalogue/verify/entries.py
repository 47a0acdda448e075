"""An entry says what its released content says, and nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Min
from django.utils.translation import gettext as _

from base.clock import today
from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.catalogue.facts import Facts
from disclosure.catalogue.models import CatalogueEntry, EntryFile, EntryLink, ReleasedContent, Tombstone
from disclosure.catalogue.repeals import earliest, repeal_days
from disclosure.catalogue.verify.steps import Progress, in_steps

# Fields that a release copies from the facts.
COPIED = (
    "title", "noindex", "doc_no", "issuer", "unit_id", "section_id", "written_date", "effective_date", "expiry_date",
    "public_until", "external_id",
)  # fmt: skip


def check_entries(advance: Progress) -> Iterator[str]:
    """Compare every entry with its content, its files, its links and its history."""
    for group in in_steps(CatalogueEntry.objects.select_related("content"), advance):
        around = _Around(group)
        for entry in group:
            for difference in _differences(entry, around):
                yield _("条目 %(id)s《%(title)s》：%(what)s") % {
                    "id": entry.pk,
                    "title": entry.title,
                    "what": difference,
                }


class _Around:
    """What stands beside the entries of one step, read with one query each."""

    def __init__(self, entries: Sequence[CatalogueEntry]) -> None:
        self.files: dict[int, list[EntryFile]] = defaultdict(list)
        for file in EntryFile.objects.filter(entry__in=entries):
            self.files[file.entry_id].append(file)
        self.links: dict[int, Counter[tuple[str, str, int]]] = defaultdict(Counter)
        for link in EntryLink.objects.filter(entry__in=entries):
            self.links[link.entry_id][(link.relation, link.target_kind, link.target_source_id)] += 1
        self.repeals = repeal_days((entry.kind, entry.source_id) for entry in entries)
        self.buried = set(
            Tombstone.objects.filter(path__in=[entry.path for entry in entries]).values_list("path", flat=True)
        )
        self.history: dict[tuple[str, int], tuple[int, datetime]] = {}
        for kind in {entry.kind for entry in entries}:
            sources = [entry.source_id for entry in entries if entry.kind == kind]
            contents = ReleasedContent.objects.filter(kind=kind, source_id__in=sources).values_list("source_id")
            for source, last, first in contents.annotate(Max("pk"), Min("released_at")):
                self.history[(kind, source)] = (last, first)


def _differences(entry: CatalogueEntry, around: _Around) -> Iterator[str]:
    content = Content.from_json(entry.content.content)
    facts = kinds.get(entry.kind).facts(content)
    yield from _about_fields(entry, facts)
    yield from _about_times(entry, facts, around)
    if (entry.kind, entry.source_id, entry.language) != (content.kind, entry.content.source_id, content.language):
        yield _("类型、来源或语言与内容不符。")
    if around.history.get((entry.kind, entry.source_id), (0, None))[0] != entry.content_id:
        yield _("显示的不是最近一次公开的内容。")
    if entry.path in around.buried:
        yield _("地址同时有撤下记录。")
    shown = [(file.sha256, file.name, file.role, file.size) for file in around.files[entry.pk]]
    if shown != [(file.sha256, file.name, file.role, file.size) for file in content.files]:
        yield _("所列文件与内容不符。")
    if around.links[entry.pk] != Counter((link.relation, link.kind, link.source_id) for link in facts.links):
        yield _("所列关系与内容不符。")


def _about_fields(entry: CatalogueEntry, facts: Facts) -> Iterator[str]:
    pairs: list[tuple[str, Any, Any]] = [(name, getattr(entry, name), getattr(facts, name)) for name in COPIED]
    if facts.translation_key:
        pairs.append(("translation_key", str(entry.translation_key), str(facts.translation_key)))
    for name, stored, said in pairs:
        if stored != said:
            field: Any = CatalogueEntry._meta.get_field(name)
            yield _("%(field)s为“%(stored)s”，公开内容为“%(said)s”。") % {
                "field": field.verbose_name,
                "stored": stored,
                "said": said,
            }
    if facts.wants_index_no and facts.unit_id and not entry.index_no:
        yield _("没有索引号。")
    if entry.listed != facts.listed and not (facts.listed and _is_past(entry)):
        yield _("列入清单的标志与内容不符。")


def _about_times(entry: CatalogueEntry, facts: Facts, around: _Around) -> Iterator[str]:
    first = around.history.get((entry.kind, entry.source_id), (0, None))[1]
    if first is not None and entry.first_published_at != first:
        yield _("首次公开时间与公开记录不符。")
    if entry.published_at != (facts.original_published_at or entry.first_published_at):
        yield _("发布日期与公开记录不符（伪造发稿日期）。")
    repealed: date | None = earliest(facts.repealed_date, around.repeals.get((entry.kind, entry.source_id), []))
    if entry.repealed_date != repealed:
        yield _("废止日期为“%(stored)s”，依公开的内容应为“%(said)s”。") % {
            "stored": entry.repealed_date,
            "said": repealed,
        }


def _is_past(entry: CatalogueEntry) -> bool:
    return entry.public_until is not None and entry.public_until < today()
