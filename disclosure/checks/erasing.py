"""How the check forgets an erased item: its reports, its dismissals and the text of its files."""

from __future__ import annotations

from disclosure.catalogue.erasing import BLANK, Target
from disclosure.catalogue.models.append_only import erase_rows
from disclosure.checks.models import CheckReport, Dismissal, ExtractedFile


def forget(target: Target) -> int:
    """Empty what reports and reasons say, and remove the text of files that nothing else shows."""
    item = {"kind": target.kind, "source_id": target.source_id}
    gone = erase_rows(CheckReport.objects.filter(**item), findings=[], dismissals=[])
    gone += erase_rows(Dismissal.objects.filter(**item), reason=BLANK)
    return gone + forget_files(target.files)


def forget_files(hashes: frozenset[str]) -> int:
    """Remove the extracted text of files; it is derived, and made again for files that are still there."""
    return ExtractedFile.objects.filter(sha256__in=hashes).delete()[0]
