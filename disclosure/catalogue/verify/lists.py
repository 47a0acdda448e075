"""Posting lists and counters follow from the entries: count them again and compare, or make them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from disclosure.catalogue import shell, versions
from disclosure.catalogue.filing import file_again, lists_of
from disclosure.catalogue.models import CatalogueEntry, EntryTerm, Term, TermCount, TermMonthCount, TermPairCount
from disclosure.catalogue.terms import TermKey, month_of, second_of
from disclosure.catalogue.verify.steps import Progress, in_steps

COUNTERS = (TermCount, TermMonthCount, TermPairCount)
Posting = tuple[TermKey, int]  # the list, and the second by which it is sorted


class Recount:
    """Compares the postings of every entry, and counts what they should add up to."""

    def __init__(self) -> None:
        self.single: Counter[TermKey] = Counter()
        self.months: Counter[tuple[TermKey, int]] = Counter()
        self.pairs: Counter[tuple[TermKey, TermKey]] = Counter()

    def check(self, advance: Progress) -> Iterator[str]:
        """Yield the differences of all postings, then those of all counters."""
        now = shell.current()
        for group in in_steps(CatalogueEntry.objects.select_related("content"), advance):
            present = _present(group)
            for entry in group:
                lists = lists_of(entry, now)
                self._count(lists, month_of(entry.published_at))
                wanted = {(key, second_of(entry.published_at)) for key in lists}
                yield from _about_postings(entry, wanted, present.get(entry.pk, set()))
        yield from self._counters()

    def _count(self, lists: set[TermKey], month: int) -> None:
        self.single.update(lists)
        self.months.update((key, month) for key in lists)
        self.pairs.update(permutations(lists, 2))

    def _counters(self) -> Iterator[str]:
        keys = {term.pk: (term.language, term.dimension, term.key) for term in Term.objects.all()}
        single = {(keys[term],): n for term, n in TermCount.objects.values_list("term_id", "n")}
        yield from _compare(_("检索项"), {(key,): n for key, n in self.single.items()}, single)
        rows = TermMonthCount.objects.values_list("term_id", "month", "n")
        yield from _compare(_("检索项月度"), self.months, {(keys[term], month): n for term, month, n in rows})
        pairs = TermPairCount.objects.values_list("term_id", "other_id", "n").iterator()
        yield from _compare(_("检索项组合"), self.pairs, {(keys[one], keys[other]): n for one, other, n in pairs})


def rebuild(advance: Progress) -> None:
    """Make all postings and counters again from the entries, in one transaction; every cached page is renewed."""
    with transaction.atomic():
        _keep_writers_out()
        for model in (EntryTerm, *COUNTERS):
            model._default_manager.all().delete()
        now = shell.current()
        for group in in_steps(CatalogueEntry.objects.select_related("content"), advance):
            file_again(group, now)
        terms = Term.objects.values_list("language", "dimension", "key")
        versions.move([versions.SHELL, *map(versions.of_term, terms)])


def _keep_writers_out() -> None:
    """SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE catalogue_entryterm IN EXCLUSIVE MODE")


def _present(entries: Sequence[CatalogueEntry]) -> dict[int, set[Posting]]:
    found: dict[int, set[Posting]] = {}
    rows = EntryTerm.objects.filter(entry__in=entries)
    columns = ("entry_id", "term__language", "term__dimension", "term__key", "published")
    for entry, language, dimension, key, published in rows.values_list(*columns):
        found.setdefault(entry, set()).add(((language, dimension, key), published))
    return found


def _about_postings(entry: CatalogueEntry, wanted: set[Posting], present: set[Posting]) -> Iterator[str]:
    if wanted != present:
        yield _("条目 %(id)s《%(title)s》所在清单与内容不符：缺 %(missing)s；多 %(extra)s。") % {
            "id": entry.pk,
            "title": entry.title,
            "missing": _names(wanted - present),
            "extra": _names(present - wanted),
        }


def _names(postings: set[Posting]) -> str:
    return "、".join(sorted(":".join(key) for key, _second in postings)) or _("无")


def _compare(what: str, wanted: Mapping[Any, int], present: Mapping[Any, int]) -> Iterator[str]:
    for key in sorted(wanted.keys() | present.keys(), key=str):
        if wanted.get(key, 0) != present.get(key, 0):
            yield _("%(what)s计数 %(key)s 为 %(present)s，应为 %(wanted)s。") % {
                "what": what,
                "key": " × ".join(":".join(part) if isinstance(part, tuple) else str(part) for part in key),
                "present": present.get(key, 0),
                "wanted": wanted.get(key, 0),
            }
