"""What attachments hide, and those that no machine can read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from base.extraction import Extraction, Hidden, HiddenKind, Problem
from disclosure.catalogue.content import FrozenFile
from disclosure.checks.enums import Level
from disclosure.checks.findings import Finding, fingerprint_of

MOST_PLACES = 3


def file_findings(file: FrozenFile, extraction: Extraction) -> Iterator[Finding]:
    """Yield one finding for each kind of hidden thing in a file, and one when it cannot be read.

    A file that cannot be read is shown, and nobody sends it to review before a person has read it and said so.
    """
    name = _("附件“%(name)s”") % {"name": file.title or file.name}
    by_kind: dict[str, list[Hidden]] = defaultdict(list)
    for hidden in extraction.hidden:
        by_kind[hidden.kind].append(hidden)
    for kind, found in by_kind.items():
        yield Finding(
            "hidden",
            Level.STOP,
            name,
            _hidden_words(HiddenKind(kind), found),
            _("下载清理后的副本，核对后替换"),
            fingerprint_of("hidden", kind, file.sha256),
            file.sha256,
        )
    if extraction.problem:
        label = str(Problem(extraction.problem).label)
        yield Finding(
            "unreadable",
            Level.WARN,
            name,
            label,
            _("请人工通读全文，确认可以公开后写明理由"),
            fingerprint_of("unreadable", str(extraction.problem), file.sha256),
            file.sha256,
        )


def _hidden_words(kind: HiddenKind, found: list[Hidden]) -> str:
    """Say what is hidden, how often and where; never the hidden words themselves."""
    places = list(dict.fromkeys(each.place for each in found if each.place))
    shown = "、".join(places[:MOST_PLACES]) + ("…" if len(places) > MOST_PLACES else "")
    words = _("%(what)s %(n)d 处") % {"what": kind.label, "n": len(found)}
    return f"{words}（{shown}）" if shown else words
