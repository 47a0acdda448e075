"""Files that lines name by their path beside the import file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.files import File
from django.utils.translation import gettext as _
from wagtail.documents.models import Document

if TYPE_CHECKING:
    from base.models import User

MAX_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True)
class AttachedFile:
    """A file that was found and may be taken."""

    path: Path
    title: str
    sha1: str


def find_files(names: list[dict[str, str]], folder: Path) -> Iterator[AttachedFile]:
    """Find the files that a line names, inside the folder of the import file and nowhere else.

    Raises ValueError with a sentence about the first one that is missing or not allowed.
    """
    root = folder.resolve()
    for name in names:
        path = (root / name["path"]).resolve()
        if not path.is_relative_to(root):
            raise ValueError(_("附件 %(path)s 不在导入文件所在的文件夹内。") % {"path": name["path"]})
        if not path.is_file():
            raise ValueError(_("找不到附件 %(path)s。") % {"path": name["path"]})
        if path.suffix.lower().lstrip(".") not in settings.WAGTAILDOCS_EXTENSIONS:
            raise ValueError(_("附件 %(path)s 的类型不允许公开。") % {"path": name["path"]})
        if path.stat().st_size > MAX_BYTES:
            raise ValueError(_("附件 %(path)s 超过 100 MB。") % {"path": name["path"]})
        with path.open("rb") as file:
            sha1 = hashlib.file_digest(file, "sha1").hexdigest()
        yield AttachedFile(path, (name.get("title") or path.stem)[:200], sha1)


def attachment_stream(files: tuple[AttachedFile, ...], user: User, name: str) -> list[dict[str, Any]]:
    """Return the files as a stream of attachments, each a document in private storage."""
    return [
        {
            "type": "file",
            "value": {"document": _document(file, user).pk, "title": file.title},
            "id": str(uuid5(NAMESPACE_URL, f"{name}#file{place}")),
        }
        for place, file in enumerate(files)
    ]


def _document(file: AttachedFile, user: User) -> Document:
    """Take what an earlier run of the same person stored, else store the file."""
    known = Document.objects.filter(file_hash=file.sha1, title=file.title, uploaded_by_user=user).first()
    if known:
        return known
    with file.path.open("rb") as opened:
        document = Document(title=file.title, uploaded_by_user=user, file=File(opened, name=file.path.name))
        document.file_size, document.file_hash = file.path.stat().st_size, file.sha1
        document.save()
    return document
