"""What the embedded index holds of attachments, as digests: for comparing it with the catalogue."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from django.db import connection

from search.files.comparing import digest_of

_FROM = " FROM search_indexedentry JOIN {table} ON {table}.place = search_indexedentry.place"
_SQLITE = "SELECT number, files" + _FROM.format(table="search_source") + " WHERE length(files) > 0 AND number IN ({})"
_POSTGRES = "SELECT number, md5(files)" + _FROM.format(table="search_pairs") + " WHERE files <> '' AND number = ANY(%s)"


def digests(numbers: Sequence[int]) -> dict[int, str]:
    """The digest of the indexed text of the attachments of each of these entries that has one. At most some hundreds:
    SQLite takes no more in one query."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES, [list(numbers)])
            return dict(cursor.fetchall())
        cursor.execute(_SQLITE.format(", ".join(["%s"] * len(numbers))), list(numbers))
        return {number: digest_of(zlib.decompress(packed).decode()) for number, packed in cursor}  # one at a time
