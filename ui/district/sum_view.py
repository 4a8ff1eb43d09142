"""The district's sum: the statutory tables, added up and never typed; any cell is taken apart into its units."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from models.checks.findings import Finding
from models.district.rollup.adding import Rollup
from models.district.rollup.parts import Parts
from models.form.refs import CellRef
from models.form.vocabulary import Table
from models.report.places import place
from models.report.report import Report
from ui.district.looked_at_table import LookedAtTable
from ui.district.rolling_page import RollingPage
from ui.district.sum_parts import SumParts
from ui.kit.dialogs import plain_label
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainLabel
from ui.report.beside_table import BesideTable, Share
from ui.report.document import Document

_BESIDE = Share(of_width=396 / 1366, most=396)
"""Source: the design."""

_MARGIN, _GAP = 8, 6
"""Pixels at the edge, and between parts. Source: the scale of the design."""

ONLY_ADDED = "这里的数是各单位相加的，不能改；要改，由单位改好重新报送。"
_WORKING, _NOBODY = "正在相加……", "还没有一个单位接收，没有可以相加的。"


class SumShown(NamedTuple):
    """A sum as it is shown.

    Attributes:
        report: Whose tables are the sums.
        previous: The same of last year's accepted reports; None where none is known.
        parts_of: Takes a cell apart.
        called: What units are called, by their ids.
        faults: What is wrong with the sum as a whole, in sentences.
    """

    rollup: Rollup
    report: Report
    previous: Report | None
    parts_of: Callable[[CellRef], Parts]
    called: dict[str, str]
    faults: tuple[str, ...] = ()


class SumDocument(Document):
    """A sum as a document that is looked at."""

    def __init__(self, shown: SumShown, parent: QObject | None = None) -> None:
        super().__init__(shown.report, (shown.previous,) if shown.previous else (), parent, ONLY_ADDED)
        self.previous = shown.previous

    @override
    def _examined(self) -> tuple[Finding, ...]:
        return ()


class SumView(QWidget):
    """Shows a sum that it is handed. While it is worked out anew, no old figure is on the screen.

    Signals:
        place_asked: The clerk wants to see a unit's report at a cell: the id of the unit, a `CellRef`.
        original_asked: The clerk wants the file that a unit has handed in, by its SHA-256.
        status_message: A sentence for the clerk.
    """

    place_asked = Signal(str, object)
    original_asked = Signal(str)
    status_message = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: SumShown | None = None
        self._document: SumDocument | None = None
        self.told, self.wrong = PlainLabel("", "strong", wrap=True), plain_label("", "caution")
        self.compare = QPushButton(f"{lettered('和去年对照', 'Y')}　F9")
        self.compare.setCheckable(True)
        self.compare.setObjectName("tool")
        self.compare.toggled.connect(self._compare)
        self.pages, self.parts, self.waiting = QTabWidget(), SumParts(), plain_label(_WORKING, "empty")
        self.pages.setAccessibleName("各表的合计")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._lay_out()
        self.pages.currentChanged.connect(lambda _: self._show_cell())
        self.parts.unit_asked.connect(self._ask_unit)
        self.parts.original_asked.connect(self.original_asked)
        self.parts.copy_asked.connect(self._copy)
        self.setAccessibleName("汇总")
        self.setFocusProxy(self.pages)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.told, 1)
        line.addWidget(self.compare)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(line)
        column.addWidget(self.wrong)
        column.addWidget(self.pages, 1)
        both = RollingPage(BesideTable(left, self.parts, "这一格的单位", _BESIDE), "合计和它的单位")
        self._stack.addWidget(self.waiting)
        self._stack.addWidget(both)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_MARGIN, _GAP, _MARGIN, _GAP)
        whole.addWidget(self._stack)

    # ------------------------------------------------------------ what is shown

    def show_work(self) -> None:
        """Show that it is worked out anew; what was shown is not the sum any more."""
        self.waiting.setText(_WORKING)
        self._stack.setCurrentIndex(0)

    def show_sum(self, shown: SumShown) -> None:
        """Show this sum; the cursor stays on its cell."""
        here = self.ref
        self.shown = shown
        counted = shown.rollup.counted
        if not counted.versions:
            self.waiting.setText(_NOBODY)
            self._stack.setCurrentIndex(0)
            return
        self._fill(shown)
        whole = "" if counted.is_whole else f"，还差 {len(counted.missing)} 个"
        self.told.setText(f"{counted.scope.value}合计（{counted.n} 个单位相加{whole}）　不能改")
        self.wrong.setText("\n".join(shown.faults))
        self.wrong.setVisible(bool(shown.faults))
        self.compare.setEnabled(shown.previous is not None)
        self._stack.setCurrentIndex(1)
        if here:
            self.stand_on(here)
        self._show_cell()

    def _fill(self, shown: SumShown) -> None:
        old, at = self._document, max(0, self.pages.currentIndex())
        self._document = SumDocument(shown, self)
        self.pages.blockSignals(True)
        for page in filter(None, [self.pages.widget(number) for number in range(self.pages.count())]):
            page.deleteLater()
        self.pages.clear()
        for section in shown.report.form.sections:
            if isinstance(section.body, Table):
                table = LookedAtTable(self._document, section.body, "各单位相加的数")
                table.compare(on=self.compare.isChecked() and shown.previous is not None)
                table.entered_cell.connect(lambda _: self._show_cell())
                self.pages.addTab(table, section.short)
        self.pages.setCurrentIndex(min(at, self.pages.count() - 1))
        self.pages.blockSignals(False)
        if old:
            old.deleteLater()

    @property
    def table(self) -> LookedAtTable | None:
        """The table that is shown."""
        page = self.pages.currentWidget()
        return page if isinstance(page, LookedAtTable) else None

    @property
    def ref(self) -> CellRef | None:
        """The cell with the cursor."""
        return self.table.current if self.table else None

    def stand_on(self, ref: CellRef) -> None:
        """Put the cursor on a cell, in whatever table it is."""
        for page in (self.pages.widget(at) for at in range(self.pages.count())):
            if isinstance(page, LookedAtTable) and ref in page.figures.grid.places:
                self.pages.setCurrentWidget(page)
                page.setCurrentIndex(page.figures.at(ref))

    def _show_cell(self) -> None:
        shown, ref = self.shown, self.ref
        if shown and ref:
            counted = shown.rollup.counted
            self.parts.show_cell(place(shown.report, ref), shown.parts_of(ref), shown.called, counted.total)

    def _compare(self, is_on: bool) -> None:  # noqa: FBT001  of a signal
        for page in (self.pages.widget(at) for at in range(self.pages.count())):
            if isinstance(page, LookedAtTable):
                page.compare(on=is_on)

    # ------------------------------------------------------------ where it leads

    def _ask_unit(self, unit: str) -> None:
        if ref := self.ref:
            self.place_asked.emit(unit, ref)

    def _copy(self) -> None:
        if self.table:
            self.table.copy()
            self.status_message.emit("选中的格复制好了；全选按 Ctrl+A。")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F9 and not event.modifiers():
            self.compare.click()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.shown:
            self.parts.list.setFocus()
        else:
            super().keyPressEvent(event)
