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
