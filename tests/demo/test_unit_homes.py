"""Guides, rules, ways to apply and annual reports of the demo."""

from __future__ import annotations

import pytest

from demo.reading.annual_reports import body_of_report, read_annual_reports, results_of
from demo.reading.site import read_units
from demo.reading.unit_homes import WITHOUT_APPLY, WITHOUT_GUIDE, UnitHomeSource, read_unit_homes
from disclosure.unit_home.remedy import names_reconsideration_first

SOURCES = read_unit_homes()
REPORTS = read_annual_reports()
UNITS = {unit["slug"] for unit in read_units()}


def of_kind(kind: str) -> list[UnitHomeSource]:
    return [source for source in SOURCES if source.kind == kind]


def test_units_have_guides_and_say_how_to_apply_but_for_a_few() -> None:
    """Those few are what the staff's report of blank columns shows."""
    assert {source.unit for source in of_kind("guide")} == UNITS - set(WITHOUT_GUIDE)
    assert {source.unit for source in of_kind("apply")} == UNITS - set(WITHOUT_APPLY)


def test_the_district_has_another_way_to_appeal() -> None:
    remedies = {source.unit: source.fields["remedy"] for source in of_kind("guide")}
    assert all(names_reconsideration_first(remedy) for remedy in remedies.values())
    assert "示例市人民政府" in remedies["qzf"]
    assert "示例市人民政府" not in remedies["jw"]


def test_nothing_is_left_to_fill_in() -> None:
    for source in SOURCES:
        assert not any("{" in value for value in source.fields.values() if isinstance(value, str))


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["unit"])
def test_the_numbers_of_a_report_add_up(report: dict[str, list[int]]) -> None:
    """What came in and what was carried over was answered or is carried on."""
    came = [new + carried for new, carried in zip(report["new"], report["carried"], strict=True)]
    went = [done + carried for done, carried in zip(results_of(report), report["next"], strict=True)]
    assert came == went


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["unit"])
def test_a_report_says_in_words_what_its_tables_say(report: dict[str, object]) -> None:
    new = sum(report["new"])  # type: ignore[call-overload]
    assert f"{new}件" in f"{report['abstract']}"


def test_a_report_has_the_six_parts() -> None:
    body = body_of_report(REPORTS[0])
    assert [line[3:5] for line in body.splitlines() if line.startswith("## ")] == [
        "一、", "二、", "三、", "四、", "五、", "六、",
    ]  # fmt: skip


def test_an_unknown_result_is_refused() -> None:
    with pytest.raises(KeyError, match="不知道"):
        results_of({"unit": "x", "results": {"不知道": [0] * 6}})
