"""Pages of the units' 政府信息公开 homes, as they are written: guides, rules, ways to apply, annual reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from base.clock import SHANGHAI
from demo.reading.annual_reports import YEAR, body_of_report, read_annual_reports
from demo.reading.front_matter import CONTENT, read_markdown, read_toml
from demo.reading.inline import rich_text
from demo.reading.site import read_units

# Departments that have not yet said how to apply: the staff's report of blank columns has something to show.
WITHOUT_APPLY = ("tyj", "gzw", "tyjr")
WITHOUT_GUIDE = ("zf",)
GUIDE_TEXTS = (
    "preface", "classification", "arrangement", "how_to_obtain", "scope", "forms", "time_limits",
    "channels", "procedure", "fees", "supervision",
)  # fmt: skip


@dataclass(frozen=True)
class UnitHomeSource:
    """One page of a unit's home. `file` is name and body of what is attached to it."""

    kind: str  # guide, rule, apply or annual_report
    slug: str
    unit: str
    at: datetime
    fields: dict[str, Any]
    file: tuple[str, str] | None = None


def read_unit_homes() -> list[UnitHomeSource]:
    """Return all pages in the order in which they were published."""
    return sorted([*_rules(), *_reports(), *_guides(), *_ways_to_apply()], key=lambda source: source.at)


def read_request_form() -> str:
    return (CONTENT / "request_form.md").read_text("utf-8")


def _guides() -> Iterator[UnitHomeSource]:
    guide = read_toml("guide")
    for unit in read_units():
        if unit["slug"] in WITHOUT_GUIDE:
            continue
        fields = {name: rich_text(guide[name].format(**unit)) for name in GUIDE_TEXTS}
        remedy = guide["remedy_district" if unit["level"] == "district" else "remedy"]
        fields |= _office(unit) | {
            "title": guide["title"].format(**unit) + f"（{guide['version']}）",
            "year": guide["updated"].year,
            "remedy": rich_text(remedy),
            "office_address": unit["address"],
            "fax": unit["fax"] or "无",
            "internet_contact": unit["email"],
        }
        yield UnitHomeSource("guide", f"demo-guide-{unit['slug']}", unit["slug"], _at(guide["updated"], 9), fields)


def _ways_to_apply() -> Iterator[UnitHomeSource]:
    guide = read_toml("guide")
    for unit in read_units():
        if unit["slug"] in WITHOUT_APPLY:
            continue
        fields = _office(unit) | {
            "title": f"怎样向{unit['name']}申请公开政府信息",
            "channels": rich_text(f"{unit['inquiry']}\n\n{guide['channels'].format(**unit)}"),
            "procedure": rich_text(guide["procedure"]),
            "address": unit["address"],
        }
        yield UnitHomeSource("apply", f"demo-apply-{unit['slug']}", unit["slug"], _at(guide["updated"], 10), fields)


def _rules() -> Iterator[UnitHomeSource]:
    for name, front, body in read_markdown("rules"):
        fields = {"title": front["title"], "written_date": front["written_date"], "body": rich_text(body)}
        yield UnitHomeSource("rule", f"demo-rule-{name}", front["unit"], _at(front["written_date"], 15), fields)


def _reports() -> Iterator[UnitHomeSource]:
    names = {unit["slug"]: unit["name"] for unit in read_units()}
    for report in read_annual_reports():
        name = names[report["unit"]]
        title = f"{name}{YEAR}年政府信息公开工作年度报告"
        fields = {"title": title, "year": YEAR, "written_date": report["written_date"], "abstract": report["abstract"]}
        file = (f"{YEAR}-annual-report-{report['unit']}.pdf", body_of_report(report))
        at = report["pub_date"].replace(tzinfo=SHANGHAI)
        yield UnitHomeSource("annual_report", f"demo-annual-{report['unit']}", report["unit"], at, fields, file)


def _office(unit: dict[str, Any]) -> dict[str, Any]:
    return {
        "office_name": f"{unit['name']}政府信息公开工作机构",
        "office_hours": unit["office_hours"],
        "phone": unit["phone"],
    }


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), SHANGHAI)
