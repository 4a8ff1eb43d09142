from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models.grid import lay_out
from models.paste import copy, paste, read_block
from models.report import Report, Value
from tests.builders import answered, balanced, cell, cells
from tests.models.strategies import REPORTS

BLANK = Report.blank(2023)
APPLICATIONS = lay_out(BLANK.form.table("applications"))
DISCLOSURE = lay_out(BLANK.form.table("disclosure"))


def pasted(start: str, text: str) -> dict[str, object]:
    answers = paste(BLANK, APPLICATIONS if start.startswith("applications") else DISCLOSURE, cell(start), text).answers
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
    assert pasted("applications/new/total", "1\r\n\r\n3\r\n") == {
        "applications/new/total": 1,
        "applications/carried_in/total": None,
        "applications/granted/total": 3,
    }


def test_what_is_no_figure_is_pasted_as_it_is() -> None:
    assert pasted("applications/new/total", "无") == {"applications/new/total": "无"}


def test_figures_without_a_cell_are_counted() -> None:
    block = "1\t2\t\t\n3\t4\n\n"

    assert paste(BLANK, APPLICATIONS, cell("applications/new/total"), block).outside == 2
    assert paste(BLANK, APPLICATIONS, cell("applications/carried_out/other"), block).outside == 2
    assert paste(BLANK, APPLICATIONS, cell("applications/carried_out/natural"), "1\t2").outside == 0


def test_line_ends_and_quotes_are_those_of_spreadsheets() -> None:
    assert read_block('1\t2\r\n"a\nb"\t4\r\n') == [["1", "2"], ["a\nb", "4"]]
    assert read_block("1\r2\r") == [["1"], ["2"]]
    assert read_block("\n\t\n") == []


@given(st.text())
def test_any_text_is_a_block(text: str) -> None:
    assert all(isinstance(field, str) for fields in read_block(text) for field in fields)


def test_a_field_beyond_all_measure_is_no_accident() -> None:
    assert read_block("x" * 200_000 + "\t1") == [["x" * 200_000, "1"]]


def test_a_copied_block_is_tab_separated_in_reading_order() -> None:
    report = answered(balanced(), {"applications/new/natural": "5", "applications/new/business": ""})
    block = cells("applications", ["carried_in", "new"], ["business", "natural"])

    assert copy(report, APPLICATIONS, block) == "5\t\r\n1\t2"


@given(REPORTS, st.data())
def test_what_is_copied_is_pasted_alike(report: Report, data: st.DataObject) -> None:
    grid = lay_out(data.draw(st.sampled_from(report.form.tables)))
    row = data.draw(st.sampled_from(sorted({ref.row for ref in grid.places})))
    refs = [ref for ref in grid.places if ref.row == row]

    answers = paste(report, grid, refs[0], copy(report, grid, refs)).answers

    assert [answers.get(ref) for ref in refs] == [_with_plain_line_ends(report.content(ref)) for ref in refs]


def _with_plain_line_ends(value: Value | None) -> Value | None:
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


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
    done = paste(BLANK, APPLICATIONS, cell("applications/refused_law/business"), WHOLE_TABLE_3)

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
        "（二） 部分公开(区分处理的,只计这一情形,不计其他情形)\t7",
    )

    assert done.answers == {cell("applications/partial/natural"): 7}


def test_labels_of_another_table_only_go_out_of_the_way() -> None:
    done = paste(BLANK, APPLICATIONS, cell("applications/new/natural"), "街道办\t3\t4\n社区\t5\t6")

    assert {str(ref): value for ref, value in done.answers.items()} == {
        "applications/new/natural": 3,
        "applications/new/business": 4,
        "applications/carried_in/natural": 5,
        "applications/carried_in/business": 6,
    }
    assert done.words == 1


def test_rows_that_the_table_does_not_have_are_named() -> None:
    done = paste(BLANK, APPLICATIONS, cell("applications/new/natural"), "（一）予以公开\t1\n（八）别的\t2")

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
    assert read_block("1 2 3") == [["1", "2", "3"]]
    assert read_block("1 234") == [["1 234"]]
    assert read_block("约 3 件") == [["约 3 件"]]


def test_one_figure_a_line_runs_along_a_table_of_one_row() -> None:
    grid = lay_out(BLANK.form.table("litigation"))
    done = paste(BLANK, grid, cell("litigation/cases/review_upheld"), "1\n2\n3\n4\n10\n5")

    assert list(done.answers.values()) == [1, 2, 3, 4, 10, 5]
    assert done.outside == 0


def test_thousands_and_full_width_digits_are_read() -> None:
    assert pasted("applications/new/natural", "１,２３４\t 56 件") == {
        "applications/new/natural": 1234,
        "applications/new/business": 56,
    }


@given(st.text("12 \t\n国一、（）无abc.,", max_size=60))
def test_no_figure_is_invented_and_none_is_lost_without_a_word(text: str) -> None:
    done = paste(BLANK, APPLICATIONS, cell("applications/new/natural"), text)
    fields = [field for fields in read_block(text) for field in fields]

    written = [value for value in done.answers.values() if value is not None]
    assert len(written) + done.outside <= len(fields)
    assert len(written) + done.outside + done.words + len(done.unknown) > 0 or not any(map(str.strip, fields))
