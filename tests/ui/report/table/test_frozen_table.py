"""The table in the whole window: what stays in sight, what fits, and how its cells look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QAccessible, QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from models.checks.findings import Finding, Level
from models.checks.marks import Mark, Strength
from models.drafts.store import DraftStore
from models.form.refs import CellRef
from models.report.next_year import next_years
from tests.builders import answered, balanced, cell
from tests.ui.clerk import CONTROL, Key, editor, press, shown, type_text
from ui.kit.focus_ring import WIDTH as RING
from ui.kit.signs import SIZE
from ui.kit.theme import colours
from ui.report.document import Document
from ui.report.report_view import ReportView
from ui.report.table.frozen_headings import FrozenCorner
from ui.report.table.table_view import TableView
from ui.window.main_window import MainWindow

STRIP = 40  # pixels, of the line below the report
TITLE, TASKBAR = 30, 48  # pixels of Windows at 100 %
NEW, OUT = cell("applications/new/natural"), cell("applications/carried_out/total")
SECRET = cell("applications/refused_secret/natural")
LAST = answered(balanced(2022), {"applications/granted/natural": "31", "applications/partial/natural": "0"})


@pytest.fixture
def page(window: MainWindow, store: DraftStore) -> ReportView:
    store.save(LAST)
    window.open_draft(store.save(balanced()))
    window.resize(1366, 768 - TITLE - TASKBAR)
    page = window.report_view
    assert page is not None
    return seen(page, NEW)


def seen(page: ReportView, ref: CellRef) -> ReportView:
    page.reveal(ref)
    QApplication.processEvents()
    return page


def table_of(page: ReportView) -> TableView:
    assert page.table is not None
    return page.table


def make_small(window: MainWindow) -> None:
    window.resize(911, 402)
    QApplication.processEvents()


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def frozen(table: TableView) -> list[QImage]:
    """Return what stands over the figures, beside them and in the corner."""
    [corner] = table.findChildren(FrozenCorner)
    return [picture(one) for one in (corner, table.horizontalHeader().viewport(), table.verticalHeader().viewport())]


def written(image: QImage, within: QRect | None = None) -> list[int]:
    """Return at which x there are dark points in a part of a picture: letters are."""
    part = (within or image.rect()).intersected(image.rect())
    points = [(x, y) for x in range(part.left(), part.right() + 1) for y in range(part.top(), part.bottom() + 1)]
    return [x for x, y in points if image.pixelColor(x, y).lightness() < 110]


def colours_at(image: QImage, *points: tuple[int, int]) -> list[str]:
    return [image.pixelColor(*point).name().upper() for point in points]


def painted(table: TableView, ref: CellRef) -> QImage:
    """Return a cell as it is seen, without the lines around it."""
    return table.viewport().grab(table.visualRect(table.figures.at(ref))).toImage()


# ---------------------------------------------------------------- sizes


def test_all_of_table_three_is_on_the_smallest_screen(page: ReportView) -> None:
    table = table_of(page)
    last = table.visualRect(table.figures.at(OUT))

    assert not table.verticalScrollBar().isVisible()
    assert not table.horizontalScrollBar().isVisible()
    assert {table.rowHeight(row) for row in range(table.figures.rowCount())} == {19}
    assert table.viewport().rect().contains(last)
    assert table.horizontalHeader().height() + last.bottom() + 2 == 533  # one for the line below it, one since from 0


def test_a_table_is_shown_larger_and_smaller(page: ReportView) -> None:
    table = table_of(page)
    before = table.rowHeight(0), table.verticalHeader().width(), table.font().pointSizeF()

    for percent in (80, 150, 200):
        table.set_zoom(percent)
        assert table.font().pointSizeF() == pytest.approx(before[2] * percent / 100)
        assert table.rowHeight(0) >= before[0] * percent / 100 - 1
    table.set_zoom(100)

    assert (table.rowHeight(0), table.verticalHeader().width(), table.font().pointSizeF()) == before


# ---------------------------------------------------------------- headings


def test_headings_and_labels_stay_in_sight(page: ReportView, window: MainWindow) -> None:
    make_small(window)
    table = table_of(page)
    table.set_zoom(150)
    corner, over, beside = frozen(table)

    press(Key.Key_End, held=CONTROL)
    corner_after, over_after, beside_after = frozen(table)
    scrolled = table.verticalScrollBar().value(), table.horizontalScrollBar().value()
    press(Key.Key_Home, held=CONTROL)

    assert min(scrolled) > 0
    assert corner_after == corner
    assert over_after != over  # it has gone to the side with the figures, and shows others
    assert beside_after != beside
    assert written(over_after, QRect(0, 0, 200, 60))
    assert written(beside_after, QRect(0, 0, 200, 60))
    assert (table.verticalScrollBar().value(), table.horizontalScrollBar().value()) == (0, 0)
    assert frozen(table) == [corner, over, beside]


def test_rows_alone_move_the_labels_and_columns_alone_the_headings(page: ReportView, window: MainWindow) -> None:
    make_small(window)
    table = table_of(page)
    table.set_zoom(150)
    corner, over, beside = frozen(table)

    table.verticalScrollBar().setValue(40)
    down = frozen(table)
    table.verticalScrollBar().setValue(0)
    table.horizontalScrollBar().setValue(40)
    right = frozen(table)

    assert (down[0], down[1], down[2] == beside) == (corner, over, False)
    assert (right[0], right[1] == over, right[2]) == (corner, False, beside)


def test_a_merged_label_is_read_in_what_is_left_of_it(page: ReportView, window: MainWindow) -> None:
    make_small(window)
    table = table_of(page)
    header = table.verticalHeader()

    last = table.figures.at(cell("applications/refused_inquiry/natural")).row()  # of the eight of （三）不予公开
    table.verticalScrollBar().setValue(header.sectionPosition(last))
    QApplication.processEvents()
    group = QRect(45, 0, 60, header.sectionSize(last) - 1)  # what is left of the label, within its column

    assert table.verticalScrollBar().value() == header.sectionPosition(last)
    assert len(written(picture(header.viewport()), group)) > 20


def test_ctrl_home_shows_the_top_of_every_table(page: ReportView, window: MainWindow) -> None:
    make_small(window)
    for address in ("disclosure/regulations/issued", "litigation/cases/review_upheld"):
        table = table_of(seen(page, cell(address)))
        table.set_zoom(200)

        press(Key.Key_End, held=CONTROL)
        press(Key.Key_Home, held=CONTROL)

        assert (table.verticalScrollBar().value(), table.horizontalScrollBar().value()) == (0, 0)


def test_headings_and_labels_are_headings_for_a_screen_reader(page: ReportView) -> None:
    table = QAccessible.queryAccessibleInterface(table_of(page))
    parts = [table.child(at) for at in range(table.childCount())]
    names: dict[QAccessible.Role, list[str]] = {}
    for part in parts:
        names.setdefault(part.role(), []).append(part.text(QAccessible.Text.Name))

    assert names[QAccessible.Role.ColumnHeader][1] == "申请人情况 法人或其他组织 商业企业"
    assert names[QAccessible.Role.RowHeader][4] == "三、本年度办理结果 （三）不予公开 1.属于国家秘密"
    assert len(names[QAccessible.Role.RowHeader]) == 25


# ---------------------------------------------------------------- cells


def marked(page: ReportView, strength: Strength, level: Level = Level.ERROR) -> QImage:
    """Return how a cell looks that has a mark, and not the cursor."""
    finding = Finding("X-SUM", level, "对不上。", (SECRET,))
    page.document.last_marks = {SECRET: Mark(finding, strength)}
    page.document.changed.emit(frozenset({SECRET}))
    return painted(table_of(page), SECRET)


def test_a_probable_fault_has_a_ground_and_a_sign_and_what_has_a_part_in_it_a_bar(page: ReportView) -> None:
    full = marked(page, Strength.FULL)
    lights = [marked(page, Strength.LIGHT, level) for level in (Level.ERROR, Level.WARNING)]
    middle = full.height() // 2
    ends = [(x, middle) for x in range(5)]

    assert colours_at(full, (1, 1), (30, middle)) == [colours().error_ground] * 2
    assert written(full, QRect(0, 0, SIZE + 6, full.height()))
    assert not written(lights[0], QRect(3, 0, SIZE + 6, full.height()))
    assert colours_at(lights[0], *ends) == [colours().error] * 3 + [colours().error_light] * 2
    assert colours_at(lights[1], *ends) == [colours().warning] * 3 + [colours().warning_light] * 2


def test_the_cursor_is_a_ring_over_any_ground(page: ReportView) -> None:
    seen_so = [painted(table_of(seen(page, ref)), ref) for ref in (NEW, OUT)]
    marked(page, Strength.FULL)
    seen_so.append(painted(table_of(seen(page, SECRET)), SECRET))
    type_text("7")
    seen_so.append(picture(editor(table_of(page))))

    for image in seen_so:
        edge = colours_at(image, *((x, image.height() // 2) for x in range(RING + 1)))
        assert edge.count(colours().accent) >= RING
    assert colours_at(seen_so[1], (8, 8)) == [colours().total]
    assert colours_at(seen_so[2], (25, 5)) == [colours().error_ground]


def test_last_years_figure_stands_beside_and_never_over_this_years(page: ReportView) -> None:
    table = table_of(page)
    other, zero = cell("applications/granted/natural"), cell("applications/partial/natural")
    before = painted(table, other), painted(table, zero)

    press(Key.Key_F9)
    after = painted(table, other), painted(table, zero)

    changed = [x for x in range(after[0].width()) for y in range(18) if after[0].pixel(x, y) != before[0].pixel(x, y)]
    assert min(changed) > max(written(before[0])) + 4
    assert after[1] == before[1]


def test_where_columns_are_narrow_last_year_is_told_below(page: ReportView, window: MainWindow) -> None:
    press(Key.Key_F9)
    seen(page, cell("applications/granted/natural"))
    wide = table_of(page).last_year_left_out(cell("applications/granted/natural"))
    window.resize(760, 500)
    table_of(page).resize(600, 400)

    assert wide == ""
    assert table_of(page).last_year_left_out(cell("applications/granted/natural")) == "31"


def test_a_carried_row_says_so_at_its_label(qtbot: QtBot) -> None:
    document = Document(next_years(LAST), [LAST])
    page = ReportView(document)
    document.setParent(page)
    page.resize(1366, 620)
    table = table_of(seen(shown(qtbot, page), NEW))
    header = table.verticalHeader()
    rows = [table.figures.at(cell(f"applications/{row}/natural")).row() for row in ("carried_in", "new")]
    places = [QRect(header.width() - 100, header.sectionViewportPosition(row), 98, 18) for row in rows]
    carried, other = (written(picture(header.viewport()), place) for place in places)

    assert carried
    assert not other


def test_a_cell_with_words_that_were_found_is_seen_while_the_keyboard_is_in_their_field(page: ReportView) -> None:
    page.open_find_bar()
    QApplication.processEvents()
    table = table_of(page)
    inside = table.visualRect(table.currentIndex()).adjusted(3, 3, -3, -3).topLeft()
    chosen = picture(table.viewport()).pixelColor(inside)
    press(Key.Key_Escape)
    QApplication.processEvents()

    assert chosen.name() != colours().paper.lower()
    assert picture(table.viewport()).pixelColor(inside).name() == colours().paper.lower()


def test_the_cell_with_the_cursor_is_veiled_with_all_others(page: ReportView, qtbot: QtBot) -> None:
    table = table_of(page)
    places: list[QRegion] = []
    painted = PaintedPlaces(table.viewport(), places)
    qtbot.wait(1)
    places.clear()
    press(Key.Key_A, held=CONTROL)
    qtbot.waitUntil(lambda: bool(places))
    table.viewport().removeEventFilter(painted)

    assert any(place.contains(table.visualRect(table.currentIndex()).center()) for place in places)


class PaintedPlaces(QObject):
    """Remembers which places of a widget are painted."""

    def __init__(self, widget: QWidget, places: list[QRegion]) -> None:
        super().__init__(widget)
        self._places = places
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._places.append(event.region())
        return super().eventFilter(watched, event)
