"""Count false alarms and what is missed."""

from __future__ import annotations

import io
import json
import lzma
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from base.extraction import Extraction, HiddenKind, extract_many
from disclosure.catalogue.content import Content, FrozenFile
from disclosure.checks.checking import findings_in
from disclosure.checks.detectors import Knowledge
from disclosure.checks.detectors.undisclosed import Undisclosed
from disclosure.checks.findings import Finding
from disclosure.checks.reading.files import part_of
from disclosure.checks.reading.part import Line, Part
from disclosure.checks.reading.walk import parts_of
from disclosure.checks.rules.files import file_findings
from disclosure.checks.undisclosed import KnownUndisclosed
from tests.checks.evaluation import writers
from tests.checks.evaluation.faults import SECRET_NUMBER, SECRET_TITLE, Fault, faults
from tests.checks.evaluation.lookalikes import documents

# The content detectors: personal data and markings, whatever their level.
CODES = frozenset(
    (
        "id_card", "id_card_check", "id_card_15", "mobile", "bank_card", "home_address", "passport", "plate", "email",
        "medical", "school_record", "minor", "secrecy_mark", "internal_mark", "openness_mark", "undisclosed",
    )
)  # fmt: skip
KNOWN = Knowledge(undisclosed=Undisclosed([KnownUndisclosed("document", 1, SECRET_TITLE, SECRET_NUMBER)]))


@dataclass
class Alarms:
    """What was raised in documents in which nothing is wrong."""

    documents: int = 0
    alarmed: int = 0
    by_code: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[str, str]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def per_hundred(self) -> float:
        return 100 * sum(self.by_code.values()) / max(self.documents, 1)


def alarms_in(parts: Iterable[Part]) -> Alarms:
    """Check documents of one part each."""
    alarms = Alarms()
    for part in parts:
        begun = time.process_time()
        found = [finding for finding in findings_in(part, KNOWN) if finding.code in CODES]
        alarms.seconds += time.process_time() - begun
        alarms.documents += 1
        alarms.alarmed += bool(found)
        for finding in found:
            alarms.by_code[finding.code] += 1
            alarms.examples.append((finding.code, finding.place + finding.excerpt))
    return alarms


def laws(path: Path) -> Iterator[Part]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for text in file:
            law = json.loads(text)
            lines = [law["title"], *law["body"].split("\n")]
            yield Part("body", tuple(Line(law["title"], line) for line in lines))


def lookalikes(seed: int) -> Iterator[Part]:
    for paragraphs, tables in documents(seed):
        content = Content("document", "zh-hans", {"body": writers.text(paragraphs, tables)})
        lines = tuple(line for part in parts_of(content) for line in part.lines)
        yield Part("body", lines)


def missed(seed: int, count: int = 300) -> tuple[int, list[Fault]]:
    """Plant faults and return how many there were and those that nobody found."""
    planted = list(faults(seed, count))
    files = [fault for fault in planted if fault.body is None]
    read = extract_many((io.BytesIO(fault.file), fault.name) for fault in files)
    found = {id(fault): _in_file(fault, one) for fault, one in zip(files, read, strict=True)}
    for fault in planted:
        if fault.body is not None:
            parts = parts_of(Content("document", "zh-hans", {"body": fault.body}))
            found[id(fault)] = [finding for part in parts for finding in findings_in(part, KNOWN)]
    return len(planted), [fault for fault in planted if not _is_found(fault, found[id(fault)])]


def _in_file(fault: Fault, read: Extraction) -> list[Finding]:
    file = _frozen(fault)
    return [*file_findings(file, read), *findings_in(part_of(file, read), KNOWN)]


def _is_found(fault: Fault, findings: Iterable[Finding]) -> bool:
    """What is hidden must be named as what it is."""
    wanted = str(HiddenKind(fault.way).label) if fault.code == "hidden" else ""
    return any(finding.code == fault.code and wanted in finding.excerpt for finding in findings)


def _frozen(fault: Fault) -> FrozenFile:
    return FrozenFile("document", 1, "attachment", "0" * 64, fault.name, "", len(fault.file), "")
