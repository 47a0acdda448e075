"""Understand one line: its fields, with the defaults of the file, in the words of the site."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from base.canonical import sha256_of
from base.clock import now
from base.doc_no import normalise_doc_no
from disclosure.catalogue.enums import Openness
from disclosure.documents.enums import BatchKind
from disclosure.documents.importing.about import About
from disclosure.documents.importing.attachments import AttachedFile, find_files
from disclosure.documents.importing.bodies import blocks_of_html, blocks_of_text, with_ids
from disclosure.documents.importing.choices import genre_of, openness_problems
from disclosure.documents.importing.defaults import Defaults
from disclosure.documents.importing.fields import FIELDS
from disclosure.documents.importing.item import Item
from disclosure.documents.importing.old_addresses import address_of
from disclosure.documents.importing.problems import Problem
from disclosure.documents.importing.publication import published
from disclosure.documents.importing.reading import RawLine
from disclosure.documents.importing.values import clean, plain_id, typed_values
from disclosure.documents.importing.vocabulary import Vocabulary

KEYWORDS_LIMIT = 200


def merged(raw: RawLine, defaults: Defaults) -> dict[str, Any]:
    """Return the line with the defaults for what it leaves out."""
    filled = {name: value for name, value in raw.data.items() if value not in (None, "")}
    return {**defaults.values, **filled}


def hash_of_line(data: dict[str, Any], defaults: Defaults, folder: Path) -> str:
    """Return what changes when the line, its defaults or the bytes of its attachments change."""
    try:
        named = data.get("attachments")
        files = [file.sha1 for file in find_files(named, folder)] if named else []
    except (ValueError, TypeError, KeyError, AttributeError):
        files = []  # said when the line is parsed
    rule = "" if data.get("pub_date") else defaults.pub_date_from
    return sha256_of(json.dumps([data, rule, files], sort_keys=True))


def parse_line(
    raw: RawLine, data: dict[str, Any], line_hash: str, defaults: Defaults, words: Vocabulary, folder: Path
) -> tuple[Item | None, list[Problem]]:
    """Return the item that a line describes, or every reason why there is none."""
    about = About(raw.number, plain_id(data))
    typed = typed_values(data, about.complain)
    for name in sorted(raw.data.keys() - FIELDS.keys()):
        about.warnings.append(_("未知字段“%(name)s”，已忽略。") % {"name": clean(name)[:40]})
    for name in ("source_id", "title"):
        if name not in typed and not about.faults_in(name):
            about.complain(name, _("必填。"))
    values = _plain_values(typed, about)
    unit_id = _filing(typed, values, words, about, own_unit=bool(raw.data.get("unit")))
    published_at = _publication(typed, values, defaults, about)
    values["body"] = _body(typed, about)
    files = _files(typed, folder, about)
    if not values["body"] and not files and not about.faults_in("body", "body_html", "attachments"):
        about.complain("body", _("正文为空，也没有附件。"))
    if about.problems:
        return None, about.problems
    values["issuer"] = values["issuer"] or words.unit_names[unit_id or 0]
    return (
        Item(
            line=raw.number,
            external_id=typed["source_id"],
            line_hash=line_hash,
            source=typed.get("source", ""),
            published_at=published_at,
            values=values,
            key_areas=_many(typed, "key_areas", "key_area", words, about),
            co_units=_co_units(typed, unit_id, words),
            attachments=files,
            warnings=tuple(about.warnings),
        ),
        [],
    )


def _plain_values(typed: dict[str, Any], about: About) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: typed.get(name)
        for name in ("written_date", "effective_date", "expiry_date", "repealed_date", "public_until")
    }
    values |= {
        "title": typed.get("title", ""),
        "issuer": typed.get("issuer", ""),
        "doc_no": normalise_doc_no(typed.get("doc_no", "")),
        "co_issuers": "、".join(typed.get("co_issuers", [])),
        "joint_consent": typed.get("joint_consent", ""),
        "audience": "、".join(typed.get("audience", [])),
        "abstract": typed.get("abstract", ""),
        "given_index_no": typed.get("index_no", ""),
        "is_normative": typed.get("is_normative", False),
        "names_individuals": typed.get("names_individuals", False),
        "genre": genre_of(typed, about.complain),
        "openness": typed.get("openness", ""),
        "non_disclosure_reason": typed.get("openness_reason", ""),
        "openness_note": typed.get("openness_note", ""),
        "external_id": typed.get("source_id", ""),
        "original_source": typed.get("source", ""),
    }
    values["old_address"] = address_of(typed.get("old_url", ""), about)
    return values


def _filing(
    typed: dict[str, Any], values: dict[str, Any], words: Vocabulary, about: About, *, own_unit: bool
) -> int | None:
    """Find unit, section, topic. A unit that the line names wins over its issuer, the issuer over the default."""
    unit_id = None if typed.get("unit") and own_unit else words.find("unit", typed.get("issuer", ""))
    unit_id = values["unit_id"] = unit_id or _part(typed, "unit", "unit", words, about, required=True)
    values["section_id"] = _part(typed, "section", "section", words, about, required=True)
    values["topic_id"] = _part(typed, "topic", "topic", words, about)
    values["statutory_item_id"] = _part(typed, "statutory_item", "statutory", words, about)
    keywords = list(typed.get("keywords", []))
    subject = typed.get("subject", "")
    if subject and values["topic_id"] is None:
        values["topic_id"] = words.find("topic", subject)
        if values["topic_id"] is None:
            keywords.append(subject)
            about.warnings.append(_("主题“%(name)s”不在主题分类中，已作为关键词保留。") % {"name": subject})
    values["keywords"] = "，".join(dict.fromkeys(keywords))
    if len(values["keywords"]) > KEYWORDS_LIMIT:
        about.complain("keywords", _("过长：上限 %(limit)d 字。") % {"limit": KEYWORDS_LIMIT})
    _many(typed, "key_areas", "key_area", words, about)
    return unit_id


def _part(
    typed: dict[str, Any], name: str, kind: str, words: Vocabulary, about: About, *, required: bool = False
) -> int | None:
    wanted = typed.get(name, "")
    found = words.find(kind, wanted) if wanted else None
    if wanted and found is None:
        about.complain(name, _("没有已公开的“%(wanted)s”。") % {"wanted": wanted})
    elif required and not wanted and not about.faults_in(name):
        about.complain(name, _("必填；也可写在默认值文件中。"))
    return found


def _many(typed: dict[str, Any], name: str, kind: str, words: Vocabulary, about: About) -> tuple[int, ...]:
    found = {wanted: words.find(kind, wanted) for wanted in typed.get(name, [])}
    for wanted, number in found.items():
        if number is None:
            about.complain(name, _("没有已公开的“%(wanted)s”。") % {"wanted": wanted})
    return tuple(sorted({number for number in found.values() if number is not None}))


def _co_units(typed: dict[str, Any], unit_id: int | None, words: Vocabulary) -> tuple[int, ...]:
    """Joint issuers that are units of the district list the item too (rule R8); others stay names."""
    found = {words.find("unit", name) for name in typed.get("co_issuers", [])} - {None, unit_id}
    return tuple(sorted(number for number in found if number))


def _publication(typed: dict[str, Any], values: dict[str, Any], defaults: Defaults, about: About) -> datetime:
    migrating = defaults.kind == BatchKind.MIGRATION
    if migrating and not values["openness"]:
        values["openness"] = Openness.ACTIVE.value  # it was public where it comes from
    openness_problems(values, migrating, about.complain)
    original = published(typed, defaults, about)
    values["original_published_at"] = original
    return original or now()


def _body(typed: dict[str, Any], about: About) -> list[dict[str, Any]]:
    text, html = typed.get("body", ""), typed.get("body_html", "")
    if text and html:
        about.complain("body_html", _("body 与 body_html 只能有一个。"))
        return []
    if "<img" in html.lower():
        about.warnings.append(_("正文中的图片没有导入，请在后台补入并写明替代文字。"))
    blocks = blocks_of_html(html) if html else blocks_of_text(text)
    return with_ids(blocks, about.source_id)


def _files(typed: dict[str, Any], folder: Path, about: About) -> tuple[AttachedFile, ...]:
    if "attachments" not in typed:
        return ()
    try:
        return tuple(find_files(typed["attachments"], folder))
    except ValueError as error:
        about.complain("attachments", str(error))
        return ()
