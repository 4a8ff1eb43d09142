from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.typeset.names import list_lines, name_lines
from tests.exporters.typeset.prose import ANYTHING, EM, PROSE, WIDTHS, advance, forbidden, measure

LONG = [
    ("泉州市鲤城区人民政府开元街道办事处", "政务公开和政府信息公开工作领导小组"),
    ("福建省泉州市鲤城区人民政府", "开元街道办事处党政综合办公室"),
    ("泉州经济技术开发区管理委员会", "政府信息公开工作领导小组办公室"),
    ("中共泉州市鲤城区委机构编制委员会", "办公室行政审批制度改革科"),
    ("新疆维吾尔自治区巴音郭楞蒙古自治州", "库尔勒市人民政府团结街道办事处"),
    ("泉州市鲤城区住房和城乡建设局、", "泉州市鲤城区自然资源局"),
]


@pytest.mark.parametrize("lines", LONG, ids="".join)
def test_long_names_are_broken_between_words(lines: tuple[str, ...]) -> None:
    assert name_lines("".join(lines), 24 * EM, measure) == lines


def test_a_list_fills_its_lines_and_rather_ends_them_behind_a_name() -> None:
    lines = (
        "市委办公室，市人大常委会办公室，市政府办公室，",
        "市政协办公室，泉州市鲤城区住房和城乡建设局，",
        "各街道办事处，区直各单位，各社区居民委员会。",
    )

    assert list_lines("".join(lines), 26 * EM, measure) == lines


def test_a_telephone_number_is_no_longer_whole_only_where_it_fits_no_line() -> None:
    number = "0595-22783514转8001"

    assert name_lines(f"{number}、{number}", 12 * EM, measure) == (f"{number}、", number)
    assert name_lines(number, 9 * EM, measure) == ("0595-22783514", "转8001")


@pytest.mark.parametrize("break_lines", [name_lines, list_lines])
@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_no_name_has_no_lines(break_lines: object, text: str) -> None:
    assert callable(break_lines)
    assert break_lines(text, 9 * EM, measure) == ()


@given(ANYTHING | PROSE, WIDTHS)
def test_nothing_is_lost_and_every_line_fits(text: str, width: float) -> None:
    for lines in (name_lines(text, width, measure), list_lines(text, width, measure)):
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert all(advance(line) <= width + 0.02 or sum(map(bool, map(measure, line))) == 1 for line in lines)


@given(
    st.lists(st.sampled_from([*("".join(name) for name in LONG), "（试行）", "“一网”", "局，", "会、"])).map("".join)
)
def test_marks_keep_their_side(text: str) -> None:
    for lines in (name_lines(text, 15 * EM, measure), list_lines(text, 15 * EM, measure)):
        assert not forbidden(list(lines))
