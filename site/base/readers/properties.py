"""The properties of an Office file: who wrote it, and for whom."""

from __future__ import annotations

from base.readers import codes
from base.readers.archive import Archive
from base.readers.markup import local, parse
from base.readers.reading import Reading

_PEOPLE = {
    "creator": "作者",
    "lastModifiedBy": "最后修改者",
    "Company": "单位",
    "Manager": "经理",
    "HyperlinkBase": "超链接基础",
}
_WORDS = {"title": "标题", "subject": "主题", "keywords": "关键词", "description": "备注", "category": "类别"}
PARTS = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")


def read_properties(archive: Archive, reading: Reading) -> None:
    """Author and company count as hidden; title, subject and keywords are read like text: anybody sees them."""
    for part in PARTS:
        if part in archive:
            _read_part(archive.read(part), reading)


def is_personal(name: str) -> bool:
    return name in _PEOPLE


def _read_part(data: bytes, reading: Reading) -> None:
    for element in parse(data):
        name, text = local(element), "".join(element.itertext())
        if name in _PEOPLE:
            reading.hide(codes.AUTHOR, f"文件属性“{_PEOPLE[name]}”", text)
        elif name in _WORDS:
            reading.passage(f"文件属性“{_WORDS[name]}”", text)
        elif name == "property":
            reading.hide(codes.AUTHOR, f"文件属性“{element.get('name', '')}”", text)
