"""`check(content)`: everything the machine can say about frozen content before it goes out (domain §9.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from base import clock
from base.extraction import Extraction
from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import Openness
from disclosure.checks.detectors import Knowledge, hits_in
from disclosure.checks.detectors.hit import Hit
from disclosure.checks.enums import Level
from disclosure.checks.findings import Finding, fingerprint_of
from disclosure.checks.knowledge import District, district
from disclosure.checks.links.known import dead_among
from disclosure.checks.reading.files import extractions, key_of, part_of, wanted
from disclosure.checks.reading.part import Part
from disclosure.checks.reading.walk import parts_of, web_addresses
from disclosure.checks.rules.fields import field_findings
from disclosure.checks.rules.files import file_findings
from disclosure.checks.rules.links import link_findings
from disclosure.checks.rules.pictures import picture_findings


def check(content: Content) -> list[Finding]:
    """Return what is found in one content, what stops first.

    It reads frozen fields and frozen files; word lists, the register of undisclosed documents and the state of
    links are read once, as they are now.
    """
    return check_all([content])[0]


def check_all(contents: Sequence[Content], known: District | None = None) -> list[list[Finding]]:
    """Return the findings of many contents, with the same number of queries as for one."""
    known = known or district()
    read = extractions([file for content in contents for file in wanted(content.files)])
    urls = [url for content in contents for url in web_addresses(content)]
    dead = dead_among(urls) if urls else {}
    return [_sorted(_findings(content, known, read, dead)) for content in contents]


def _sorted(findings: Iterator[Finding]) -> list[Finding]:
    """Each finding once: the same number twice in a field needs one look and one reason."""
    once: dict[str, Finding] = {}
    for finding in findings:
        once.setdefault(finding.fingerprint, finding)
    return sorted(once.values(), key=lambda finding: finding.level != Level.STOP)


def _findings(
    content: Content, district: District, read: dict[tuple[str, str], Extraction], dead: dict[str, str]
) -> Iterator[Finding]:
    known = _knowledge(content, district)
    for part in parts_of(content):
        yield from findings_in(part, known)
    for file in wanted(content.files):
        extraction = read[key_of(file)]
        yield from file_findings(file, extraction)
        yield from findings_in(part_of(file, extraction), known)
    yield from field_findings(content)
    yield from picture_findings(content)
    yield from link_findings(content, dead)


def findings_in(part: Part, known: Knowledge) -> Iterator[Finding]:
    """Yield the findings of one part."""
    for hit in hits_in(part, known):
        yield as_finding(part, hit)


def as_finding(part: Part, hit: Hit) -> Finding:
    return Finding(
        hit.code,
        hit.level,
        part.place_of(hit.start),
        hit.shown,
        hit.proposal,
        fingerprint_of(hit.code, hit.matched, part.field),
        part.file,
    )


def _knowledge(content: Content, district: District) -> Knowledge:
    facts = kinds.get(content.kind).facts(content)
    return replace(
        district.knowledge,
        day=facts.written_date or clock.today(),
        is_active=facts.openness == Openness.ACTIVE,
        own_number=facts.doc_no,
        own_title=facts.title,
    )
