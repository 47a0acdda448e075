"""The text of uploaded files, what they hide, and copies of them without it (docs/extraction.md)."""

from base.extraction.enums import HiddenKind, Problem
from base.extraction.results import CannotClean, Extraction, Hidden, Passage, reading_text
from base.extraction.services import clean, extract, extract_many

__all__ = [
    "CannotClean",
    "Extraction",
    "Hidden",
    "HiddenKind",
    "Passage",
    "Problem",
    "clean",
    "extract",
    "extract_many",
    "reading_text",
]
