"""The line under a table: what is wrong in the cell with the focus, how it is mended, and what belongs there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.elided_label import lines_within
from ui.kit.level_looks import look_of
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.kit.signs import SIZE
from ui.kit.theme import colours
from ui.report.table.cell_words import CellWords

_HEIGHT = 26
"""Pixels of one line. Source: the design."""

_BUTTON = 22
"""Pixels, of the height of the button in it. Chosen: it leaves a little of the line above and below."""

_GAP = 8
"""Pixels between its parts. Source: the design."""


_FEW = 2
"""Lines of what was found, in a low window. Chosen: what is wrong; the rest is in the tool tip and in the list."""


class FocusLine(QWidget):
    """Says what is to be said of a cell. Where one line has too little room for it, there are more.

    Signals:
        fix_asked: The clerk wants what is wrong mended in the way that is told.
    """

    fix_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words: CellWords | None = None
        self._found, self._is_low = "", False
        self.sign = PlainLabel()
        self.where, self.found = PlainLabel(), PlainLabel()
        self.fix = QPushButton()
        self.beside, self.below = PlainLabel("", "guide"), PlainLabel("", "guide", wrap=True)
        self.setAccessibleName("这一格")
        self.sign.setFixedWidth(SIZE)
        bold = self.where.font()
        bold.setBold(True)
        self.where.setFont(bold)
        self.fix.setObjectName("fix")
        self.fix.setFixedHeight(_BUTTON)
        self.fix.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click leaves the cursor in its cell
        self.fix.clicked.connect(lambda _=False: self.fix_asked.emit())
        self._lay_out()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(_GAP)
        first.addWidget(self.sign)
        first.addWidget(self.where)
        first.addWidget(self.found, 1)
        first.addWidget(self.fix)
        first.addWidget(self.beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(0)
        column.addLayout(first, 1)
        column.addWidget(self.below)

    def tell(self, words: CellWords) -> None:
        """Say this; nothing happens if it is said already."""
        if words == self.words:
            return
        self.words = words
        level, found, meaning = words.level, words.found, words.meaning
        self.sign.setVisible(level is not None)
        self._found = found or meaning or words.blank
        self.where.setText(f"{words.where}：" if self._found else words.where)
        self.fix.setText(f"{words.fix}　Alt+回车")
        self.fix.setVisible(bool(words.fix))
        self.beside.setText(meaning if found else words.blank if meaning else "")
        self.below.setText(meaning if found else "")
        set_tool_tip(self, words.whole)
        self.wear_theme()
        self._arrange()

    def spare_room(self, *, on: bool) -> None:
        """Say no more than two lines have room for, and leave the rest to the tool tip, where every line counts."""
        if on != self._is_low:
            self._is_low = on
            self._arrange()

    def wear_theme(self) -> None:
        """Show what was said in the present theme."""
        if words := self.words:
            look = look_of(words.level) if words.level else None
            ink = look.ink if look else colours().ink
            self.sign.setPixmap(look.sign if look else QPixmap())
            _write_in(self.where, ink)
            _write_in(self.found, ink)

    @property
    def _least(self) -> int:
        """Pixels of width without which what never gives way is cut: the sign and the fix."""
        return sum(one.sizeHint().width() + _GAP for one in (self.sign, self.fix) if not one.isHidden())

    @override
    def minimumSizeHint(self) -> QSize:
        """Let the window become as narrow as it likes: what stands on one line now, goes over several then."""
        return QSize(self._least, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Take one line if all fits there; else the meaning goes below, and what was found over several lines."""
        room = self.contentsRect().width() - 2 * _GAP
        shown = [one for one in (self.sign, self.where, self.fix) if not one.isHidden()]
        around = sum(one.sizeHint().width() + _GAP for one in shown)
        self.found.setText(self._found)
        found = _width(self.found)
        fits = around + found <= room
        beside = fits and around + found + _GAP + _width(self.beside) <= room
        self.found.setWordWrap(not fits)
        self.beside.setVisible(beside and bool(self.beside.text()))
        self.below.setVisible(not beside and not self._is_low and bool(self.below.text()))
        if self._is_low and not fits:
            told = lines_within(self._found.replace("\n", " "), self.found.font(), max(room - around, 1), _FEW)
            self.found.setText("\n".join(told))
        height = _HEIGHT if fits else max(_HEIGHT, self.found.heightForWidth(max(room - around, 1)))
        below = 0 if self.below.isHidden() else self.below.heightForWidth(max(room, 1))
        self.setFixedHeight(height + below)


def _width(label: QLabel) -> int:
    return QFontMetrics(label.font()).horizontalAdvance(label.text())


def _write_in(label: QLabel, colour: str) -> None:
    palette = QPalette(label.palette())
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    label.setPalette(palette)
