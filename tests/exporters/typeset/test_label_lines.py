"""Labels break by meaning: at the left filled, in the middle behind marks; no word of the forms is torn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.typeset.label_lines import centred_lines, filled_lines, widest_word
from exporters.typeset.punctuation import NOT_FIRST, NOT_LAST
from models.form.grid import lay_out
from models.form.vocabulary import Form
from tests.invented import ALL_EDITIONS
from tests.thoroughness import examples

TEXTS = st.text("政府信息公开年度办理，、。（）“”《》1a. \n", max_size=60)
TOGETHER = ("年度", "办理", "收费通知", "自然人", "第二项", "不予公开")
"""Words within which a break would be a fault."""


def em(character: str) -> float:
    return 0.5 if character.isascii() else 1.0


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("5.要求行政机关确认或重新出具已获取信息", 13, ["5.要求行政机关确认或", "重新出具已获取信息"]),
        ("2.申请人逾期未按收费通知要求缴纳费用", 10, ["2.申请人逾期未按", "收费通知要求缴纳费用"]),
        ("四、结转下年度继续办理", 6, ["四、结转", "下年度", "继续办理"]),
        ("（本列数据的勾稽关系为：第一项加第二项之和，", 18, ["（本列数据的勾稽关系为：第一项加", "第二项之和，"]),
        ("3.其他", 9, ["3.其他"]),
        ("未知甲乙丙丁", 4, ["未知甲乙", "丙丁"]),
        ("自然人", 2, ["自然", "人"]),
        ("国\n国国", 9, ["国", "国国"]),
        ("", 9, []),
    ],
)
def test_labels_at_the_left_are_filled_word_by_word(text: str, width: float, lines: list[str]) -> None:
    assert list(filled_lines(text, width, em)) == lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("（三）不予公开", 4, ["（三）", "不予公开"]),
        ("（六）其他处理", 5, ["（六）", "其他处理"]),
        ("三、本年度办理结果", 3, ["三、", "本年度", "办理", "结果"]),
        ("三、本年度办理结果", 4, ["三、", "本年度", "办理结果"]),
        ("社会公益组织", 2.4, ["社会", "公益", "组织"]),
        ("法律服务机构", 2, ["法律", "服务", "机构"]),
        ("结果维持", 2.5, ["结果", "维持"]),
        ("本年收费金额（单位：万元）", 9, ["本年收费金额", "（单位：万元）"]),
        ("甲、乙丙丁戊", 4, ["甲、", "乙丙丁戊"]),
        ("自然人", 3, ["自然人"]),
        ("", 3, []),
    ],
)
def test_labels_in_the_middle_end_lines_behind_marks(text: str, width: float, lines: list[str]) -> None:
    assert list(centred_lines(text, width, em)) == lines


@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
@pytest.mark.parametrize("width", range(4, 20, 3))
def test_no_word_of_the_forms_is_torn_whatever_the_width(form: Form, width: int) -> None:
    labels = [str(cell.content) for table in form.tables for cell in lay_out(table).cells]
    for label in labels:
        for lines in (filled_lines(label, width, em), centred_lines(label, width, em)):
            assert "".join(lines) == label
            for word in TOGETHER:
                assert label.count(word) == sum(line.count(word) for line in lines)


@examples(40, 500)
@given(TEXTS, st.integers(2, 20))
def test_no_label_loses_anything_but_spaces_and_marks_keep_their_side(text: str, width: int) -> None:
    for lines in (filled_lines(text, width, em), centred_lines(text, width, em)):
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert all(sum(map(em, line)) <= width + 0.01 for line in lines)


def test_marks_do_not_begin_nor_end_a_line_they_do_not_belong_to() -> None:
    for width in range(4, 12):
        lines = filled_lines("甲“乙丙”，丁（戊己）、庚《辛》。" * 4, width, em)
        assert not [line for line in lines if line[0] in NOT_FIRST or line[-1] in NOT_LAST]


def test_the_widest_word_tells_how_wide_a_column_has_to_be() -> None:
    assert [widest_word(text, em) for text in ("自然人", "社会公益组织", "", "（三）不予公开")] == [3, 2, 0, 4]
