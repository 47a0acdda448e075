"""OFD files (GB/T 33190-2016): a zip file of XML pages, measured in millimetres."""

from __future__ import annotations

from base.readers import codes
from base.readers.archive import Archive
from base.readers.markup import Element, attribute, local, parse
from base.readers.ofd_page import OfdText, read_content
from base.readers.ofd_parts import ENTRANCE, find, located, pages_of, parts_of
from base.readers.reading import Reading, Stop

_PEOPLE = {"Author": "作者"}
_WORDS = {"Title": "标题", "Subject": "主题", "Abstract": "摘要", "Keyword": "关键词"}


def read_ofd(archive: Archive, reading: Reading) -> None:
    """Raises Stop: damaged, encrypted, too big; or a scan without text, after all its pages have been tried."""
    if "Encryptions.xml" in archive:
        raise Stop(codes.ENCRYPTED)
    read: set[str] = {ENTRANCE}
    scans = False
    for body in find(parse(archive.read(ENTRANCE)), "DocBody"):
        _read_info(body, reading)
        for root in find(body, "DocRoot"):
            scans = _read_document(archive, located(ENTRANCE, root.text), reading, read) or scans
    _read_left_over(archive, reading, read)
    if scans:
        raise Stop(codes.NO_TEXT)


def _read_info(body: Element, reading: Reading) -> None:
    for info in find(body, "DocInfo"):
        for element in info.iter():
            text = str(element.text or "")
            if local(element) in _PEOPLE:
                reading.hide(codes.AUTHOR, f"文件属性“{_PEOPLE[local(element)]}”", text)
            elif local(element) in _WORDS:
                reading.passage(f"文件属性“{_WORDS[local(element)]}”", text)
            elif local(element) == "CustomData":
                reading.hide(codes.AUTHOR, f"文件属性“{attribute(element, 'Name')}”", text)


def _read_document(archive: Archive, part: str, reading: Reading, read: set[str]) -> bool:
    """Whether a page shows pictures, but no text."""
    document = parse(archive.read(part))
    scans = False
    for number, page in enumerate(pages_of(document, part), 1):
        text = _read_part(archive, page, f"第{number}页", reading, read)
        scans = scans or (text.has_pictures and not text.lines)
    for kind, place in (("TemplatePage", "模板页"), ("PublicRes", "公共资源"), ("DocumentRes", "文件资源")):
        for other in parts_of(document, part, kind):
            if other in archive:
                _read_part(archive, other, place, reading, read)
    for other in parts_of(document, part, "Annotations"):
        _read_annotations(archive, other, reading, read)
    for other in parts_of(document, part, "Attachments"):
        _read_attachments(archive, other, reading)
    return scans


def _read_part(archive: Archive, part: str, place: str, reading: Reading, read: set[str]) -> OfdText:
    read.add(part)
    text = read_content(parse(archive.read(part)))
    for line in text.lines:
        reading.passage(place, line)
    for kind, words in text.hidden:
        reading.hide(kind, place, words)
    return text


def _read_annotations(archive: Archive, part: str, reading: Reading, read: set[str]) -> None:
    """Their remarks and their authors; what one paints on the page counts as its remark."""
    for location in find(parse(archive.read(part)), "FileLoc"):
        page = located(part, location.text)
        read.add(page)
        for note in find(parse(archive.read(page)), "Annot"):
            remarks = [str(remark.text or "") for remark in find(note, "Remark")]
            painted = read_content(note)
            words = "\n".join([*remarks, *painted.lines, *(text for _, text in painted.hidden)])
            if attribute(note, "Type") == "Watermark" and attribute(note, "Visible") != "false":
                reading.passage("水印", words)
            elif attribute(note, "Type") != "Link" or words:
                reading.hide(codes.COMMENT, "批注", f"{attribute(note, 'Creator')}：{words}".strip("："))


def _read_attachments(archive: Archive, part: str, reading: Reading) -> None:
    for attachment in find(parse(archive.read(part)), "Attachment"):
        reading.hide(codes.HIDDEN_TEXT, "附带的文件", attribute(attachment, "Name") or "附件")


def _read_left_over(archive: Archive, reading: Reading, read: set[str]) -> None:
    """Pages that nothing refers to any more: earlier versions, and pages that were deleted."""
    known = "".join("".join(text.split()) for _, text in reading.passages)
    for name in sorted(set(archive.names) - read):
        if not name.lower().endswith(".xml"):
            continue
        text = read_content(parse(archive.read(name)))
        for line in [*text.lines, *(words for _, words in text.hidden)]:
            if "".join(line.split()) not in known:
                reading.hide(codes.EARLIER_REVISION, name, line)
