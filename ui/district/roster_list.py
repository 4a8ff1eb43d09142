"""The lines of a roster: what each would do, and in a line that is still to be decided the answers to it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from typing_extensions import override

from models.district.paste_in_hand import RosterRow, RowKind
from models.form.cover import KINDS
from ui.kit.copied_words import copying_words
from ui.kit.elided_label import ElidedLabel
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.signs import SIZE, circle, half_circle, sign, tick
from ui.kit.spoken import sentence_of
from ui.kit.theme import colours

_HEADINGS = ("结果", "编号", "单位全称", "类别", "计入", "和原来比")
_WIDTHS = (88, 56, 250, 96, 48)
"""Pixels of the columns at 100 %; the last one has what is over. Source: the design, less a column."""

_LESS, _NARROW = (1, 3), 760
"""The columns that go where there are fewer pixels of width than these. Chosen: the answers to a line have room."""

_NAME, _NAME_NARROW = 2, 190
"""The column of the name, and its pixels there. Chosen: thirteen characters."""

_ROW = 28
"""Pixels of a row. Source: the design."""

_ANSWERED = 200
"""Lines that have their answers as buttons at once. Chosen: more are not looked at together; the others follow."""

_LEAST = 140
"""Pixels of the height at least. Chosen: the heading and four lines."""


class RosterList(QTableWidget):
    """Shows the lines; the keys 1 and 2 answer the one with the cursor, Delete takes a unit out.

    Signals:
        answered: The key of a line, and a `Verdict`.
        taken_out: The key of a line that is to go.
    """

    answered = Signal(str, object)
    taken_out = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_HEADINGS), parent)
        self.rows: tuple[RosterRow, ...] = ()
        self.setAccessibleName("名册")
        copying_words(self)
        self.setHorizontalHeaderLabels(_HEADINGS)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setIconSize(QSize(SIZE, SIZE))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMinimumHeight(_LEAST)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        heading = self.horizontalHeader()
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heading.setHighlightSections(False)
        heading.setSectionResizeMode(len(_HEADINGS) - 1, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)

    def show_rows(self, rows: Iterable[RosterRow]) -> None:
        """Show these lines; the cursor stays in its place, or goes to the first that is to be answered."""
        at = self.currentRow()
        self.rows = tuple(rows)
        self.clearContents()
        self.setRowCount(len(self.rows))
        buttons = 0
        for number, row in enumerate(self.rows):
            for column, item in enumerate(_items(row)):
                self.setItem(number, column, item)
            if row.answers and buttons < _ANSWERED:
                self.setCellWidget(number, len(_HEADINGS) - 1, self._answers(row))
                buttons += 1
        if self.rows:
            self.setCurrentCell(max(0, min(at, len(self.rows) - 1)), 2)

    def wear_theme(self) -> None:
        """Show what keeps a colour in the present theme."""
        self.show_rows(self.rows)

    @property
    def here(self) -> RosterRow | None:
        """The line with the cursor."""
        at = self.currentRow()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def go_to_open(self) -> bool:
        """Go to the next line that is to be answered; return whether there is one."""
        here, number = self.currentRow(), len(self.rows)
        order = [(here + step) % number for step in range(1, number + 1)] if number else []
        at = next((at for at in order if self.rows[at].answers), None)
        if at is None:
            return False
        self.setCurrentCell(at, 2)
        self.scrollTo(self.model().index(at, 0))
        self.setFocus()
        return True

    def _answers(self, row: RosterRow) -> QWidget:
        """Return what is asked of a line, with a button for each answer."""
        place = QWidget()
        line = QHBoxLayout(place)
        line.setContentsMargins(6, 1, 6, 1)
        told = ElidedLabel("caution")
        told.setText(row.told)
        line.addWidget(told, 1)
        for number, verdict in enumerate(row.answers, 1):
            button = QPushButton(f"{verdict.value} {number}")
            button.setObjectName("answer")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys 1 and 2 are heard by the list
            button.setAccessibleName(f"第 {row.key} 行：{verdict.value}")
            button.clicked.connect(lambda _=False, verdict=verdict: self.answered.emit(row.key, verdict))
            line.addWidget(button)
        return place

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.viewport().width() < _NARROW
        for column in _LESS:
            self.setColumnHidden(column, is_narrow)
        self.setColumnWidth(_NAME, _NAME_NARROW if is_narrow else _WIDTHS[_NAME])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.here
        at = event.key() - int(Qt.Key.Key_1)
        if row and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and 0 <= at < len(row.answers):
            self.answered.emit(row.key, row.answers[at])
        elif row and event.key() == Qt.Key.Key_Delete:
            self.taken_out.emit(row.key)
        else:
            super().keyPressEvent(event)


def _items(row: RosterRow) -> list[QTableWidgetItem]:
    unit = row.unit
    words = (
        row.kind.value,
        unit.id if unit and row.kind is not RowKind.OPEN else "—",
        unit.name if unit else "",
        KINDS.get(unit.kind, "") if unit else "",
        ("计入" if unit.counted else "不计") if unit else "",
        "" if row.answers else row.told,
    )
    items = [QTableWidgetItem(one_line(text)) for text in words]
    spoken = (*words[:-1], row.told, *(f"{number} {one.value}" for number, one in enumerate(row.answers, 1)))
    items[0].setData(Qt.ItemDataRole.AccessibleTextRole, sentence_of(one_line(word) for word in spoken if word))
    items[0].setIcon(QIcon(_sign(row.kind)))
    items[-1].setToolTip(tool_tip(row.told))
    if row.kind in {RowKind.SAME, RowKind.LISTED, RowKind.LEFT_OUT}:
        for at in (0, 5):
            items[at].setForeground(QColor(colours().quiet))
    return items


def _sign(kind: RowKind) -> QPixmap:
    """Return what stands beside the word that says what a line is: told by shape as well as by colour."""
    theme = colours()
    match kind:
        case RowKind.OPEN | RowKind.FAULTY:
            return sign(theme.warning)
        case RowKind.NEW:
            return circle(theme.accent)
        case RowKind.CHANGED:
            return half_circle(theme.accent)
        case RowKind.SAME | RowKind.LISTED:
            return tick(theme.ready)
        case _:
            return QPixmap()
