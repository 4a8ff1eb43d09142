from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QBrush, QFont
from pytestqt.modeltest import ModelTester

from models.form.refs import CellRef, Ref, note_ref
from models.form.vocabulary import Table
from models.report.report import YEAR, Report, Value
from tests.builders import balanced, cell, sample
from tests.invented import ALL_EDITIONS
from ui.kit.theme import colours
from ui.report.document import Document
from ui.report.table.panes import body_area
from ui.report.table.table_model import TableModel

pytestmark = pytest.mark.usefixtures("every_edition")
Role = Qt.ItemDataRole
TABLES = [
    pytest.param(form.first_year, table.id, id=f"{form.id}-{table.id}")
    for form in ALL_EDITIONS
    for table in form.tables
]
GRANTED = cell("applications/granted/natural")
NEW = cell("applications/new/natural")
UNTOUCHED = cell("applications/refused_secret/legal")
LOOK = (Role.BackgroundRole, Role.FontRole, Role.ToolTipRole)
TOTAL = cell("applications/granted/total")


def model_of(report: Report, table: str = "applications") -> TableModel:
    model = TableModel(Document(report), report.form.table(table))
    model.document.setParent(model)
    return model


def table_of(year: int, table: str) -> tuple[TableModel, Table]:
    report = balanced(year)
    return model_of(report, table), report.form.table(table)


def shown(model: TableModel, ref: CellRef, role: Role = Role.DisplayRole) -> object:
    return model.at(ref).data(role)


def ground(model: TableModel, ref: CellRef) -> str:
    brush = shown(model, ref, Role.BackgroundRole)
    assert isinstance(brush, QBrush)
    return brush.color().name().upper()


@pytest.mark.parametrize(("year", "table"), TABLES)
def test_every_table_is_a_proper_model(qtmodeltester: ModelTester, year: int, table: str) -> None:
    model, _ = table_of(year, table)

    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt's


@pytest.mark.parametrize(("year", "table"), TABLES)
def test_every_label_and_figure_stands_where_the_grid_has_it(year: int, table: str) -> None:
    model, _ = table_of(year, table)
    grid = model.grid
    rows = [str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(model.rowCount())]
    columns = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]

    assert (len(rows), len(columns)) == (grid.rows - grid.header_rows, grid.columns - grid.stub_columns)
    for one in grid.cells:
        if (area := body_area(grid, one)) is None:
            over = one.row < grid.header_rows
            lines = one.columns if over else one.rows
            named, first = (columns, grid.stub_columns) if over else (rows, grid.header_rows)
            assert all(str(one.content) in named[line - first] for line in lines if line >= first)
            continue
        index = model.index(area.row, area.column)
        is_figure = isinstance(one.content, CellRef)
        assert model.ref(index) == (one.content if is_figure else None)
        assert bool(index.data()) if is_figure else index.data() == one.content


@pytest.mark.parametrize(("year", "table"), TABLES)
def test_every_header_has_a_name_of_its_own(year: int, table: str) -> None:
    model, _ = table_of(year, table)
    headed = {ref: model.at(ref) for ref in model.grid.places}
    names = {
        (model.headerData(at.row(), Qt.Orientation.Vertical), model.headerData(at.column(), Qt.Orientation.Horizontal))
        for at in headed.values()
    }

    assert all(all(pair) for pair in names)


def test_a_header_says_the_whole_label() -> None:
    model = model_of(balanced())
    at = model.at(cell("applications/refused_secret/business"))

    row = model.headerData(at.row(), Qt.Orientation.Vertical)
    column = model.headerData(at.column(), Qt.Orientation.Horizontal)

    assert row == "三、本年度办理结果 （三）不予公开 1.属于国家秘密"
    assert column == "申请人情况 法人或其他组织 商业企业"


@pytest.mark.parametrize(("year", "table"), TABLES)
def test_only_figures_can_be_chosen_and_edited(year: int, table: str) -> None:
    model, _ = table_of(year, table)
    edit = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsSelectable

    for one in model.grid.cells:
        if area := body_area(model.grid, one):
            flags = model.flags(model.index(area.row, area.column))
            assert (flags & edit) == (edit if isinstance(one.content, CellRef) else Qt.ItemFlag.NoItemFlags)


def test_a_mark_is_a_colour_and_a_sign_and_a_sentence() -> None:
    model = model_of(balanced())
    model.setData(model.at(TOTAL), "9")

    assert ground(model, TOTAL) == colours().error_ground
    font = shown(model, TOTAL, Role.FontRole)
    assert isinstance(font, QFont)
    assert font.bold()
    assert "表三" in str(shown(model, TOTAL, Role.ToolTipRole))
    assert "错误" in str(shown(model, TOTAL, Role.AccessibleTextRole))


def test_a_mark_goes_when_the_fault_goes() -> None:
    model = model_of(balanced())
    before = [shown(model, NEW, role) for role in LOOK]
    model.setData(model.at(NEW), "9")

    model.document.undo_stack.undo()

    assert before == [shown(model, NEW, r) for r in LOOK]
    assert before[1:] == [None, None]


def test_a_total_that_follows_looks_unlike_a_figure_and_unlike_a_typed_total() -> None:
    model = model_of(balanced())
    following = ground(model, TOTAL), shown(model, TOTAL, Role.ToolTipRole)

    model.setData(model.at(TOTAL), "999")

    assert following == (colours().total, "合计由程序自动计算。")
    assert ground(model, TOTAL) == colours().error_ground
    assert ground(model, GRANTED) != colours().total


def test_a_typed_total_says_how_it_can_follow_again() -> None:
    report = balanced()
    total = cell("applications/new/total")
    parts: dict[Ref, Value | None] = {
        ref: None for ref in report.form.cells if ref.table == "applications" and ref != total
    }
    model = model_of(report.applied(report.edit({**parts, total: Decimal(7)})))

    assert "Delete" in str(shown(model, total, Role.ToolTipRole))
    assert ground(model, total) == colours().paper


def test_a_blank_cell_has_a_colour_of_its_own() -> None:
    model = model_of(Report.blank(2023))

    assert ground(model, GRANTED) == colours().blank
    assert ground(model, TOTAL) == colours().total


def test_a_remark_stands_in_brackets_beside_the_figure() -> None:
    model = model_of(balanced())
    figure = shown(model, GRANTED)

    model.document.push({note_ref(GRANTED): "其中修订1件"}, "加注")

    assert shown(model, GRANTED) == f"{figure}（其中修订1件）"


def test_what_is_typed_is_read_as_a_figure() -> None:
    model = model_of(Report.blank(2023))

    assert model.setData(model.at(GRANTED), "１，２０４")

    assert shown(model, GRANTED) == "1204"


def test_a_label_takes_no_figure() -> None:
    model = model_of(Report.blank(2023))

    banner = model_of(Report.blank(2023), "disclosure")

    assert not banner.setData(banner.index(0, 0), "9")
    assert not model.setData(model.at(GRANTED), "9", Role.CheckStateRole)
    assert model.document.report == Report.blank(2023)


def news_of(model: QAbstractItemModel) -> list[tuple[int, int]]:
    """Return a list that collects the places that `model` says are new."""
    told: list[tuple[int, int]] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        rows, columns = range(first.row(), last.row() + 1), range(first.column(), last.column() + 1)
        told.extend((row, column) for row in rows for column in columns)

    model.dataChanged.connect(note)
    return told


def test_data_changed_tells_the_changed_cells_and_no_others() -> None:
    model = model_of(balanced())
    changed: list[frozenset[Ref]] = []
    model.document.changed.connect(changed.append)
    told = news_of(model)

    model.setData(model.at(GRANTED), "9")

    indexes = [model.at(ref) for ref in changed[0] if isinstance(ref, CellRef) and ref in model.grid.places]
    places = [(index.row(), index.column()) for index in indexes]
    assert sorted(told) == sorted(places)
    assert (model.at(UNTOUCHED).row(), model.at(UNTOUCHED).column()) not in told


def test_another_table_hears_nothing_of_a_figure() -> None:
    model = model_of(balanced())
    told = news_of(model)

    model.document.push({cell("disclosure/normative/issued"): Decimal(3)}, "填写")

    assert not told


def test_a_model_of_the_old_form_keeps_still_when_the_year_brings_another() -> None:
    model = model_of(balanced(2020))
    told = news_of(model)

    model.document.push({YEAR: "2021"}, "修改年度")

    assert not told


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_sample_shows_every_figure(number: str) -> None:
    report = sample(number)

    for table in report.form.tables:
        model = model_of(report, table.id)
        assert all(shown(model, ref) for ref in model.grid.places if ref in report.figures)
