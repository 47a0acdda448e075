"""Pictures: where and by whom they were taken. What they show, nobody here can read."""

from __future__ import annotations

import contextlib
import warnings
from io import BytesIO
from typing import IO, Any

from PIL import ExifTags, Image, IptcImagePlugin

from base.readers import codes
from base.readers.reading import Reading, Stop
from base.readers.xmp import read_xmp

_PEOPLE = {
    ExifTags.Base.Artist: "作者",
    ExifTags.Base.Copyright: "版权",
    ExifTags.Base.HostComputer: "电脑",
    ExifTags.Base.XPAuthor: "作者",
    ExifTags.Base.CameraOwnerName: "相机所有者",
    ExifTags.Base.BodySerialNumber: "相机序列号",
}
_WORDS = {
    ExifTags.Base.ImageDescription: "图片说明",
    ExifTags.Base.UserComment: "图片备注",
    ExifTags.Base.XPComment: "图片备注",
    ExifTags.Base.XPTitle: "图片标题",
    ExifTags.Base.XPSubject: "图片主题",
    ExifTags.Base.XPKeywords: "图片关键词",
}
_DAMAGES = (
    OSError,
    ValueError,
    SyntaxError,
    KeyError,
    TypeError,
    EOFError,
    ZeroDivisionError,
    IndexError,
    OverflowError,
)
_IPTC = {
    (2, 80): (codes.AUTHOR, "作者"),
    (2, 110): (codes.AUTHOR, "供图者"),
    (2, 122): (codes.AUTHOR, "撰稿者"),
    (2, 120): (codes.HIDDEN_TEXT, "图片说明"),
}
MAX_PIXELS = 100_000_000


def opened(file: str | IO[bytes]) -> Image.Image:
    """The picture, its pixels not yet read. Raises Stop: damaged, or too big to be unpacked."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(file)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Stop(codes.TOO_BIG) from error
    except _DAMAGES as error:
        raise Stop(codes.UNREADABLE) from error


def read_image(path: str, reading: Reading) -> None:
    """Note what the file tells about its making; a picture has no passages. Raises Stop: damaged, too big."""
    with open(path, "rb") as file:
        _note(opened(file), reading, "图片")


def read_marks(file: IO[bytes], reading: Reading, place: str) -> None:
    """The same for a picture inside another file, where a damaged one is none of our business."""
    try:
        _note(opened(file), reading, place)
    except Stop:
        return


def _note(picture: Image.Image, reading: Reading, place: str) -> None:
    try:
        exif = picture.getexif()
        details = {**exif, **exif.get_ifd(ExifTags.IFD.Exif)}
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    except _DAMAGES:
        reading.hide(codes.HIDDEN_TEXT, place, "无法读取的 EXIF 信息")
        return
    if any(tag in gps for tag in (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitude)):
        reading.hide(codes.POSITION, place, _position(gps))
    for names, kind in ((_PEOPLE, codes.AUTHOR), (_WORDS, codes.HIDDEN_TEXT)):
        for tag, label in names.items():
            if tag in details:
                reading.hide(kind, f"{place}（{label}）", _text(details[tag]))
    if exif.get_ifd(ExifTags.IFD.IFD1):
        reading.hide(codes.HIDDEN_TEXT, f"{place}（缩略图）", "内含缩略图，可能与图片不同")
    _note_blocks(picture, reading, place)


def _note_blocks(picture: Image.Image, reading: Reading, place: str) -> None:
    """Texts that PNG, WebP and Photoshop keep beside EXIF."""
    for key, value in picture.info.items():
        if key in ("comment", "Author", "Copyright", "Comment", "Description", "Title", "Source"):
            kind = codes.AUTHOR if key in ("Author", "Copyright") else codes.HIDDEN_TEXT
            reading.hide(kind, f"{place}（{key}）", _text(value))
        elif key in ("xmp", "XML:com.adobe.xmp"):
            read_xmp(value if isinstance(value, bytes) else str(value).encode(), reading, f"{place}（XMP）")
    iptc = _iptc(picture)
    for field, (kind, label) in _IPTC.items():
        values = iptc.get(field, b"")
        for value in values if isinstance(values, list) else [values]:
            reading.hide(kind, f"{place}（{label}）", _text(value))


def _iptc(picture: Any) -> dict[tuple[int, int], Any]:
    """What press photographers and Photoshop write."""
    try:
        return dict(IptcImagePlugin.getiptcinfo(picture) or {})
    except _DAMAGES:
        return {}


def _position(gps: dict[int, Any]) -> str:
    parts = [_degrees(gps, ExifTags.GPS.GPSLatitude), _degrees(gps, ExifTags.GPS.GPSLongitude)]
    return "，".join(part for part in parts if part) or "位置信息"


def _degrees(gps: dict[int, Any], tag: int) -> str:
    try:
        degrees, minutes, seconds = (float(part) for part in gps[tag])
        return f"{gps.get(tag - 1, '')}{degrees + minutes / 60 + seconds / 3600:.5f}"
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return ""


def _text(value: object) -> str:
    if not isinstance(value, bytes):
        return _chinese(str(value)[:10_000])
    value = value[:10_000]
    if value[:8] in (b"ASCII\0\0\0", b"UNICODE\0", b"\0" * 8):
        value = value[8:]
    encoding = "utf-16-le" if b"\0" in value else "utf-8"
    return value.decode(encoding, "replace").replace("\0", "")


def _chinese(text: str) -> str:
    """EXIF knows ASCII only; cameras write UTF-8 or GBK all the same, and Pillow takes it for Latin 1."""
    for encoding in ("utf-8", "gb18030"):
        with contextlib.suppress(UnicodeError):
            return text.encode("latin-1").decode(encoding)
    return text


def cleaned(data: bytes) -> bytes:
    """The picture turned as its EXIF says and saved without any of it, colour profile kept.

    Raises Stop: damaged, too big, or moving pictures and formats that cannot be written again.
    """
    picture = opened(BytesIO(data))
    if picture.format not in ("PNG", "JPEG", "WEBP") or getattr(picture, "n_frames", 1) > 1:
        raise Stop(codes.UNKNOWN_FORMAT)
    try:
        return _saved(picture)
    except _DAMAGES as error:
        raise Stop(codes.UNREADABLE) from error


def _saved(picture: Image.Image) -> bytes:
    from PIL import ImageOps

    kind, profile = picture.format, picture.info.get("icc_profile")
    options: dict[str, Any] = {"icc_profile": profile} if profile else {}
    if kind == "JPEG":
        options |= {"quality": 95, "subsampling": "keep"} if picture.getexif().get(0x0112, 1) == 1 else {"quality": 95}
    turned = ImageOps.exif_transpose(picture) if options.get("subsampling") != "keep" else picture
    turned.load()
    turned.info = {key: value for key, value in turned.info.items() if key in ("transparency", "gamma", "dpi")}
    out = BytesIO()
    if kind == "WEBP":
        options["lossless"] = False
        options["quality"] = 95
    turned.save(out, format=kind, exif=b"", **options)
    return out.getvalue()
