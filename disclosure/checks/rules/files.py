"""What attachments hide, and those that no machine can read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from base.extraction import Extraction, Hidden, HiddenKind, Problem
from disclosure.catalogue.content import FrozenFile
from disclosure.checks.enums import Level
from disclosure.checks.findings import Finding, fingerprint_of

MOST_PLACES = 3
_LABEL = re.compile(r"^[^：:]{1,12}[：:]\s*")
_ORGAN = re.compile(
    r"(?:[局委办处科室厅部署院所站馆社]|政府|中心|街道|委员会|学校|法院|大队|支队|公司|集团|协会|人大|政协)$"
)
_PROGRAM = re.compile(
    r"python-docx|openpyxl|Apache POI|WPS(?: Office)?|Microsoft.*|LibreOffice.*|Typst.*|Administrator|admin|users?|PC"
    r"|Lenovo|HP|Windows 用户|微软用户|用户|未定义",
    re.IGNORECASE,
)


def file_findings(file: FrozenFile, extraction: Extraction) -> Iterator[Finding]:
    """Yield one finding for each kind of hidden thing in a file, and one when it cannot be read.

    A file that cannot be read is shown, and nobody sends it to review before a person has read it and said so.
    """
    name = _("附件“%(name)s”") % {"name": file.title or file.name}
    by_kind: dict[str, list[Hidden]] = defaultdict(list)
    for hidden in extraction.hidden:
        if not _names_nobody(hidden):
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


def _names_nobody(hidden: Hidden) -> bool:
    """An organ signs openly, and a program is no person: neither is hidden from anybody."""
    words = _LABEL.sub("", hidden.text.strip())
    return hidden.kind == HiddenKind.AUTHOR and (not words or bool(_ORGAN.search(words) or _PROGRAM.fullmatch(words)))


def _hidden_words(kind: HiddenKind, found: list[Hidden]) -> str:
    """Say what is hidden, how often and where; never the hidden words themselves."""
    places = list(dict.fromkeys(each.place for each in found if each.place))
    shown = "、".join(places[:MOST_PLACES]) + ("…" if len(places) > MOST_PLACES else "")
    words = _("%(what)s %(n)d 处") % {"what": kind.label, "n": len(found)}
    return f"{words}（{shown}）" if shown else words
