"""Which files can be read here, and what is said of the others. Their bytes decide (`base.readers`); where only a
name is known, the usual meaning of its ending is taken."""

from __future__ import annotations

from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from base.extraction import Problem

READABLE = frozenset((".docx", ".xlsx", ".pptx", ".pdf", ".ofd", ".txt", ".csv", ".zip"))
WPS = frozenset((".wps", ".et", ".dps"))
OLD_OFFICE = frozenset((".doc", ".xls", ".ppt", ".rtf"))
NO_WORDS = ("image/", "video/", "audio/")


def suffix_of(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def may_have_text(content_type: str) -> bool:
    """Whether it is worth while to look into a file."""
    return not content_type.startswith(NO_WORDS)


def why_unreadable(name: str) -> str:
    """Why a file of this name cannot be read here, in a few words; empty where it probably can."""
    suffix = suffix_of(name)
    if suffix in WPS:
        return _("WPS格式，不能在线阅读")
    if suffix in OLD_OFFICE:
        return _("旧版Office格式，不能在线阅读")
    return ""


def explanation(problem: str, name: str) -> str:
    """Why the text of a file is missing or is not the whole, in a sentence for the public."""
    if problem == Problem.UNKNOWN_FORMAT:
        return _unknown(suffix_of(name))
    return {
        Problem.ENCRYPTED.value: _("这个文件设有密码，本站读不出其中的文字，请下载原件后打开。"),
        Problem.TOO_BIG.value: _("这个文件很长，这里只有前一部分的文字，其余请看原件。"),
        Problem.NO_TEXT.value: _("这个文件全部或者部分是扫描的图片，图片中的文字本站读不出来，请看原件。"),
    }.get(problem, _("本站读不出这个文件中的文字，请下载原件后打开。"))


def _unknown(suffix: str) -> str:
    if suffix in WPS:
        return _(
            "wps、et、dps 是 WPS Office 自有的格式，没有公开的读法，本站不能显示其中的文字。"
            "请下载原件后用 WPS Office 打开，或者向公开单位索取 PDF、OFD 版本。"
        )
    if suffix in OLD_OFFICE:
        return _(
            "doc、xls、ppt 是旧版 Office 的格式，本站不能显示其中的文字。"
            "请下载原件后用 Office 或者 WPS 打开，或者向公开单位索取 PDF、OFD 版本。"
        )
    return _("本站不能显示这种格式的文件，请下载原件后用相应的软件打开。")
