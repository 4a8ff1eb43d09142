from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models.form.grid import lay_out
from models.form.refs import CellRef, Ref, TextRef
from models.report.copied_block import copied_block
from models.report.paste import PastedBlock, paste
from models.report.pasted_rows import read_block
from models.report.report import Report, Value
from models.text.characters import with_plain_line_ends
from tests.builders import answered, balanced, cell, cells
from tests.models.strategies import REPORTS

BLANK = Report.blank(2023)
APPLICATIONS = lay_out(BLANK.form.table("applications"))
DISCLOSURE = lay_out(BLANK.form.table("disclosure"))


def pasted(start: str, text: str) -> dict[str, object]:
    answers = paste(
        BLANK, APPLICATIONS if start.startswith("applications") else DISCLOSURE, cell(start), PastedBlock(text)
    ).answers
    return {str(ref): value for ref, value in answers.items()}


def test_a_block_fills_to_the_right_and_down() -> None:
    assert pasted("applications/new/natural", "1\t2\r\n3\t４件\r\n") == {
        "applications/new/natural": 1,
        "applications/new/business": 2,
        "applications/carried_in/natural": 3,
        "applications/carried_in/business": 4,
    }


def test_a_column_runs_on_across_headings_and_wide_cells() -> None:
    assert pasted("disclosure/normative/in_force", "1\n2\n3\n4\n5.50") == {
        "disclosure/normative/in_force": 1,
        "disclosure/permits/decisions": 2,
        "disclosure/penalties/decisions": 3,
        "disclosure/coercion/decisions": 4,
        "disclosure/fees/collected": Decimal("5.50"),
    }


def test_blank_fields_clear_their_cells() -> None:
    assert pasted("applications/new/natural", "1\t\t3") == {
        "applications/new/natural": 1,
        "applications/new/business": None,
        "applications/new/research": 3,
    }
    column = ["applications/new/total", "applications/carried_in/total", "applications/granted/total"]
    block = PastedBlock("1\r\n\r\n3\r\n", is_ours=True)
    done = paste(BLANK, APPLICATIONS, cell(column[0]), block)
    assert done.answers == dict(zip(map(cell, column), [1, None, 3], strict=True))


def test_what_is_no_figure_is_pasted_as_it_is() -> None:
    assert pasted("applications/new/total", "无") == {"applications/new/total": "无"}


def test_figures_without_a_cell_are_counted() -> None:
    block = "1\t2\t\t\n3\t4\n\n"

    assert paste(BLANK, APPLICATIONS, cell("applications/new/total"), PastedBlock(block)).outside == 2
    assert paste(BLANK, APPLICATIONS, cell("applications/carried_out/other"), PastedBlock(block)).outside == 2
    assert paste(BLANK, APPLICATIONS, cell("applications/carried_out/natural"), PastedBlock("1\t2")).outside == 0


def test_line_ends_and_quotes_are_those_of_spreadsheets() -> None:
    assert read_block('1\t2\r\n"a\nb"\t4\r\n') == [["1", "2"], ["a\nb", "4"]]
    assert read_block("1\r2\r") == [["1"], ["2"]]
    assert read_block("\n\t\n") == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_lines_end_in_any_way(end: str) -> None:
    assert read_block(f"1\t2{end}3\t4{end}") == [["1", "2"], ["3", "4"]]
    assert read_block(f"1{end}142") == [["1"], ["142"]]


@pytest.mark.parametrize(
    "block",
    [
        "3\n\t4\t5\n6\t7\t8\n",
        "3\t4\n\t5\n6\t7\t8",
        "3\t4\t5\n6\t\n7\t8",
        "\n3\t4\t5\n\n6\t7\t8",
        "3\x0b\t4\t5\n6\t7\t8",
    ],
)
def test_a_line_that_ends_within_a_cell_ends_no_row(block: str) -> None:
    assert read_block(block) == [["3", "4", "5"], ["6", "7", "8"]]


def test_two_figures_in_a_cell_are_none() -> None:
    new, carried = "applications/new/{}", "applications/carried_in/{}"
    found = pasted(new.format("natural"), "12\n3\t4\t5\n6\t7\t8")

    assert found[new.format("natural")] == "12\n3"
    assert [found[each.format(column)] for each in (new, carried) for column in ("business", "research")] == [
        4,
        5,
        7,
        8,
    ]


@given(st.text())
def test_any_text_is_a_block(text: str) -> None:
    assert all(isinstance(field, str) for fields in read_block(text) for field in fields)


def test_a_field_beyond_all_measure_is_no_accident() -> None:
    assert read_block("x" * 200_000 + "\t1") == [["x" * 200_000, "1"]]


def test_a_copied_block_is_tab_separated_in_reading_order() -> None:
    report = answered(balanced(), {"applications/new/natural": "5", "applications/new/business": ""})
    block = cells("applications", ["carried_in", "new"], ["business", "natural"])

    assert copied_block(report, APPLICATIONS, block) == "5\t\r\n1\t2"


@given(REPORTS, st.data())
def test_what_is_copied_is_pasted_alike(report: Report, data: st.DataObject) -> None:
    grid = lay_out(data.draw(st.sampled_from(report.form.tables)))
    row = data.draw(st.sampled_from(sorted({ref.row for ref in grid.places})))
    refs = [ref for ref in grid.places if ref.row == row]
    assume(not any(set("（\v\f\x85\u2028\u2029") & set(str(report.content(ref))) for ref in refs))  # a remark, or rows

    answers = paste(report, grid, refs[0], PastedBlock(copied_block(report, grid, refs), is_ours=True)).answers

    assert [answers.get(ref) for ref in refs] == [_with_plain_line_ends(report.content(ref)) for ref in refs]


def _with_plain_line_ends(value: Value | None) -> Value | None:
    return with_plain_line_ends(value) if isinstance(value, str) else value


WHOLE_TABLE_3 = """（本列数据的勾稽关系为…）\t\t\t申请人情况\t\t\t\t\t\t
\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计
\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t
一、本年新收政府信息公开申请数量\t\t\t79\t2\t0\t0\t0\t0\t81
二、上年结转政府信息公开申请数量\t\t\t22\t0\t0\t0\t0\t0\t22
三、本年度办理结果\t（一）予以公开\t\t53\t1\t0\t0\t0\t0\t54
\t（三）不予公开\t1.属于国家秘密\t1\t0\t0\t0\t0\t0\t1
"""


def test_a_table_with_its_headings_goes_where_its_labels_say() -> None:
    """As Excel gives a table with merged cells: blank but for the upper left corner."""
    done = paste(BLANK, APPLICATIONS, cell("applications/refused_law/business"), PastedBlock(WHOLE_TABLE_3))

    assert done.answers[cell("applications/new/natural")] == 79
    assert done.answers[cell("applications/granted/business")] == 1
    assert done.answers[cell("applications/refused_secret/total")] == 1
    assert len(done.answers) == 4 * 7
    assert (done.outside, done.words, done.unknown) == (0, 6, ())


def test_a_row_with_its_label_in_front_goes_to_that_row() -> None:
    done = paste(
        BLANK,
        APPLICATIONS,
        cell("applications/new/natural"),
        PastedBlock("（二） 部分公开(区分处理的,只计这一情形,不计其他情形)\t7"),
    )

    assert done.answers == {cell("applications/partial/natural"): 7}


@pytest.mark.parametrize(
    "block", ["街道办\t3\t4\n社区\t5\t6", "总计\t9\t0\t0\t0\t0\t0\t9", "行政许可\t5", "公开 3 0 0 0 0 0 3"]
)
def test_figures_under_labels_of_other_tables_go_nowhere(block: str) -> None:
    done = paste(BLANK, APPLICATIONS, cell("applications/new/natural"), PastedBlock(block))

    assert done.answers == {}
    assert done.unknown == tuple(re.split(r"[\t ]", line)[0] for line in block.split("\n"))


def row(answers: dict[Ref, Value | None], name: str) -> dict[str, Value | None]:
    return {ref.column: value for ref, value in answers.items() if isinstance(ref, CellRef) and ref.row == name}


@pytest.mark.parametrize("stub", ["\t", "\t\t\t"])
def test_blank_figures_behind_a_label_stay_where_they_are(stub: str) -> None:
    line = f"一、本年新收政府信息公开申请数量{stub}\t5\t0\t0\t0\t0\t5"
    done = row(paste(BLANK, APPLICATIONS, cell("applications/granted/other"), PastedBlock(line)).answers, "new")

    assert done == {"natural": None, "business": 5, "research": 0, "charity": 0, "legal": 0, "other": 0, "total": 5}


def test_blank_figures_of_a_wide_table_stay_where_they_are() -> None:
    done = paste(
        BLANK, DISCLOSURE, cell("disclosure/regulations/issued"), PastedBlock("行政规范性文件\t\t2\t3\n行政许可\t5\t\t")
    )

    assert row(done.answers, "normative") == {"issued": None, "repealed": 2, "in_force": 3}
    assert row(done.answers, "permits") == {"decisions": 5}


def test_a_figure_with_a_remark_is_no_label() -> None:
    done = paste(
        BLANK, DISCLOSURE, cell("disclosure/regulations/issued"), PastedBlock("行政规范性文件\t3（其中修订1件）\t2\t5")
    )

    assert row(done.answers, "normative") == {"issued": 3, "repealed": 2, "in_force": 5}
    assert done.answers[TextRef("notes", "disclosure/normative/issued")] == "其中修订1件"
    assert pasted("applications/new/natural", "=SUM(A1:A3)\t6")["applications/new/business"] == 6


@pytest.mark.parametrize("start", ["applications/new/natural", "applications/granted/legal"])
def test_headings_of_columns_say_where_figures_go(start: str) -> None:
    label = "一、本年新收政府信息公开申请数量"
    mixed = f"项目\t总计\t自然人\t商业企业\n{label}\t7\t5\t2"
    some = f"\t自然人\t其他\t总计\n{label}\t5\t2\t7"

    done = paste(BLANK, APPLICATIONS, cell(start), PastedBlock(mixed))
    assert row(done.answers, "new") == {"total": 7, "natural": 5, "business": 2}
    done = paste(BLANK, APPLICATIONS, cell(start), PastedBlock(some))
    assert row(done.answers, "new") == {"natural": 5, "other": 2, "total": 7}
    done = paste(BLANK, APPLICATIONS, cell(start), PastedBlock(f"\t总计\n{label}\t7"))
    assert row(done.answers, "new") == {"total": 7}


def test_lines_and_columns_that_count_are_left_out() -> None:
    label = "一、本年新收政府信息公开申请数量"
    numbered = f"栏次\t1\t2\t3\t4\t5\t6\t7\n{label}\t5\t0\t0\t0\t0\t0\t5"
    serial = f"1\t{label}\t5\t0\t0\t0\t0\t0\t5\n2\t二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1"

    for block in (numbered, serial):
        done = paste(BLANK, APPLICATIONS, cell("applications/new/natural"), PastedBlock(block))
        assert list(row(done.answers, "new").values()) == [5, 0, 0, 0, 0, 0, 5]
        assert not [value for value in done.answers.values() if isinstance(value, str)]


def test_a_note_below_the_figures_clears_nothing() -> None:
    assert pasted("applications/new/natural", "5\n\n备注：以上") == {"applications/new/natural": 5}


def test_a_whole_column_of_figures_runs_through_the_table() -> None:
    figures = "\n".join(map(str, range(100, 275)))
    done = paste(BLANK, APPLICATIONS, cell("applications/new/natural"), PastedBlock(figures))

    assert list(done.answers.values()) == list(range(100, 275))
    assert done.outside == 0


def test_table_of_one_row_takes_figures_in_two_lines() -> None:
    grid = lay_out(BLANK.form.table("litigation"))
    done = paste(BLANK, grid, cell("litigation/cases/review_upheld"), PastedBlock("1 0 0 0 1\n2 0 0 0 2 3 0 0 0 3"))

    assert list(done.answers.values()) == [1, 0, 0, 0, 1, 2, 0, 0, 0, 2, 3, 0, 0, 0, 3]


def test_rows_that_the_table_does_not_have_are_named() -> None:
    done = paste(BLANK, APPLICATIONS, cell("applications/new/natural"), PastedBlock("（一）予以公开\t1\n（八）别的\t2"))

    assert done.answers == {cell("applications/granted/natural"): 1}
    assert done.unknown == ("（八）别的",)


def test_a_line_out_of_a_pdf_is_separated_by_spaces() -> None:
    assert pasted("applications/new/natural", "（一）予以公开 53 1 0 0 0 0 54") == dict(
        zip(
            [
                f"applications/granted/{column}"
                for column in ("natural", "business", "research", "charity", "legal", "other", "total")
            ],
            [53, 1, 0, 0, 0, 0, 54],
            strict=True,
        )
    )


def test_one_figure_a_line_runs_along_a_table_of_one_row() -> None:
    grid = lay_out(BLANK.form.table("litigation"))
    done = paste(BLANK, grid, cell("litigation/cases/review_upheld"), PastedBlock("1\n2\n3\n4\n10\n5"))

    assert list(done.answers.values()) == [1, 2, 3, 4, 10, 5]
    assert done.outside == 0


def test_thousands_and_full_width_digits_are_read() -> None:
    assert pasted("applications/new/natural", "１,２３４\t 56 件") == {
        "applications/new/natural": 1234,
        "applications/new/business": 56,
    }


@given(st.text("12 \t\n国一、（）无abc.,", max_size=60))
def test_no_figure_is_invented_and_none_is_lost_without_a_word(text: str) -> None:
    done = paste(BLANK, APPLICATIONS, cell("applications/new/natural"), PastedBlock(text))
    fields = [field for fields in read_block(text) for field in fields]

    written = [ref for ref, value in done.answers.items() if value is not None and isinstance(ref, CellRef)]
    assert len(written) + done.outside <= len(fields)
    assert len(written) + done.outside + done.words + len(done.left) > 0 or not any(map(str.strip, fields))
