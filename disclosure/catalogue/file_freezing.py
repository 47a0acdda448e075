"""Freeze the files a draft shows: bytes by hash into the private store, pictures with their renditions."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from django.utils.text import get_valid_filename
from wagtail.documents.models import Document
from wagtail.images.models import Image

from base.storage import FrozenStore
from disclosure.catalogue.content import FrozenFile
from disclosure.catalogue.enums import FileRole

# What pages show; the original stays downloadable. Made here, never in a visitor's request.
RENDITIONS = {"w800": "max-800x4000|format-jpeg", "w1600": "max-1600x8000|format-jpeg"}


def public_name(name: str, extension: str = "") -> str:
    """Return a file name that is safe in an address; `extension` replaces the one it has."""
    path = PurePosixPath(get_valid_filename(PurePosixPath(name).name))
    return f"{path.stem[:120]}{extension or path.suffix.lower()}"


def freeze_document(document: Document, role: FileRole, title: str = "") -> FrozenFile:
    """Copy a Wagtail document into the private store and describe it."""
    name = public_name(f"{document.title}{PurePosixPath(document.file.name).suffix}")
    with document.file.open("rb") as file:
        return _frozen("document", document.pk, role, file, name, title or document.title)


def freeze_image(image: Image, alt: str) -> Iterator[FrozenFile]:
    """Copy a picture and its renditions into the private store and describe them."""
    name = public_name(PurePosixPath(image.file.name).name)
    with image.file.open("rb") as file:
        yield _frozen("image", image.pk, FileRole.INLINE, file, name, alt, image.width, image.height)
    for variant, spec in RENDITIONS.items():
        rendition = image.get_rendition(spec)
        with rendition.file.open("rb") as file:
            yield _frozen(
                "image",
                image.pk,
                FileRole.INLINE,
                file,
                public_name(name, f"-{variant}.jpg"),
                alt,
                rendition.width,
                rendition.height,
                variant,
            )


def _frozen(
    source: str,
    source_id: int,
    role: FileRole,
    file: IO[bytes],
    name: str,
    title: str,
    width: int = 0,
    height: int = 0,
    variant: str = "",
) -> FrozenFile:
    stored = FrozenStore().put(file)
    return FrozenFile(
        source=source,
        source_id=source_id,
        role=str(role),
        sha256=stored.sha256,
        name=name,
        title=title,
        size=stored.size,
        content_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
        width=width,
        height=height,
        variant=variant,
    )
