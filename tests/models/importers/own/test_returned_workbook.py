"""Workbooks of rooms that come back: every figure as it was typed, and a sentence for whatever is amiss."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from exporters.room_sheets.room_paper import room_paper
from models.form.refs import CellRef
from models.form.vocabulary import FigureKind
from models.gathering.gathering import Gathering, How, Row, askable
from models.gathering.returned import RoomSheet, Trouble, same_rooms, several_words
from models.gathering.room_sheet import ROOM_MARK, ROOM_SHEET, Mark, order_for
from models.importers import open_content, read_sheet
from models.importers.sandbox.protocol import Scope
from models.importers.sandbox.sandboxed_reader import Reader
from models.report.report import Report, Value
from models.system.errors import NewerVersion, UnreadableReport
from tests.builders import KINDS, answered
from tests.models.gathering.gathered import (
    GRANTED,
    LATER,
    NEW,
    NEW_ROW,
    OFFICE,
    PERMITS,
    PERMITS_ROW,
    SQUAD,
    WHEN,
    asked,
    report,
)
from tests.models.importers.office import converted, needs_office
from tests.models.importers.own.returned import Change, changed, labelled, on_sheet, returned, sent, typed
from tests.thoroughness import before_landing, examples

FIGURES: dict[CellRef, Value] = {NEW: Decimal(40), GRANTED: Decimal(0)}


def troubles(sheet: RoomSheet) -> list[Trouble]:
    return [one.trouble for one in sheet.problems]


def back(*changes: Change, figures: dict[CellRef, object] | None = None) -> RoomSheet:
    """Return the sheet of a room, filled in, and changed in some way beside."""
    content = sent(asked(), report(), SQUAD)
    return returned(changed(content, typed(figures or dict(FIGURES)), *changes), asked(), report())


def everything(year: int) -> tuple[Gathering, Report]:
    gathering, blank = Gathering().with_room("党政办"), answered(Report.blank(year), {"cover/agency": "开元街道"})
    for row in askable(blank.form):
        gathering = gathering.with_row(OFFICE, row)
    return gathering, blank


def test_what_was_filled_in_is_read() -> None:
    sheet = back()
    assert (sheet.room_id, sheet.room, sheet.year) == (SQUAD, "综合执法队", 2025)
    assert (sheet.figures, sheet.problems, sheet.refused) == (FIGURES, (), False)
    assert sheet.asked == 12
    assert sheet.saved is not None
    assert sheet.saved.tzinfo
    assert sheet.blank == 10


_COUNTS = st.integers(0, 99_999_999).map(Decimal)
_MONEY = st.decimals(0, 9999, places=6).map(lambda value: value.normalize() + Decimal(0))


@examples(9, 90)
@given(st.data(), st.sampled_from([2020, 2025]))
def test_sheets_that_are_filled_in_are_read_back(data: st.DataObject, year: int) -> None:
    gathering, blank = everything(year)
    cells = [ref for row in askable(blank.form).values() for ref in row if KINDS[ref] is not FigureKind.AMOUNT]
    by_kind = {FigureKind.COUNT: _COUNTS, FigureKind.SIGNED: _COUNTS | _COUNTS.map(lambda one: -one)}
    chosen = data.draw(st.lists(st.sampled_from(cells), min_size=1, max_size=12, unique=True))
    figures = {ref: data.draw(by_kind.get(KINDS[ref], _MONEY)) for ref in chosen}

    sheet = returned(changed(sent(gathering, blank, OFFICE), typed(figures)), gathering, blank)

    assert sheet.figures == figures
    assert not sheet.problems


def test_amounts_keep_their_units() -> None:
    gathering, blank = everything(2020)
    ref = CellRef("disclosure", "procurement", "amount")
    sheet = returned(changed(sent(gathering, blank, OFFICE), typed({ref: "3.54万元"})), gathering, blank)
    assert sheet.figures == {ref: (Decimal("3.54"), "万元")}


def test_remarks_are_read_and_told() -> None:
    sheet = back(
        lambda book, mark: [book["收集表"].cell(row, column, "两件补正") for row, column, _ in mark.remarks[:2]]
    )
    assert sheet.remarks == ("要说明的：两件补正", "填表人：两件补正")
    assert not sheet.problems


def test_a_sheet_of_another_report_is_refused() -> None:
    content = changed(sent(asked(), report(), SQUAD), typed(FIGURES))
    other = answered(report(), {"cover/agency": "海滨街道办事处"})
    following = answered(Report.blank(2026), {"cover/agency": "海滨街道办事处"})
    cases = [
        (returned(content, asked(), other, "another"), Trouble.OTHER_UNIT),
        (returned(content, asked(), following), Trouble.OTHER_YEAR),
        (returned(content, asked(), report(), "another"), Trouble.OTHER_DRAFT),
        (returned(content, asked().without_room(SQUAD), report()), Trouble.NO_ROOM),
    ]
    for sheet, trouble in cases:
        assert (troubles(sheet), sheet.figures, sheet.refused) == ([trouble], {}, True)
    assert len({sheet.problems[0].sentence for sheet, _ in cases}) == len(cases)


def test_a_unit_whose_name_was_mended_meanwhile_gets_its_sheets_back() -> None:
    content = changed(sent(asked(), report(), SQUAD), typed(FIGURES))
    mended = answered(report(), {"cover/agency": "泉州市鲤城区人民政府开元街道办事处"})
    assert returned(content, asked().renamed(SQUAD, "执法队"), mended).figures == FIGURES


_LABEL = "三、本年度办理结果 › （一）予以公开"


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        (on_sheet(lambda sheet: sheet.insert_rows(7)), Trouble.MOVED),
        (on_sheet(lambda sheet: sheet.insert_cols(2)), Trouble.MOVED),
        (on_sheet(lambda sheet: sheet.delete_rows(5)), Trouble.MOVED),
        (labelled(_LABEL, "（一）主动公开"), Trouble.LABEL),
        (labelled(_LABEL, None), Trouble.LABEL),
        (labelled("自然人", "公民"), Trouble.LABEL),
    ],
)
def test_a_sheet_whose_labels_are_not_as_they_were_is_refused(change: Change, trouble: Trouble) -> None:
    sheet = back(change)
    assert (troubles(sheet), sheet.figures) == ([trouble], {})


def test_white_space_in_a_label_is_no_change() -> None:
    assert back(labelled(_LABEL, f" {_LABEL}\n")).figures == FIGURES


def test_a_sheet_in_which_nothing_stands_is_refused() -> None:
    sheet = returned(sent(asked(), report(), SQUAD), asked(), report())
    assert (troubles(sheet), sheet.refused) == ([Trouble.EMPTY], True)


@pytest.mark.parametrize(
    ("stands", "trouble", "taken"),
    [
        ("没有", Trouble.WORDS, "没有"),
        ("/", Trouble.WORDS, "/"),
        (datetime(2026, 1, 2), Trouble.WORDS, "日期 2026-01-02T00:00:00"),  # noqa: DTZ001  as a spreadsheet has it
        (True, Trouble.WORDS, "TRUE"),
        ("=1+2", Trouble.FORMULA, None),
        (-3, Trouble.FAULT, None),
        (1.5, Trouble.FAULT, None),
    ],
)
def test_what_is_no_figure_is_told(stands: object, trouble: Trouble, taken: str | None) -> None:
    sheet = back(figures={NEW: 40, GRANTED: stands})
    assert [(one.trouble, one.ref) for one in sheet.problems] == [(trouble, GRANTED)]
    assert sheet.figures.get(GRANTED) == taken
    assert sheet.figures[NEW] == 40
    assert "（一）予以公开" in sheet.problems[0].sentence


def test_what_was_answered_before_and_is_blank_now_is_told() -> None:
    known = asked().with_part(SQUAD, GRANTED, Decimal(5), How.WORKBOOK, WHEN)
    sheet = returned(changed(sent(known, report(), SQUAD), typed({NEW: 40})), known, report())
    assert [(one.trouble, one.ref) for one in sheet.problems] == [(Trouble.KEPT, GRANTED)]
    assert sheet.figures == {NEW: Decimal(40)}


def test_a_percentage_is_no_amount() -> None:
    gathering, blank = everything(2025)
    ref = next(ref for ref in blank.form.cells if KINDS[ref] is FigureKind.MONEY)

    def show_as_percentage(book: Workbook, mark: Mark) -> None:
        [(row, column)] = [(row, column) for row, column, known in mark.cells if known == ref]
        book[ROOM_SHEET].cell(row, column).number_format = "0%"

    sheet = returned(
        changed(sent(gathering, blank, OFFICE), typed({ref: Decimal("0.05")}), show_as_percentage), gathering, blank
    )
    assert [(one.trouble, one.ref) for one in sheet.problems] == [(Trouble.WORDS, ref)]


def test_what_stands_there_and_is_not_taken_is_not_blank() -> None:
    sheet = back(figures={NEW: 40, GRANTED: "=1+2"})
    assert (sheet.blank, sheet.asked) == (10, 12)


def test_a_room_that_is_called_otherwise_now_is_told() -> None:
    content = changed(sent(asked(), report(), SQUAD), typed(FIGURES))
    sheet = returned(content, asked().renamed(SQUAD, "司法所二组"), report())
    assert (troubles(sheet), sheet.figures) == ([Trouble.RENAMED], FIGURES)


def test_a_file_that_does_not_say_when_it_was_saved_was_not_saved_just_now() -> None:
    content, stream = changed(sent(asked(), report(), SQUAD), typed(FIGURES)), BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name != "docProps/core.xml":
                new.writestr(name, old.read(name))
    sheet = returned(stream.getvalue(), asked(), report())
    assert (sheet.figures, sheet.saved) == (FIGURES, None)


@pytest.mark.parametrize("text", ["４０", "40 件", "40.0", " 40 "])
def test_a_figure_that_was_typed_as_a_text_is_one(text: str) -> None:
    sheet = back(figures={NEW: text})
    assert (sheet.figures, sheet.problems) == ({NEW: Decimal(40)}, ())


def test_a_row_that_is_not_asked_any_more_is_told_and_not_taken() -> None:
    content = changed(sent(asked(), report(), SQUAD), typed(FIGURES))
    sheet = returned(content, asked().without_row(SQUAD, NEW_ROW), report())
    assert sheet.figures == {GRANTED: 0}
    assert [(one.trouble, one.ref) for one in sheet.problems] == [(Trouble.NOT_ASKED, NEW)]


def test_a_row_that_is_asked_since_is_told() -> None:
    content = changed(sent(asked(), report(), SQUAD), typed(FIGURES))
    sheet = returned(
        content, asked().with_row(SQUAD, PERMITS_ROW).with_row(SQUAD, Row("litigation", "cases")), report()
    )
    assert (troubles(sheet), sheet.figures) == ([Trouble.LATER], FIGURES)
    assert "行政许可" in sheet.problems[0].sentence
    assert PERMITS not in sheet.figures


def test_what_stands_elsewhere_is_told() -> None:
    def write(book: Workbook, _: Mark) -> None:
        book["收集表"].cell(40, 12, 99)
        book.create_sheet("草稿")["A1"] = "38+2"
        book.create_sheet("空的")

    sheet = back(write)
    assert (troubles(sheet), sheet.figures) == ([Trouble.STRAY, Trouble.OTHERS], FIGURES)
    assert "99" in sheet.problems[0].sentence
    assert "草稿" in sheet.problems[1].sentence
    assert "空的" not in sheet.problems[1].sentence


def test_what_stands_elsewhere_in_many_cells_is_counted() -> None:
    def write(book: Workbook, _: Mark) -> None:
        for row in range(20, 40):
            book["收集表"].cell(row, 12, 99)

    sheet = back(write)
    assert troubles(sheet) == [Trouble.STRAY] * 6
    assert "15 处" in sheet.problems[-1].sentence


def test_a_sheet_under_another_name_is_found() -> None:
    def rename(book: Workbook, _: Mark) -> None:
        book["收集表"].title = "Sheet1"

    assert back(rename).figures == FIGURES


def test_several_files_of_one_room_are_asked_about() -> None:
    first = back()._replace(saved=WHEN)
    second = back(figures={NEW: 41, GRANTED: 0})._replace(saved=LATER)
    refused = returned(sent(asked(), report(), SQUAD), asked(), report())
    assert same_rooms([first, second, first._replace(room_id=OFFICE)]) == {SQUAD: (1, 0)}
    assert same_rooms([first, refused]) == {}
    assert "1 个数不一样" in several_words("综合执法队", ["b.xlsx", "a.xlsx"], [second, first])
    for saved in (LATER, None):
        alike = [one._replace(saved=saved) for one in (first, second)]
        assert "看不出" in several_words("综合执法队", ["b.xlsx", "a.xlsx"], alike)
    assert "都一样" in several_words("综合执法队", ["b.xlsx", "a.xlsx"], [first, first])


def test_another_workbook_is_no_sheet_of_a_room() -> None:
    book, stream = Workbook(), BytesIO()
    book.save(stream)
    for content in (stream.getvalue(), b"", b"PK\x03\x04", b"{}"):
        with pytest.raises(UnreadableReport):
            read_sheet(content)


def _with_mark(text: str) -> bytes:
    def change(book: Workbook, _: Mark) -> None:
        for row in book[ROOM_MARK]:
            row[0].value = None
        book[ROOM_MARK]["A1"] = text

    return changed(sent(asked(), report(), SQUAD), change)


def test_a_damaged_mark_and_one_of_a_later_version_are_told() -> None:
    with pytest.raises(UnreadableReport):
        read_sheet(_with_mark('{"format": 1}'))
    with pytest.raises(NewerVersion):
        read_sheet(_with_mark(json.dumps({"format": 2})))


def test_the_import_of_reports_says_where_a_sheet_of_a_room_belongs() -> None:
    with pytest.raises(UnreadableReport, match="收集表"):
        open_content(sent(asked(), report(), SQUAD), "a.xlsx")


def test_the_sandbox_reads_them(tmp_path: Path) -> None:
    content = changed(sent(asked(), report(), SQUAD), typed(FIGURES))
    (tmp_path / "a.xlsx").write_bytes(content)
    (tmp_path / "b.xlsx").write_bytes(b"PK")
    with Reader(Scope.ROOMS) as reader:
        assert reader.open_sheet(tmp_path / "a.xlsx") == read_sheet(content)
        with pytest.raises(UnreadableReport):
            reader.open_sheet(tmp_path / "b.xlsx")


def test_a_mark_has_room_for_any_name() -> None:
    long = answered(report(), {"cover/agency": "_x0041_街道=" * 500})
    gathering = asked().renamed(SQUAD, "_x0041_\t队")
    sheet = returned(changed(sent(gathering, long, SQUAD), typed(FIGURES)), gathering, long)
    assert (sheet.figures, sheet.problems) == (FIGURES, ())
    assert sheet.room == "_x0041_ 队"


@pytest.mark.parametrize(
    "name", ["李喆𫟹😀\x07<b>&", "\ud800半", "\u202eabc", "<r>x</r>", "\n\t科\r\n室", "=1+1", "@SUM(A1)", "http://x.cn"]
)
def test_sheets_are_made_and_known_again_whatever_rooms_and_units_are_called(name: str) -> None:
    gathering = Gathering().with_room(name).with_row(OFFICE, NEW_ROW)
    blank = answered(Report.blank(2025), {"cover/agency": name * 6})
    assert room_paper([order_for(gathering, blank, "d", OFFICE)]).startswith(b"%PDF")
    sheet = returned(changed(sent(gathering, blank, OFFICE), typed({NEW: 3})), gathering, blank)
    assert (sheet.figures, sheet.problems) == ({NEW: Decimal(3)}, ())


@before_landing
@needs_office
def test_a_workbook_that_libreoffice_saved_is_read(tmp_path: Path) -> None:
    gathering, blank = everything(2025)
    figures: dict[CellRef, Value] = {ref: Decimal(at) for at, ref in enumerate(blank.form.inputs(blank.form.tables[1]))}
    content = changed(sent(gathering, blank, OFFICE), typed(figures))
    [path] = converted({"sheet": content}, "xlsx", "xlsx", tmp_path)["sheet"]
    sheet = returned(path.read_bytes(), gathering, blank)
    assert (sheet.figures, sheet.problems) == (figures, ())
