"""Asks for one of the figures in the tables."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.form.refs import CellRef
from models.form.vocabulary import Axis, Cell, Form
from models.report.places import place
from models.report.report import Report
from ui.kit.copied_words import copying_words
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import answers, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.plain_widgets import PlainLabel
from ui.kit.shown_text import one_line
from ui.kit.spoken import make_clearable, speak_as_row

_CELL = int(Qt.ItemDataRole.UserRole)
_SOUGHT = _CELL + 1  # the next role: the words by which a line is found
_ABOUT = "插入以后，表里的数改了，文字里的跟着改。"
_NOTHING_FITS = "没有这样的格子，现在没有可插入的；请换一个词试试。"
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class FigurePicker(QDialog):
    """Lists every cell of the form with its figure, those that texts speak of first; typing leaves what fits."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "文字里的数")
        self.setWindowTitle("插入表里的数")
        within_screen(self, 620, 520)
        self.search = QLineEdit()
        self.search.setPlaceholderText("打几个字查找，例如：新收 总计")
        make_clearable(self.search)
        self.search.setAccessibleName("查找")
        self.search.textChanged.connect(self._sift)
        self.list = _list(report)
        self.list.itemActivated.connect(self.accept)
        self._about = PlainLabel()
        self._buttons = answers("插入(&O)")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout()
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._about)
        lay_out(self, layout, self._buttons)
        self._sift("")

    @classmethod
    def ask(cls, report: Report, parent: QWidget | None = None) -> CellRef | None:
        """Return the cell whose figure the clerk wants; None if the clerk turns back."""
        dialog = cls(report, parent)
        return dialog.chosen if dialog.exec() == QDialog.DialogCode.Accepted else None

    @property
    def chosen(self) -> CellRef | None:
        """The cell the list stands on; None if nothing fits what was typed."""
        item = self.list.currentItem()
        return CellRef(*item.data(0, _CELL)) if item and not item.isHidden() else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows move through the list while the search has the keyboard."""
        if event.key() in _MOVES:
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _sift(self, typed: str) -> None:
        """Leave the cells that have every word in their labels, and stand on the first."""
        items = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        fitting = [item for item in items if item and all(word in item.data(0, _SOUGHT) for word in typed.split())]
        for item in items:
            if item:
                item.setHidden(item not in fitting)
        if fitting:
            self.list.setCurrentItem(fitting[0])
        self._about.setText(_ABOUT if fitting else _NOTHING_FITS)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(fitting))


def offered(form: Form) -> tuple[Cell, ...]:
    """Return all cells: the headline figures, then the totals of rows, then the others as they stand in the form."""
    totals = (one.right[0] for one in form.identities if one.balance.fills and one.balance.axis is Axis.COLUMNS)
    first = (cell.ref for cell in form.headlines)
    return tuple(form.cells[ref] for ref in dict.fromkeys((*first, *totals, *form.cells)))


def _list(report: Report) -> QTreeWidget:
    figures = copying_words(QTreeWidget())
    figures.setAccessibleName("表里的数")
    figures.setHeaderLabels(["表里的格子", "现在的数"])
    figures.headerItem().setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    figures.setRootIsDecorated(False)
    figures.setUniformRowHeights(True)
    figures.header().setStretchLastSection(False)
    figures.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    figures.addTopLevelItems([_item(report, cell) for cell in offered(report.form)])
    return figures


def _item(report: Report, cell: Cell) -> QTreeWidgetItem:
    where, figure = place(report, cell.ref), report.shown(cell.ref)
    item = QTreeWidgetItem([where, one_line(figure) or "（没有填）"])
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setData(0, _CELL, tuple(cell.ref))
    item.setData(0, _SOUGHT, f"{where}{cell.row.label}{cell.column.label} {figure}")
    speak_as_row(item)
    return item
