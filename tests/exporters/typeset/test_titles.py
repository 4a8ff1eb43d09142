from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.typeset.punctuation import NOT_FIRST, NOT_LAST
from exporters.typeset.titles import shaped

EM = 22.0
AREA = 442.2
NARROW = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:/-&()%")

GOOD = [
    # trapezoids
    ("泉州市鲤城区人民政府办公室关于转发鲤城区", "2024年政府信息公开工作年度报告的通知"),
    ("泉港区人民政府办公室关于印发泉港区", "2023年度政府信息公开工作年度报告的通知"),
    ("鲤城区人民政府开元街道办事处2023年", "政府信息公开工作年度报告"),
    ("福州市长乐区人民政府办公室", "2024年政府信息公开工作年度报告"),
    ("鲤城区信访局2020年", "政府信息公开工作年度报告"),
    ("泉州市鲤城区人力资源和社会保障局2024年", "政府信息公开工作年度报告"),
    ("呼和浩特市赛罕区", "人民政府敕勒川路街道办事处", "2024年政府信息公开工作年度报告"),
    ("国务院办公厅政府信息与政务公开办公室", "关于政府信息公开工作年度报告", "有关事项的通知"),
    ("乌鲁木齐市天山区", "人民政府和平路片区管理委员会2024年", "政府信息公开工作年度报告"),
    ("关于印发泉港区2023年春节期间", "支持企业稳岗留工引才十二条措施的通知"),
    ("泉州市泉港区人民政府关于印发泉港区产业", "发展扶持奖励办法（修订）的通知"),
    (
        "福州市长乐区人民政府办公室",
        "关于印发《2024年度福州市长乐区",
        "政府信息公开工作绩效考核评估办法》的通知",
    ),
    # diamonds
    (
        "新疆维吾尔自治区巴音郭楞蒙古自治州",
        "库尔勒市人民政府团结街道办事处2024年",
        "政府信息公开工作年度报告",
    ),
    ("泉港区人民政府办公室关于印发泉港区", "加快推进企业入驻标准化工业（产业）园区", "促进增产增效若干措施的通知"),
    (
        "鲤城区人民政府办公室关于转发《泉州市",
        "人民政府办公室关于做好2024年政府信息公开",
        "工作年度报告编制发布工作的通知》的通知",
    ),
    ("国务院办公厅政府信息与政务公开办公室", "关于印发〈中华人民共和国政府信息公开工作", "年度报告格式〉的通知"),
]
ONE_LINE = ["鲤城区2024年政府信息公开工作年度报告", "泉港区2023年度政府信息公开工作年度报告", "通知", "报"]

PLACES = st.sampled_from(["鲤城区", "泉州市", "开元街道", "三合镇", "巴音郭楞蒙古自治州", "喆", "稳岗留工引才十二条"])
WORDS = st.sampled_from(
    ["人民政府", "办公室", "政府信息公开", "工作", "年度报告", "实施方案", "2024年", "2023年度", "PDF"]
)
BOOKS = st.builds("《{}》".format, st.lists(PLACES | WORDS, min_size=1, max_size=4).map("".join))
PHRASES = st.builds("{}{}".format, st.sampled_from(["", "", "关于", "关于印发"]), PLACES | WORDS | BOOKS)
TITLES = st.lists(st.builds("{}{}".format, PHRASES, st.sampled_from(["", "", "的通知"])), max_size=12).map("".join)
ANYTHING = st.text("国政（《“》”），。、；：？！……——abc019.,:/%() \n\u3000\u0301\ufe00", max_size=130) | st.text(
    max_size=60
)
WIDTHS = st.floats(0.5, 30).map(lambda characters: characters * EM)


def measure(char: str) -> float:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return EM / 2 if char in NARROW else EM


def advance(text: str) -> float:
    return sum(map(measure, text))


def squeezed(text: str) -> str:
    return "".join(text.split())


def falls_then_rises(lines: tuple[str, ...]) -> bool:
    steps = [after - before for before, after in pairwise(map(advance, lines))]
    return any(one < 0 < other for one, other in pairwise(step for step in steps if step))


@pytest.mark.parametrize("lines", GOOD, ids="".join)
def test_titles_have_a_good_shape(lines: tuple[str, ...]) -> None:
    assert shaped("".join(lines), AREA, measure) == lines
    assert not falls_then_rises(lines)
    assert all(abs(advance(above) - advance(below)) >= EM for above, below in pairwise(lines))


@pytest.mark.parametrize("title", ONE_LINE)
def test_a_title_that_fits_is_one_line(title: str) -> None:
    assert shaped(title, AREA, measure) == (title,)
    assert shaped(f"　{title} \n", AREA, measure) == (title,)


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_no_title_has_no_lines(text: str) -> None:
    assert shaped(text, AREA, measure) == ()


def test_a_line_feed_ends_a_line() -> None:
    office, rest = "泉州市鲤城区人民政府办公室", "关于转发鲤城区2024年政府信息公开工作年度报告的通知"

    assert shaped(f"{office}\n{rest}", AREA, measure) == (
        office,
        "关于转发鲤城区2024年政府信息公开",
        "工作年度报告的通知",
    )
    assert shaped("鲤城区信访局\r\n\n年度报告", AREA, measure) == ("鲤城区信访局", "年度报告")


def test_spaces_at_a_break_are_left_out() -> None:
    spaced = "福州市长乐区人民政府办公室　 2024年政府信息公开工作年度报告"

    assert shaped(spaced, AREA, measure) == ("福州市长乐区人民政府办公室", "2024年政府信息公开工作年度报告")


def test_a_book_stays_whole_where_it_can() -> None:
    lines = shaped("泉州市鲤城区人民政府办公室关于学习宣传贯彻《政府信息公开条例》的通知", AREA, measure)

    assert any("《政府信息公开条例》" in line for line in lines)


def test_a_word_longer_than_a_line_is_broken_by_the_rules_for_marks() -> None:
    assert shaped("年度报告（试行）", 3 * EM, measure) == ("年度报", "告（试", "行）")


@given(ANYTHING | TITLES, WIDTHS)
def test_nothing_is_lost(text: str, width: float) -> None:
    lines = shaped(text, width, measure)

    assert squeezed("".join(lines)) == squeezed(text)
    assert all(line and line == line.rstrip() for line in lines)


@given(ANYTHING | TITLES, WIDTHS)
def test_every_line_fits(text: str, width: float) -> None:
    for line in shaped(text, width, measure):
        characters = [char for char in line if measure(char)]
        assert advance(line) <= width + 0.02 or len(characters) == 1


@given(TITLES, st.floats(14, 30))
def test_no_line_begins_or_ends_with_what_is_forbidden_there(title: str, characters: float) -> None:
    lines = shaped(title, characters * EM, measure)

    for above, below in pairwise(lines):
        assert above[-1] not in NOT_LAST
        assert below[0] not in NOT_FIRST


@given(TITLES.filter(lambda title: len(title) <= 60), st.floats(18, 30))
def test_numbers_and_words_stay_whole(title: str, characters: float) -> None:
    for above, below in pairwise(shaped(title, characters * EM, measure)):
        assert not (above[-1] in NARROW and below[0] in NARROW) or (above[-1].isdigit() != below[0].isdigit())
        assert not (above[-1].isdigit() and below[0] == "年")


@pytest.mark.parametrize("pattern", ["喆", "（", "）", "的", "a", "——", "……", "喆，", "《》", "工作", "a ", "国\n"])
def test_long_nonsense_is_broken_too(pattern: str) -> None:
    text = pattern * (2000 // len(pattern))

    assert squeezed("".join(shaped(text, AREA, measure))) == squeezed(text)
