"""Frozen bytes are still those that were hashed: copies, contents, HTML, files."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import file_digest
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from base.canonical import sha256_of
from base.storage import FrozenStore, HashStore, ReleasedStore
from disclosure.catalogue.content import Content, hash_of
from disclosure.catalogue.models import EntryFile, PastFile, ReleasedContent, ReleasedHtml, ReviewCopy
from disclosure.catalogue.services.erase import erased
from disclosure.catalogue.verify.steps import Progress, in_steps


def check_copies(advance: Progress) -> Iterator[str]:
    """Every review copy has its hash, and its files lie in the private store."""
    seen: set[str] = set()
    for group in in_steps(ReviewCopy.objects.all(), advance):
        gone = erased([(copy.kind, copy.source_id) for copy in group])
        for copy in group:
            if not copy.content and (copy.kind, copy.source_id) in gone:
                continue
            if hash_of(copy.content) != copy.hash:
                yield _("送审稿 %(id)s《%(title)s》的内容与摘要不符。") % {"id": copy.pk, "title": copy.title}
                continue
            for file in Content.from_json(copy.content).files:
                if file.sha256 not in seen:
                    seen.add(file.sha256)
                    yield from _about_file(FrozenStore(), file.sha256, file.name, _("送审存储"))


def check_contents(advance: Progress) -> Iterator[str]:
    """Every released content is its reviewed copy, byte for byte, and its HTML has its hash."""
    contents = ReleasedContent.objects.select_related("item__copy", "rendered", "seal")
    for group in in_steps(contents, advance):
        gone = erased([(content.kind, content.source_id) for content in group])
        for content in group:
            name = {"id": content.pk, "item": f"{content.kind}:{content.source_id}"}
            if not content.content and (content.kind, content.source_id) in gone:
                yield from _about_erased(content)
                continue
            if hash_of(content.content) != content.hash:
                yield _("已公开内容 %(id)s（%(item)s）与摘要不符。") % name
            if content.content != content.item.copy.content or content.hash != content.item.copy.hash:
                yield _("已公开内容 %(id)s（%(item)s）与送审稿不同。") % name
            rendered: ReleasedHtml | None = getattr(content, "rendered", None)
            if getattr(content, "seal", None):
                if rendered is not None:
                    yield _("已公开内容 %(id)s（%(item)s）已封存，正文HTML却还在。") % name
            elif rendered is None:
                yield _("已公开内容 %(id)s（%(item)s）没有正文HTML，请运行 rerender。") % name
            elif sha256_of(rendered.html) != rendered.hash:
                yield _("已公开内容 %(id)s（%(item)s）的正文HTML与摘要不符，请运行 rerender --force。") % name


def _about_erased(content: ReleasedContent) -> Iterator[str]:
    """What was erased has kept its hash, and nothing else."""
    name = {"id": content.pk, "item": f"{content.kind}:{content.source_id}"}
    if content.hash != content.item.copy.hash:
        yield _("已彻底删除的内容 %(id)s（%(item)s）的摘要与送审稿不同。") % name
    if content.text or content.item.copy.content or getattr(content, "rendered", None):
        yield _("已彻底删除的内容 %(id)s（%(item)s）还有残留。") % name


def check_files(advance: Progress) -> Iterator[str]:
    """Every file that a current entry, or a readable version of it, shows lies in the public store, whole."""
    seen: set[str] = set()
    for model in (EntryFile, PastFile):
        files: QuerySet[Any] = model._default_manager.order_by()
        for group in in_steps(files, advance if model is EntryFile else lambda n: None):
            for file in group:
                if file.sha256 not in seen:
                    seen.add(file.sha256)
                    yield from _about_file(ReleasedStore(), file.sha256, file.name, _("公开存储"))


def _about_file(store: HashStore, sha256: str, name: str, where: str) -> Iterator[str]:
    try:
        with store.open(sha256) as file:
            if file_digest(file, "sha256").hexdigest() != sha256:
                yield _("%(where)s中的文件“%(name)s”已损坏（%(sha)s）。") % {
                    "where": where,
                    "name": name,
                    "sha": sha256,
                }
    except FileNotFoundError:
        yield _("%(where)s中没有文件“%(name)s”（%(sha)s）。") % {"where": where, "name": name, "sha": sha256}
