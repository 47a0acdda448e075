"""The meta tags that inspections look for (国办发〔2017〕47号; names are case-sensitive).

Home pages carry three, columns seven, articles ten, and some more that are welcome. An empty content counts as
a missing tag, so an empty one is left out and `missing()` names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Protocol

from base.clock import SHANGHAI

EMPTY = ("", "null", "none", "undefined")


class PageKind(Enum):
    """Which tags a page must carry."""

    HOME = ("SiteName", "SiteDomain", "SiteIDCode")
    COLUMN = (*HOME, "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
    ARTICLE = (*COLUMN, "ArticleTitle", "PubDate", "ContentSource")


class ColumnLike(Protocol):
    """A section, or whatever else a list is about."""

    @property
    def name(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def keywords(self) -> str: ...
    @property
    def column_type(self) -> str: ...


@dataclass(frozen=True)
class Column:
    """A list that is no section: the whole catalogue, a unit's home, the search page."""

    name: str
    description: str
    keywords: str
    column_type: str


def site_meta(shell: Any) -> dict[str, str]:
    """Return the tags of every page. `shell.site` is None before the footer was first released."""
    site = shell.site
    if site is None:
        return {}
    return _filled({"SiteName": site.name, "SiteDomain": site.site_domain, "SiteIDCode": site.site_id_code})


def column_meta(shell: Any, section: ColumnLike | None, title: str = "") -> dict[str, str]:
    """Return the tags of a list page. A list that is no section is a column by its `title`."""
    if section is None and title:
        section = Column(title, _about(shell, title), title, title)
    if section is None:
        return site_meta(shell)
    column = {
        "ColumnName": section.name,
        "ColumnDescription": section.description or _about(shell, section.name),
        "ColumnKeywords": section.keywords or section.name,
        "ColumnType": section.column_type or section.name,
    }
    return site_meta(shell) | _filled(column)


def article_meta(
    shell: Any,
    section: ColumnLike | None,
    *,
    title: str,
    published: datetime,
    source: str,
    keywords: str = "",
    author: str = "",
    description: str = "",
    image: str = "",
    path: str = "",
    column: str = "",
) -> dict[str, str]:
    """Return the tags of a detail page.

    Args:
        published: an aware moment; shown in Shanghai by the 24-hour clock.
        source: the issuer, for a reprint the organ that published first.
        path: the page's own address, from the root of the site.
        column: the name of the column where there is no section.
    """
    article = {
        "ArticleTitle": title,
        "PubDate": published.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
        "ContentSource": source,
        "Keywords": keywords,
        "Author": author,
        "Description": description,
        "Image": _address(shell, image),
        "Url": _address(shell, path),
    }
    return column_meta(shell, section, column) | _filled(article)


def _about(shell: Any, name: str) -> str:
    return f"{shell.site.name}{name}" if shell.site else name


def _address(shell: Any, path: str) -> str:
    return f"https://{shell.site.site_domain}{path}" if path.startswith("/") and shell.site else path


def missing(tags: dict[str, str], kind: PageKind) -> list[str]:
    """Return the names of required tags that are absent, or whose content counts as absent."""
    return [name for name in kind.value if _is_empty(tags.get(name, ""))]


def _filled(tags: dict[str, str]) -> dict[str, str]:
    return {name: " ".join(str(content).split()) for name, content in tags.items() if not _is_empty(content)}


def _is_empty(content: object) -> bool:
    return content is None or str(content).strip().lower() in EMPTY
