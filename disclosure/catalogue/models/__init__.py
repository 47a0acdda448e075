from disclosure.catalogue.models.cancellation import ReleaseCancellation
from disclosure.catalogue.models.change_note import ChangeNote
from disclosure.catalogue.models.entry import CatalogueEntry, EntryFile, EntryLink
from disclosure.catalogue.models.history import EntryHistory, Erasure, PastFile, Seal
from disclosure.catalogue.models.home import HomePage
from disclosure.catalogue.models.release import Release, ReleasedContent, ReleasedHtml, ReleaseItem
from disclosure.catalogue.models.review_copy import ReviewCopy
from disclosure.catalogue.models.terms import EntryTerm, Term, TermCount, TermMonthCount, TermPairCount
from disclosure.catalogue.models.tombstone import GoneFile, OldAddress, Tombstone
from disclosure.catalogue.models.version import PageVersion

__all__ = [
    "CatalogueEntry",
    "ChangeNote",
    "EntryFile",
    "EntryHistory",
    "EntryLink",
    "EntryTerm",
    "Erasure",
    "GoneFile",
    "HomePage",
    "OldAddress",
    "PageVersion",
    "PastFile",
    "Release",
    "ReleaseCancellation",
    "ReleaseItem",
    "ReleasedContent",
    "ReleasedHtml",
    "ReviewCopy",
    "Seal",
    "Term",
    "TermCount",
    "TermMonthCount",
    "TermPairCount",
    "Tombstone",
]
