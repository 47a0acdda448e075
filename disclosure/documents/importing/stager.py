"""Take chunks of lines into a batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.catalogue.models import ReleaseItem, ReviewCopy
from disclosure.checks.reports import reports_for, summary_of
from disclosure.documents.importing.bulk_pages import Folders, create_drafts
from disclosure.documents.importing.defaults import Defaults
from disclosure.documents.importing.item import Item
from disclosure.documents.importing.pages import KIND, PageMaker
from disclosure.documents.importing.parsing import hash_of_line, merged, parse_line
from disclosure.documents.importing.problems import Problem
from disclosure.documents.importing.reading import FileFacts, RawLine
from disclosure.documents.importing.standing import Taken, known_rows, reasons_not_to_correct
from disclosure.documents.importing.values import plain_id
from disclosure.documents.importing.vocabulary import Vocabulary
from disclosure.documents.models import DocumentPage, ImportBatch, ImportRow

if TYPE_CHECKING:
    from base.models import User


@dataclass
class Draft:
    """An item on its way: what it was before, its page and its copy."""

    item: Item
    earlier: ImportRow | None
    existing: DocumentPage | None
    page: DocumentPage
    content: Content
    copy: ReviewCopy
    warnings: list[str]


class Stager:
    """Remembers between chunks what the file has used up: its ids, numbers and old addresses."""

    def __init__(
        self, batch: ImportBatch | None, facts: FileFacts, defaults: Defaults, user: User, words: Vocabulary
    ) -> None:
        self.batch, self.facts, self.defaults, self.user, self.words = batch, facts, defaults, user, words
        self.maker = PageMaker(user)
        self.counts: Counter[str] = Counter()
        self.problems: list[Problem] = []
        self._folders: Folders = {}
        self._seen: dict[str, dict[Any, int]] = {"source_id": {}, "index_no": {}, "old_url": {}, "doc_no": {}}

    def take(self, chunk: Sequence[RawLine]) -> None:
        """Stage a chunk. Runs inside the caller's transaction."""
        if self.batch:  # two runs of one file take turns
            ImportBatch.objects.select_for_update().get(pk=self.batch.pk)
        items = list(self._new_items(chunk))
        pages = DocumentPage.objects.in_bulk([row.page_id for _, row in items if row])
        taken = Taken.by_others([item for item, _ in items], pages)
        drafts = [draft for item, row in items if (draft := self._draft(item, row, pages, taken))]
        if drafts:
            self._write(drafts)

    def _new_items(self, chunk: Sequence[RawLine]) -> Iterator[tuple[Item, ImportRow | None]]:
        """Yield what is new or has changed, with the row it had before."""
        folder = self.facts.path.parent
        lines = [(raw, merged(raw, self.defaults)) for raw in chunk]
        known = known_rows([name for _, data in lines if (name := plain_id(data))])
        for raw, data in lines:
            name = plain_id(data)
            if raw.fault:
                self._complain(raw.number, "", "", raw.fault)
                continue
            if name and (first := self._seen["source_id"].setdefault(name, raw.number)) != raw.number:
                self._complain(raw.number, name, "source_id", _("与第 %(line)d 行重复。") % {"line": first})
                continue
            row, digest = known.get(name), hash_of_line(data, self.defaults, folder)
            if row and row.line_hash == digest and not row.batch.rejected:
                self.counts["continued" if self.batch and row.batch_id == self.batch.pk else "unchanged"] += 1
                continue
            item, problems = parse_line(raw, data, digest, self.defaults, self.words, folder)
            self.problems += problems
            if item:
                yield item, row

    def _draft(self, item: Item, row: ImportRow | None, pages: dict[int, DocumentPage], taken: Taken) -> Draft | None:
        """Return the page and copy of an item, or None with its problems noted."""
        existing = pages.get(row.page_id) if row else None
        reasons = [("", reason) for reason in reasons_not_to_correct(existing, taken)]
        reasons += self._conflicts(item, row, existing, taken)
        if not reasons:
            page = self.maker.page(item, existing.translation_key if existing else None)
            content = self.maker.freeze(page)
            reasons = [("", reason) for reason in kinds.get(KIND).check(content)] if item.is_active else []
        for name, reason in reasons:
            self._complain(item.line, item.external_id, name, reason)
        if reasons:
            return None
        copy, warnings = self.maker.copy(page, content), self._warnings(item, taken)
        return Draft(item, row, existing, page, content, copy, warnings)

    def _conflicts(
        self, item: Item, row: ImportRow | None, page: DocumentPage | None, taken: Taken
    ) -> Iterator[tuple[str, str]]:
        """What is unique and somebody else's."""
        own = page.pk if page else None
        if row and row.source != item.source:
            yield "source_id", _("该编号已由来源“%(source)s”使用。") % {"source": row.source or "—"}
        number, address = item.values["given_index_no"], item.values["old_address"]
        if number and (self._repeated("index_no", number, item.line) or taken.index_nos.get(number, own) != own):
            yield "index_no", _("索引号 %(no)s 已被使用。") % {"no": number}
        if address and (self._repeated("old_url", address, item.line) or taken.addresses.get(address, own) != own):
            yield "old_url", _("旧地址 %(path)s 已指向另一条信息。") % {"path": address}

    def _repeated(self, name: str, value: Any, line: int) -> bool:
        return self._seen[name].setdefault(value, line) != line

    def _warnings(self, item: Item, taken: Taken) -> list[str]:
        """20 numbers of real law corpora are shared by several texts: said, not refused (domain §4.3)."""
        number = item.values["doc_no"]
        if not number:
            return list(item.warnings)
        key = (number, item.values["issuer"])
        shared = (
            self._repeated("doc_no", key, item.line) or taken.doc_nos.get(key, item.external_id) != item.external_id
        )
        return [*item.warnings, _("发文字号 %(no)s 不止一件使用。") % {"no": number}] if shared else list(item.warnings)

    def _complain(self, line: int, source_id: str, name: str, reason: str) -> None:
        self.problems.append(Problem(line, source_id, name, reason))

    def _write(self, drafts: list[Draft]) -> None:
        batch = self.batch = self.batch or self._begin()
        create_drafts(
            [(d.page, d.item.published_at) for d in drafts if d.existing is None], self.maker.units, self._folders
        )
        released = set(
            ReleaseItem.objects.filter(copy_id__in=[d.earlier.copy_id for d in drafts if d.earlier]).values_list(
                "copy_id", flat=True
            )
        )
        for draft in drafts:
            if draft.existing is not None and not draft.existing.live:
                self.maker.overwrite(draft.existing, draft.page)
            draft.copy.source_id = draft.existing.pk if draft.existing else draft.page.pk
        going_out = [draft for draft in drafts if draft.item.is_active]
        copies = ReviewCopy.objects.bulk_create([draft.copy for draft in going_out])
        reports = reports_for(copies, [draft.content for draft in going_out])
        for draft in going_out:
            draft.warnings += summary_of(reports[draft.copy.pk])
        waiting = [d.earlier.pk for d in drafts if d.earlier and d.earlier.copy_id not in released]
        ImportRow.objects.filter(pk__in=waiting).update(superseded=True)
        ImportRow.objects.bulk_create([self._row(batch, draft) for draft in drafts])
        self.counts["staged"] += len(drafts)

    def _begin(self) -> ImportBatch:
        return ImportBatch.objects.create(
            kind=self.defaults.kind,
            file_name=self.facts.path.name[:200],
            file_hash=self.facts.sha256,
            staged_by=self.user,
            defaults=self.defaults.kept(),
        )

    def _row(self, batch: ImportBatch, draft: Draft) -> ImportRow:
        active = draft.item.is_active
        return ImportRow(
            batch=batch,
            line=draft.item.line,
            external_id=draft.item.external_id,
            source=draft.item.source,
            line_hash=draft.item.line_hash,
            title=draft.page.title,
            unit_id=draft.item.unit_id,
            copy_id=draft.copy.pk if active else None,
            copy_hash=draft.copy.hash if active else "",
            page_id=draft.copy.source_id,
            is_correction=bool(draft.existing and draft.existing.live),
            warnings=draft.warnings,
        )
