"""What an engine is given to index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from base.clock import day_of
from base.doc_no import doc_no_key
from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.models import CatalogueEntry, EntryTerm
from search import sounds
from search.facts import TAB, Fact
from search.files import texts_of
from search.tokens import squeezed

FILED_UNDER = (Dimension.UNIT, Dimension.TOPIC, Dimension.GENRE)


@dataclass(frozen=True)
class Document:
    """One entry of the catalogue as search sees it, and its forms in the index."""

    id: int
    content_id: int
    language: str
    title: str
    doc_no: str
    text: str
    published_at: datetime
    index_no: str = ""
    kind: str = ""
    group: str = ""  # of kinds, ItemKind.search_group
    form: str = ""
    genre: str = ""
    unit_ids: tuple[int, ...] = ()  # the unit and those that issued it together with it
    topic_ids: tuple[int, ...] = ()  # with all topics above
    effective_date: date | None = None
    expiry_date: date | None = None
    repealed_date: date | None = None
    public_until: date | None = None
    files_text: str = ""  # squeezed

    @property
    def year(self) -> int:
        """Of publication, in Shanghai."""
        return day_of(self.published_at).year

    @property
    def facts(self) -> tuple[Fact, ...]:
        """By what it can be narrowed down, but for its validity, which is an expression over dates and a day."""
        single = {TAB: self.group, "genre": self.genre, "form": self.form}
        return (
            *((name, value) for name, value in single.items() if value),
            ("year", str(self.year)),
            *(("unit", str(unit)) for unit in self.unit_ids),
            *(("topic", str(topic)) for topic in self.topic_ids),
        )

    @cached_property
    def squeezed_title(self) -> str:
        return squeezed(self.title)

    @cached_property
    def squeezed_number(self) -> str:
        return squeezed(f"{self.doc_no} {self.index_no}")

    @cached_property
    def squeezed_text(self) -> str:
        return squeezed(self.text)

    @property
    def number_key(self) -> str:
        return doc_no_key(self.doc_no)[:200]

    @property
    def sound(self) -> str:
        return sounds.sound_of(self.squeezed_title)

    @property
    def initials(self) -> str:
        return sounds.initials_of(self.squeezed_title)


def documents_of(entries: Sequence[CatalogueEntry]) -> list[Document]:
    """The documents of entries that have their content at hand, in their order; a few queries for all of them.

    Units, topics and genres are those under which the catalogue lists an entry.
    """
    if not entries:
        return []
    filed, files = _filed(entries), texts_of(entries)
    return [_document(entry, filed[entry.pk], files.get(entry.pk, "")) for entry in entries]


def _document(entry: CatalogueEntry, filed: dict[str, list[str]], files_text: str) -> Document:
    kind = kinds.get(entry.kind)
    return Document(
        id=entry.pk,
        content_id=entry.content_id,
        language=entry.language,
        title=entry.title,
        doc_no=entry.doc_no,
        text=entry.content.text,
        published_at=entry.published_at,
        index_no=entry.index_no or "",
        kind=entry.kind,
        group=kind.search_group,
        form=str(kind.form(Content.from_json(entry.content.content))),
        genre=next(iter(filed[Dimension.GENRE]), ""),
        unit_ids=tuple(sorted(map(int, filed[Dimension.UNIT]))),
        topic_ids=tuple(sorted(map(int, filed[Dimension.TOPIC]))),
        effective_date=entry.effective_date,
        expiry_date=entry.expiry_date,
        repealed_date=entry.repealed_date,
        public_until=entry.public_until,
        files_text=files_text,
    )


def _filed(entries: Sequence[CatalogueEntry]) -> dict[int, dict[str, list[str]]]:
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    terms = EntryTerm.objects.filter(entry__in=entries, term__dimension__in=FILED_UNDER)
    for number, dimension, key in terms.values_list("entry_id", "term__dimension", "term__key"):
        found[number][dimension].append(key)
    return found
