"""元数据框: the fields shown above a document, in the order of the setting (domain §4.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.clock import SHANGHAI
from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import Validity
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.shell import Shell

LABELS: dict[str, Any] = {
    "index_no": gettext_lazy("索引号"),
    "written_date": gettext_lazy("生成日期"),
    "validity": gettext_lazy("有效性"),
    "published_at": gettext_lazy("发布日期"),
    "original_published_at": gettext_lazy("原发布日期"),
    "original_source": gettext_lazy("原发布来源"),
    "migrated_at": gettext_lazy("迁移日期"),
    "doc_no": gettext_lazy("发文字号"),
    "issuer": gettext_lazy("发文机构"),
    "co_issuers": gettext_lazy("联合发文单位"),
    "topic": gettext_lazy("主题分类"),
    "abstract": gettext_lazy("内容概述"),
    "genre": gettext_lazy("体裁分类"),
    "audience": gettext_lazy("服务对象"),
    "effective_date": gettext_lazy("施行日期"),
    "expiry_date": gettext_lazy("失效日期"),
    "public_until": gettext_lazy("公示截止日期"),
    "keywords": gettext_lazy("主题词"),
    "source_name": gettext_lazy("来源"),
    "source_url": gettext_lazy("原文链接"),
    "original_date": gettext_lazy("原文日期"),
}
ALWAYS = frozenset({"index_no", "written_date", "validity", "published_at", "doc_no", "issuer", "topic"})


class BoxRow(NamedTuple):
    label: str
    value: str
    key: str


def metadata_box(
    entry: CatalogueEntry, content: Content, shell: Shell, validity: str, order: Sequence[str]
) -> list[BoxRow]:
    """Return the rows of the box; a field that law or practice always shows stands there even when empty."""
    names: list[str] = []
    for name in order:
        migrated = name == "published_at" and content.fields.get("original_published_at")
        names += ["original_published_at", "original_source", "migrated_at"] if migrated else [name]
    if "source_name" in content.fields:  # a reprint has a source instead of a number
        names = ["source_name", "original_date", "source_url", "published_at", "topic", "abstract"]
    rows = [BoxRow(str(LABELS[name]), _value(name, entry, content, shell, validity), name) for name in names]
    return [row for row in rows if row.value or row.key in ALWAYS]


def _value(name: str, entry: CatalogueEntry, content: Content, shell: Shell, validity: str) -> str:
    if name in ("published_at", "original_published_at"):
        return entry.published_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
    if name == "migrated_at":
        return entry.first_published_at.astimezone(SHANGHAI).strftime("%Y-%m-%d")
    if name == "validity":
        return str(Validity(validity).label)
    if name == "topic":
        line = shell.with_ancestors("topic", content.fields.get("topic"))
        return " / ".join(part.name for part in reversed(line))
    if name == "index_no":
        return entry.index_no or _("待编")
    value = getattr(entry, name, None) if hasattr(entry, name) else content.fields.get(name)
    return "" if value is None else str(value)
