"""Where the note on a figure goes: paper and workbook differ in the room they have, and in nothing else."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from exporters.manuscript import clean, printed_table
from exporters.notes import NoteRoom, printed_figures
from models.form.grid import lay_out
from models.importers.own.workbook_layout import TOP
from models.report import places
from models.report.report import Report
from tests.builders import answered, balanced, cell
from tests.models.importers.own.workbooks import exported, place

NEW, OTHER = cell("applications/new/natural"), cell("applications/new/business")
NAME = places.place(balanced(), NEW)
SHORT, LONG = "含转来2件", "其中结转" * 20
ROOM = NoteRoom(clean, lambda figure: len(figure) < 9, lambda _ref, _figure, note: len(note) < 9, "注{}".format, "{}：")


def noted(note: str, other: str = "") -> Report:
    return answered(balanced(), {f"notes/{NEW}": note, f"notes/{OTHER}": other})


def on_paper(report: Report) -> tuple[str, str, tuple[str, ...]]:
    """Return what the two cells say, and what stands below their table."""
    table = printed_table(report, report.form.table("applications"))
    return table.text(table.grid.places[NEW]), table.text(table.grid.places[OTHER]), table.notes


def in_workbook(report: Report) -> tuple[str, str, list[object]]:
    """Return how the two numbers are shown, and what stands below their table."""
    name, row, column = place(report, NEW)
    sheet = load_workbook(BytesIO(exported(report)))[name]
    first = TOP + 1 + lay_out(report.form.table("applications")).rows
    shown = [sheet.cell(row, at).number_format for at in (column, column + 1)]
    return shown[0], shown[1], [sheet.cell(at, 1).value for at in range(first, sheet.max_row + 1)]


def test_a_short_note_stands_behind_its_figure_where_the_cell_is_wide_enough() -> None:
    report = noted(SHORT)

    assert on_paper(report) == (f"{report.shown(NEW)}\n（{SHORT}）", report.shown(OTHER), ())
    assert in_workbook(report) == ('General"*"', "General", [f"* {NAME}：{SHORT}"])
    assert in_workbook(noted("补"))[:1] == ('General"（补）"',)


def test_a_long_note_stands_below_and_a_mark_leads_there() -> None:
    report = noted(LONG, LONG)
    (one, two, below), (shown, also, rows) = on_paper(report), in_workbook(report)

    assert [one, two] == [f"{report.shown(NEW)}\n①", f"{report.shown(OTHER)}\n②"]
    assert [note[0] for note in below] == ["①", "②"]
    assert (shown, also) == ('General"*"', 'General"*"')
    assert [f"* {note[1:]}" for note in below] == rows


@pytest.mark.parametrize(
    ("figure", "note", "text", "below"),
    [
        ("", "", "", ""),
        ("12", "", "12", ""),
        ("12", "短", "12\n（短）", ""),
        ("", "短", "\n（短）", ""),
        ("12", "\u200b", "12", ""),
        ("12", "长" * 9, "12\n注1", "长" * 9),
        ("长" * 9, "", "注1", "长" * 9),
        ("长" * 9, "短", "注1", f"{'长' * 9}，短"),
    ],
)
def test_what_has_no_room_moves_below(figure: str, note: str, text: str, below: str) -> None:
    report = answered(balanced(), {str(NEW): figure, f"notes/{NEW}": note})
    [printed] = printed_figures(report, [NEW], ROOM).values()

    assert printed.text == text
    assert printed.below == (f"注1：{NAME}：{below}" if below else "")


def test_numbers_count_only_what_stands_below() -> None:
    printed = printed_figures(noted(SHORT, LONG), [NEW, OTHER], ROOM)

    assert [figure.below[:2] for figure in printed.values()] == ["", "注1"]


@pytest.mark.parametrize(
    ("place_", "note", "is_below"),
    [
        (str(NEW), "含转来十件", False),
        (str(NEW), "含转来的十件", False),
        (str(NEW), "含转来的几十件", True),
        ("disclosure/normative/issued", "其中修订16件", False),
        ("disclosure/normative/issued", "其中修订的有16件", True),
    ],
)
def test_about_six_characters_stand_in_a_cell_on_paper(place_: str, note: str, *, is_below: bool) -> None:
    report = answered(balanced(), {f"notes/{place_}": note})
    tables = [printed_table(report, table) for table in report.form.tables]

    assert any(table.notes for table in tables) == is_below
    assert any(table.marks for table in tables) == is_below


def test_notes_in_several_rows_of_a_narrow_table_all_stand_below() -> None:
    rows = ("new", "granted", "handled")
    for count in (2, 3):
        notes = {f"notes/applications/{row}/natural": "补" for row in rows[:count]}
        report = answered(balanced(), notes)
        assert len(printed_table(report, report.form.table("applications")).notes) == (count if count > 2 else 0)


def test_marks_are_no_digits_and_all_different() -> None:
    report = answered(balanced(), {f"notes/{ref}": "其中结转几十件" for ref in balanced().form.cells})
    table = printed_table(report, report.form.table("applications"))

    assert len(set(table.marks.values())) == len(table.marks) > 20
    assert not any(mark[0].isdecimal() for mark in table.marks.values())
