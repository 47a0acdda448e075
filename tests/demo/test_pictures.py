"""Pictures drawn for the demo."""

from __future__ import annotations

import pytest

from demo.drawing import draw
from demo.drawing.axis import around, figure, ticks
from demo.drawing.canvas import WIDTH, name_and_note, width_of, wrapped
from demo.drawing.plan import _placed
from demo.reading.documents import read_documents
from demo.services.media import caption_of

PICTURES = [picture for source in read_documents() for picture in source.images]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture["name"])
def test_each_is_drawn_in_full_width(picture: dict[str, object]) -> None:
    image = draw(picture)
    assert image.width == WIDTH
    assert 150 < image.height < 1200
    assert len(image.getcolors(1 << 20) or []) > 5


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        draw({"kind": "pie"})


def test_an_axis_reaches_over_its_values_in_round_steps() -> None:
    assert ticks(0, 136) == [0, 50, 100, 150]
    assert ticks(0, 9) == [0, 2, 4, 6, 8, 10]


def test_the_axis_of_a_line_begins_near_its_values() -> None:
    assert 0 < around([97.9, 98.7])[0] < 97.9
    assert around([97.9, 98.7])[-1] > 98.7
    assert around([1, 50])[0] == 0


def test_figures_are_written_as_people_do() -> None:
    assert [figure(value) for value in (1560, 5.0, 236914.70, 4.92)] == ["1,560", "5", "236,914.7", "4.92"]


def test_no_row_is_too_wide_or_begins_with_a_closing_mark() -> None:
    rows = wrapped("西部文旅休闲片（清水湾、柳溪、西垣）", 24, 160)
    assert "".join(rows) == "西部文旅休闲片（清水湾、柳溪、西垣）"
    assert all(width_of(row, 24) <= 160 + 30 for row in rows)
    assert not any(row[0] in "，。、）" or row[-1] == "（" for row in rows)


def test_a_number_stays_in_one_piece() -> None:
    assert any("6:30" in row for row in wrapped("望河西街6:30起", 24, 110))


def test_a_note_stands_in_brackets() -> None:
    assert name_and_note("企业确认（10个工作日）") == ("企业确认", "10个工作日")
    assert name_and_note("公示") == ("公示", "")


def test_a_plan_puts_north_up_and_east_right() -> None:
    areas = ["城东学区", "城西学区", "学府学区", "平原南部学区", "北部山区学区"]
    assert _placed(areas) == ["城西学区", "北部山区学区", "城东学区", "学府学区", "平原南部学区"]


@pytest.mark.parametrize(
    ("alt", "caption"),
    [
        ("柱状图：老年助餐点数量，2024年68处", "老年助餐点数量"),
        ("办理流程图：提出申请、审核", "办理流程图"),
        ("累计完成投资柱状图，2025年底3.66亿元", "累计完成投资"),
    ],
)
def test_a_caption_is_what_the_picture_is_about(alt: str, caption: str) -> None:
    assert caption_of(alt) == caption
