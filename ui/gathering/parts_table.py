"""Where the figures of rooms are typed that have come on paper, one row of the report at a time."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QItemSelection,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from models.form.refs import CellRef
from ui.gathering.parts_editor import ENTER, FigureEditing, FigureField, copied_figures
from ui.gathering.parts_model import PartsModel
from ui.kit.copied_words import copying_words
from ui.kit.focus_ring import draw_ring, paint_own_ring
from ui.kit.spoken import tell_current
from ui.kit.theme import colours

_COLUMN, _HOW = 58, 76
"""Pixels of a column of figures, and of the last one. Chosen: six kinds of applicants fit beside the grid."""

_NAME = 128
"""Pixels of the names of rooms, at most. Chosen: ten characters, and the figures stay in sight; a tip has the rest."""

_ROW = 27
"""Pixels. Source: the fields in the picture of the window."""

_MOST_ROWS = 9
"""Rows that are in sight without scrolling, at most. Chosen: what is below has room on a small screen."""

_FEWEST_ROWS = 3
"""The same, at least. Chosen: a room, the sum and the report."""

_AIR = 14
"""Pixels above and below the words of a heading. Source: `QHeaderView::section` in app.qss, and what lines need."""

_LINE = 4
"""Characters of a heading in a line. Source: the width of a column."""

_Trigger = QAbstractItemView.EditTrigger


class PartsTable(QTableView):
    """Shows what the rooms have answered for a row, and takes what is typed.

    Signals:
        entered: The cursor stands elsewhere.
        told_of: A sentence about what was pasted.
    """

    entered = Signal()
    told_of = Signal(str)

    def __init__(self, model: PartsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts, self._whole = model, 0
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(FigureEditing(self))
        copying_words(self)
        paint_own_ring(self)
        self.setAccessibleName("各科室报的数")
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(_Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setMaximumWidth(_NAME)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value)
        )
        model.modelReset.connect(self._fit)
        self.selectionModel().currentChanged.connect(lambda *_: self.entered.emit())
        self._fit()

    @property
    def ref(self) -> CellRef | None:
        """The cell of the report in whose column the cursor stands."""
        return self.parts.ref(self.currentIndex())

    def begin(self, column: int = 0) -> None:
        """Take the keyboard to the first figure that is still to be typed, or else to the first."""
        rows, columns = len(self.parts.rooms), len(self.parts.cells)
        places = [self.parts.index(row, at) for row in range(rows) for at in range(columns)]
        first = next((one for one in places if not one.data()), None)
        if first or places:
            self.setCurrentIndex(first or self.parts.index(0, column))
            self.setFocus()

    def _fit(self) -> None:
        """Give everything the size that shows this row best."""
        at = len(self.parts.cells)
        for column in range(self.parts.columnCount()):
            self.setColumnWidth(column, _HOW if column == at else _COLUMN)
        names = [str(self.parts.headerData(one, Qt.Orientation.Horizontal) or "") for one in range(at)]
        lines = max((-(-len(name) // _LINE) for name in names), default=1)
        self.horizontalHeader().setFixedHeight(self.fontMetrics().lineSpacing() * lines + _AIR)
        if self.parts.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self.parts.index(0, 0))
        shown, needed = min(self.parts.rowCount(), _MOST_ROWS), at * _COLUMN + _HOW + self.verticalHeader().width()
        bar = self.horizontalScrollBar().sizeHint().height() if needed > self.width() else 0
        around = self.horizontalHeader().height() + 2 * self.frameWidth() + bar
        self._whole = around + shown * _ROW
        self.setMinimumHeight(min(self._whole, around + _FEWEST_ROWS * _ROW))  # in a low window it scrolls
        self.setMaximumHeight(self._whole)
        self.updateGeometry()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_COLUMN, self._whole)

    # ------------------------------------------------------------ keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.parts.run = object()
            self.parts.setData(self.currentIndex(), "")
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif Qt.Key(event.key()) in ENTER and not event.modifiers():
            self.go_down()
        else:
            super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let a text that comes in one go begin the cell: Qt would open the editor, but lose the text."""
        here = self.currentIndex()
        if not event.commitString() or self.state() == QAbstractItemView.State.EditingState:
            super().inputMethodEvent(event)
        elif self.edit(here, _Trigger.AnyKeyPressed, None):  # type: ignore[call-overload]  # takes none
            QCoreApplication.sendEvent(self.indexWidget(here), event)

    def paste(self) -> None:
        """Put what is on the clipboard here, and below and beside it."""
        if self.parts.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable:
            self.told_of.emit(self.parts.paste(self.currentIndex(), copied_figures()))

    def finish(self) -> None:
        """Leave the figure that is being typed; it is kept already, and Esc would take it back."""
        editor = self.indexWidget(self.currentIndex())
        if isinstance(editor, FigureField):
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.setFocus()

    def go_down(self) -> None:
        """Go to the figure below; behind the last room, to the top of the next column."""
        here, rooms = self.currentIndex(), len(self.parts.rooms)
        if here.row() + 1 < rooms:
            self.setCurrentIndex(self.parts.index(here.row() + 1, here.column()))
        elif here.column() + 1 < len(self.parts.cells):
            self.setCurrentIndex(self.parts.index(0, here.column() + 1))

    def go_on(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) figure in reading order; return whether there is one."""
        here, columns = self.currentIndex(), len(self.parts.cells)
        at = here.row() * columns + here.column() + step
        if not (here.isValid() and here.column() < columns and 0 <= at < columns * len(self.parts.rooms)):
            return False
        self.setCurrentIndex(self.parts.index(*divmod(at, columns)))
        return True

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go from figure to figure, and out of the table behind the last one."""
        return self.go_on(1 if forward else -1) or super().focusNextPrevChild(forward)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        tell_current(self)

    # ------------------------------------------------------------ painting

    @override
    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        super().initViewItemOption(option)
        option.showDecorationSelected = False
        option.palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        option.palette.setColor(QPalette.ColorRole.HighlightedText, QColor(colours().ink))

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        here = self.visualRect(self.currentIndex())
        if self.hasFocus():
            draw_ring(painter, here.adjusted(0, 0, -1, -1), colours().accent)
        else:
            painter.fillRect(here, QColor(colours().veil))
