"""A workbook without hidden sheets, rows and columns, comments and names.

Hidden rows and columns stay where they are and are emptied, so that nothing moves. As soon as something is dropped,
formulas become what they last came to: they might refer to it.
"""

from __future__ import annotations

import re

from base.readers import codes
from base.readers.archive import Archive
from base.readers.markup import Element, attribute, local, parse, written
from base.readers.package import Package, drop
from base.readers.reading import Stop
from base.readers.xlsx import CACHES, WORKBOOK, Sheet, is_on, sheets_of
from base.readers.xlsx_cells import column_of

_STRINGS = "xl/sharedStrings.xml"
_SIDE = re.compile(
    r"xl/(?:calcChain\.xml|persons/.*|comments\d*\.xml|comments/.*|threadedComments/.*|drawings/[^/]*\.vml|"
    r"drawings/commentsDrawing\d*\.vml|pivotTables/.*|pivotCache/.*|externalLinks/.*)"
)
_TRACES = {
    "legacyDrawing",
    "legacyDrawingHF",
    "controls",
    "oleObjects",
    "externalReferences",
    "pivotCaches",
    "customWorkbookViews",
}
_NAMES = {"definedNames"}


def clean_xlsx(archive: Archive) -> bytes:
    """Raises Stop: damaged, too big, or no sheet would be left."""
    sheets = sheets_of(archive)
    shown = [sheet for sheet in sheets if not sheet.hidden]
    if not shown:
        raise Stop(codes.NO_COPY)
    package = Package(archive)
    dropped = len(shown) < len(sheets) or any(CACHES.fullmatch(name) for name in package.parts)
    hidden = [sheet.part for sheet in sheets if sheet.hidden]
    roots = {sheet.part: parse(package.parts[sheet.part]) for sheet in shown if sheet.part in package.parts}
    emptied = [_emptied(root) for root in roots.values()]  # all of them, whatever the first one says
    dropped = dropped or any(emptied)
    for part, root in roots.items():
        _without_traces(root)
        if dropped:
            _with_values(root)
        package.parts[part] = written(root)
    package.change(WORKBOOK, lambda root: _drop_sheets(root, sheets))
    for part in hidden:
        package.unlink(re.compile(re.escape(part)))
    package.unlink(_SIDE)
    package.without_marks()
    _forget_strings(package, list(roots.values()))
    return package.packed()


def _emptied(sheet: Element) -> bool:
    """Empty hidden rows and columns; whether anything was in them."""
    columns = [
        (int(attribute(e, "min") or 0), int(attribute(e, "max") or 0))
        for e in sheet.iter()
        if local(e) == "col" and is_on(e, "hidden")
    ]
    emptied = False
    for row in [e for e in sheet.iter() if local(e) == "row"]:
        for number, cell in enumerate([e for e in row if local(e) == "c"], 1):
            column = column_of(attribute(cell, "r")) or number
            if is_on(row, "hidden") or any(first <= column <= last for first, last in columns):
                row.remove(cell)
                emptied = True
    if emptied:  # a table whose headings are gone is none any more
        for element in [e for e in sheet.iter() if local(e) in ("tableParts", "autoFilter")]:
            drop(element)
    return emptied


def _without_traces(root: Element) -> None:
    for element in [e for e in root.iter() if local(e) in _TRACES]:
        drop(element)


def _with_values(root: Element) -> None:
    for formula in [e for e in root.iter() if local(e) == "f"]:
        drop(formula)


def _drop_sheets(workbook: Element, sheets: list[Sheet]) -> None:
    _without_traces(workbook)
    elements = [e for e in workbook.iter() if local(e) == "sheet"]
    for element, sheet in zip(elements, sheets, strict=True):
        if sheet.hidden:
            drop(element)
    for view in (e for e in workbook.iter() if local(e) == "workbookView"):
        for name in ("activeTab", "firstSheet"):
            view.attrib.pop(name, None)
    _drop_names(workbook, sheets)


def _drop_names(workbook: Element, sheets: list[Sheet]) -> None:
    """Names of areas in sheets that are gone, and hidden names; the others count sheets anew."""
    kept = [index for index, sheet in enumerate(sheets) if not sheet.hidden]
    gone = [sheet.name for sheet in sheets if sheet.hidden]
    for name in [e for e in workbook.iter() if local(e) == "definedName"]:
        owner = name.get("localSheetId", "")
        is_gone = any(sheet in (name.text or "") for sheet in gone)
        if is_gone or is_on(name, "hidden") or (owner.isdigit() and int(owner) not in kept):
            drop(name)
        elif owner.isdigit():
            name.set("localSheetId", str(kept.index(int(owner))))
    for names in [e for e in workbook.iter() if local(e) in _NAMES and not len(e)]:
        drop(names)


def _forget_strings(package: Package, sheets: list[Element]) -> None:
    """Blank the shared strings that no cell shows any more; their numbers stay."""
    if _STRINGS not in package.parts:
        return
    used = set()
    for sheet in sheets:
        for cell in (e for e in sheet.iter() if local(e) == "c" and attribute(e, "t") == "s"):
            used |= {(value.text or "").strip() for value in cell if local(value) == "v"}
    package.change(_STRINGS, lambda root: _blank(root, used))


def _blank(root: Element, used: set[str]) -> None:
    strings = [e for e in root if local(e) == "si"]
    for number, string in enumerate(strings):
        if str(number) not in used:
            namespace = str(string.tag).rpartition("}")[0] + "}"
            for child in list(string):
                string.remove(child)
            string.append(string.makeelement(f"{namespace}t"))
