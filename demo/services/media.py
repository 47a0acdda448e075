"""Pictures and files in the collection of a unit, as if its editors had uploaded them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image

from demo.drawing import draw
from demo.files import make
from demo.services.places import Places


def add_picture(picture: dict[str, Any], unit: str, prefix: str, places: Places) -> Image:
    """Draw a picture of front matter and keep it."""
    file = BytesIO()
    draw(picture).save(file, "PNG")
    return Image.objects.create(
        title=caption_of(picture["alt"]),
        file=ContentFile(file.getvalue(), f"{prefix}-{picture['name']}"),
        collection=places.collection(unit),
        uploaded_by_user=places.editor(unit),
    )


def add_file(title: str, name: str, data: bytes, unit: str, places: Places) -> Document:
    """Keep a file."""
    return Document.objects.create(
        title=title,
        file=ContentFile(data, name),
        collection=places.collection(unit),
        uploaded_by_user=places.editor(unit),
    )


def add_attachment(attachment: dict[str, Any], unit: str, places: Places) -> Document:
    """Make an attachment of front matter and keep it."""
    return add_file(attachment["title"], attachment["name"], make(attachment), unit, places)


def caption_of(alt: str) -> str:
    """Return what a picture is about: the beginning of its text alternative, without the word for the chart."""
    about = alt.removeprefix("柱状图：").removeprefix("折线图：")
    about = about.split("，", 1)[0].split("：", 1)[0]
    return about.removesuffix("柱状图").removesuffix("折线图")
