"""Facets: names and counts in the order people expect, each with the address of the list it leads to."""

from __future__ import annotations

from types import SimpleNamespace

from disclosure.catalogue import shell as shells
from disclosure.catalogue.lists.facets import Facet, chosen_values, make_facets
from disclosure.catalogue.lists.filters import Filters
from disclosure.catalogue.lists.listing import make_listing
from tests.catalogue.moves import let_out
from tests.factories import SectionFactory, UnitFactory
from tests.moves import release_shell


def facets(**chosen: str) -> dict[str, Facet]:
    shell = shells.current()
    filters = Filters.from_query(chosen, "zh-hans")
    return {facet.dimension: facet for facet in make_facets(make_listing(filters, 1, shell), shell, "/catalogue/")}


def test_a_subsection_stands_below_its_section(district: SimpleNamespace) -> None:
    below = SectionFactory(parent=district.section, name="部门文件")
    release_shell(below)
    let_out(district, section=below)
    values = facets()["section"].values
    assert [(value.label, value.count, value.depth) for value in values] == [
        (district.section.name, 1, 0),
        ("部门文件", 1, 1),
    ]


def test_units_stand_side_by_side_under_their_short_names(district: SimpleNamespace) -> None:
    below = UnitFactory(parent=district.unit, short_name="区民政局")
    release_shell(below)
    let_out(district)
    let_out(district, unit=below)
    assert [(value.label, value.depth) for value in facets()["unit"].values] == [
        (district.unit.name, 0),
        ("区民政局", 0),
    ]


def test_a_chosen_value_leads_to_the_list_without_it(district: SimpleNamespace) -> None:
    let_out(district, genre="通知")
    value = facets(genre="通知")["genre"].values[0]
    assert (value.chosen, value.url) == (True, "/catalogue/")


def test_what_is_chosen_can_be_taken_back_one_by_one(district: SimpleNamespace) -> None:
    filters = Filters.from_query({"genre": "通知", "year": "2026"}, "zh-hans")
    assert [value.label for value in chosen_values(filters, shells.current(), "/catalogue/")] == ["通知", "2026"]
    assert chosen_values(filters, shells.current(), "/catalogue/")[0].url == "/catalogue/?year=2026"
