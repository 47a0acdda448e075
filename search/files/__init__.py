"""The text of public attachments: searched, shown in results, read online (docs/attachments.md)."""

from search.files.hits import FileHit, hits_in_files
from search.files.texts import texts_of

__all__ = ["FileHit", "hits_in_files", "texts_of"]
