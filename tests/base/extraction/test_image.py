"""Pictures: where and by whom they were taken."""

import io
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from base.extraction import HiddenKind, Problem, clean
from base.readers import image
from tests.base.extraction.made import hidden, picture, read


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_position_and_author_are_found_in_every_format(kind: str) -> None:
    extraction = read(picture(kind, author="Wang Wu", gps=True), f"a.{kind.lower()}")
    assert {(one.kind, one.text) for one in extraction.hidden} == {
        (HiddenKind.POSITION, "N39.90833，E116.38333"),
        (HiddenKind.AUTHOR, "Wang Wu"),
    }
    assert (extraction.passages, extraction.problem) == ((), "")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_in_chinese_are_readable_though_exif_knows_none(encoding: str) -> None:
    assert image._text("王五".encode(encoding).decode("latin-1")) == "王五"


def test_a_plain_picture_hides_nothing() -> None:
    assert hidden(read(picture(), "a.jpg")) == []


def test_texts_in_png_blocks_are_found() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "赵六")
    info.add_itxt("Comment", "拍于现场")
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG", pnginfo=info)
    assert {one.text for one in read(out.getvalue(), "a.png").hidden} == {"赵六", "拍于现场"}


def test_people_and_places_in_xmp_are_found_and_plain_xmp_is_not_worth_a_word() -> None:
    def with_xmp(inner: str) -> bytes:
        out = io.BytesIO()
        xmp = f'<x:xmpmeta xmlns:x="urn:x" xmlns:d="urn:d"><d:D {inner}</d:D></x:xmpmeta>'
        Image.new("RGB", (4, 4)).save(out, "JPEG", xmp=xmp.encode())
        return out.getvalue()

    told = read(with_xmp('GPSLatitude="39,54.5N"><d:creator>王五</d:creator>'), "a.jpg")
    assert {(one.kind, one.text) for one in told.hidden} == {
        (HiddenKind.POSITION, "39,54.5N"),
        (HiddenKind.AUTHOR, "王五"),
    }
    assert read(with_xmp('CreatorTool="x">'), "a.jpg").hidden == ()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_cleaned_picture_looks_the_same_and_is_turned_as_it_was_shown(kind: str) -> None:
    data = picture(kind, author="Wang Wu", gps=True, turned=6)
    cleaned = clean(io.BytesIO(data), "a.jpg")
    assert read(cleaned, "a.jpg").hidden == ()
    with Image.open(io.BytesIO(cleaned)) as shown:
        assert shown.size == (20, 40)
        pixel: Any = shown.convert("RGB").getpixel((10, 4))
        assert pixel[2] > 200 > 60 > pixel[0]
        assert not shown.getexif()


def test_the_colour_profile_stays() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = "Wang Wu"
    Image.new("RGB", (8, 8), "green").save(out, "JPEG", icc_profile=profile, exif=exif)
    with Image.open(io.BytesIO(clean(out, "a.jpg"))) as shown:
        assert shown.info["icc_profile"] == profile


def test_transparent_places_stay_transparent() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(clean(out, "a.png"))) as shown:
        pixel: Any = shown.getpixel((0, 0))
        assert pixel[3] == 0


def test_a_picture_of_too_many_pixels_is_too_big(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", Image.MAX_IMAGE_PIXELS)  # it is put back for other tests
    monkeypatch.setattr(image, "MAX_PIXELS", 10)
    with pytest.raises(image.Stop, match="too_big"):
        image.opened(io.BytesIO(picture()))


def test_half_a_picture_is_unreadable_or_has_nothing_to_tell() -> None:
    assert read(picture("PNG")[:20], "a.png").problem == Problem.UNREADABLE
