"""The evidence of an incident as one file to keep off-line: what was public, who let it out, what is known of it.

It is made for the answer to one request and is stored nowhere here. The system keeps no record of who read a
public page; the front server's logs have to be secured beside this file.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q
from django.forms.models import model_to_dict

from base.models import AuditEvent
from base.storage import FrozenStore
from disclosure.catalogue.content import Content
from disclosure.catalogue.models import Release, ReleasedContent, ReviewCopy, Seal, Tombstone
from disclosure.corrections.models import Incident
from disclosure.review.models import Decision

IN_MEMORY = 32 * 1024 * 1024
READ_ME = """本文件为事件 {number} 的证据，于 {at} 导出。

contents/    各次公开的内容，原始字节；文件名为内容摘要（SHA-256）
files/       公开过的附件和图片；文件名以 SHA-256 开头
records.json 公开决定、审核决定、撤下记录、封存、事件和审计记录
manifest.txt 以上每个文件的 SHA-256

访问情况：本系统不记录公众的访问。请另行保全前端服务器（nginx）的访问日志、内容分发和搜索引擎的收录情况。
保管：请离线保存，按保密规定管理。本系统不留副本。
"""


def write_evidence(incident: Incident, at: str) -> IO[bytes]:
    """Return the evidence as an open zip file at its beginning; it vanishes when it is closed."""
    out = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  the caller sends it
    lines = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _parts(incident, at):
            archive.writestr(name, data)
            lines.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
        archive.writestr("manifest.txt", "".join(lines))
    out.seek(0)
    return out


def _parts(incident: Incident, at: str) -> Iterator[tuple[str, bytes]]:
    yield "README.txt", READ_ME.format(number=incident.number, at=at).encode()
    contents = list(ReleasedContent.objects.filter(_about(incident)).order_by("pk"))
    files: dict[str, str] = {}
    for content in contents:
        yield f"contents/{content.hash}.json", content.content.encode()
        if content.content:
            files |= {file.sha256: file.name for file in Content.from_json(content.content).files}
    store = FrozenStore()
    for sha256, name in sorted(files.items()):
        if store.exists(sha256):
            with store.open(sha256) as file:
                yield f"files/{sha256}-{name}", file.read()
    records = json.dumps(_records(incident, contents), ensure_ascii=False, indent=1, cls=DjangoJSONEncoder)
    yield "records.json", records.encode()


def _records(incident: Incident, contents: list[ReleasedContent]) -> dict[str, Any]:
    copies = ReviewCopy.objects.filter(_about(incident)).defer("content")
    numbers = [copy.pk for copy in copies]
    hashes = {copy.hash for copy in copies}
    audit = Q(content_hash__in=hashes)
    for item in incident.items:
        audit |= Q(kind=item["kind"], object_id=str(item["source_id"]))
    return {
        "incident": model_to_dict(incident) | {"number": incident.number},
        "withdrawal": model_to_dict(incident.withdrawal) if incident.withdrawal else None,
        "copies": [
            {"id": c.pk, "hash": c.hash, "authors": c.authors, "submitted_by": c.submitted_by, "at": c.submitted_at}
            for c in copies
        ],
        "decisions": _rows(Decision.objects.filter(copy_id__in=numbers)),
        "releases": _rows(Release.objects.filter(items__copy__in=numbers).distinct()),
        "contents": [{"id": c.pk, "hash": c.hash, "language": c.language, "at": c.released_at} for c in contents],
        "seals": _rows(Seal.objects.filter(content__in=contents)),
        "tombstones": _rows(Tombstone.objects.filter(_about(incident))),
        "audit": _rows(AuditEvent.objects.filter(audit).order_by("pk")),
    }


def _about(incident: Incident) -> Q:
    wanted = Q(pk__in=[])
    for item in incident.items:
        wanted |= Q(kind=item["kind"], source_id=item["source_id"])
    return wanted


def _rows(rows: Any) -> list[dict[str, Any]]:
    return [_row(row) for row in rows]


def _row(row: Model) -> dict[str, Any]:
    return {field.attname: field.value_from_object(row) for field in row._meta.concrete_fields}
