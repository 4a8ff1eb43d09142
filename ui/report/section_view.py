"""One section of the report on screen: its heading, and its table or its text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from models.checks.findings import Span, unfolded
from models.form.refs import CellRef, Ref, TextRef
from models.form.vocabulary import Narrative, Section, Table
from ui.kit.help_topic import Topic
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.report.areas import Area
from ui.report.document import Document
from ui.report.last_year import LastYear
from ui.report.section_row import SectionRow
from ui.report.table.cell_words import words_of
from ui.report.table.focus_line import FocusLine
from ui.report.table.table_model import TableModel
from ui.report.table.table_view import TableView
from ui.report.text.figure_picker import FigurePicker
from ui.report.text.narrative_field import NarrativeField

_LINE_WIDTH = 900
"""Pixels. Chosen by eye: longer lines are hard to read."""

_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""Held with a key that is no letter or digit of an answer."""

_LARGER = 1.25
"""Times the size of other words, of the text of a section. Chosen by eye: it is read, and not only looked at."""


class SectionView(QWidget):
    """What all sections have: the heading above.

    Signals:
        status_message: A sentence for the clerk about what just happened.
        moved: The cursor stands somewhere else.
    """

    status_message = Signal(str)
    moved = Signal()

    def __init__(self, document: Document, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.section = document, section
        self.row = SectionRow(document, section)
        self.heading = self.row.heading
        self.heading.setAccessibleName(f"{section.short}的标题")
        self.setAccessibleName(section.short)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 4, 8, 2)
        self.column.setSpacing(3)
        self.column.addWidget(self.row)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.row.buttons:  # before, Tab would go past the heading, to what has the keyboard for the section
            self.setTabOrder(self.row.buttons[-1], self.heading)

    @property
    def here(self) -> tuple[Ref, int]:
        """Where the cursor is: the place, and the character of its text."""
        return self.heading.ref, 0

    @property
    def _in_heading(self) -> bool:
        return self.focusWidget() is self.heading

    def set_zoom(self, percent: int) -> None:
        """Show what this section is about larger or smaller than usual, which is 100."""

    def reveal(self, ref: Ref) -> None:
        """Bring a place of this section into sight and put the cursor there."""
        if isinstance(ref, TextRef) and ref.part == "headings":
            self.row.show_heading()

    def fold_row(self, *, on: bool) -> None:
        """Leave the room of the heading and the buttons to what is below them, or show them again."""
        self.row.fold(on=on)

    def compare(self, *, on: bool) -> None:
        """Show or hide last year's report beside this year's."""

    @property
    def body(self) -> QWidget:
        """The table or the text."""
        return self.focusProxy() or self

    @property
    def areas(self) -> tuple[Area, ...]:
        """The table or text, and the buttons and the heading above it."""
        return Area((self.body,)), Area((*self.row.buttons, self.heading))

    def _add_button(self, label: str, tip: str, act: Callable[[], object]) -> None:
        self.row.add_button(label, tip, lambda: self._after(act))

    def _after(self, act: Callable[[], object]) -> None:
        """Do what a button says, and give the keyboard to the table or text, for which the next key is meant."""
        act()
        focus = self.window().focusWidget()
        if not Area((self.body,)).holds(focus):
            self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let what is typed while a button has the keyboard go to the cell, or into the text."""
        typed = event.text().strip() and event.text().isprintable() and not event.modifiers() & _COMMANDING
        if typed and self.window().focusWidget() in self.row.buttons:
            self.setFocus()
            QCoreApplication.sendEvent(self.body, event)
        else:
            super().keyPressEvent(event)


class TableSectionView(SectionView):
    """A section with a table.

    Signals:
        fix_asked: The clerk wants what is wrong in the cell with the cursor mended as the line below says.
    """

    fix_asked = Signal()

    def __init__(self, document: Document, section: Section, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(document, section, parent)
        self.table = TableView(TableModel(document, table, self), self)
        self.focus_line = FocusLine()
        self.table.setAccessibleName(f"{section.short}的表格")
        self.table.setAccessibleDescription(document.read_only)
        self.table.status_message.connect(self.status_message)
        self.table.entered_cell.connect(self._tell)
        self.table.entered_cell.connect(self.moved)
        self.focus_line.fix_asked.connect(self.fix_asked)
        document.changed.connect(self._on_changed)  # a remark beside the figure, too, of which nothing is found
        self._add_button("空格填 0(&Z)　F7", "把本表还空着的格子都填 0，可以撤销（F7）", self.table.fill_blanks)
        self._add_button("合计自动计算(&S)", "手工填的合计都改回自动计算，可以撤销", self.table.follow_totals)
        self.column.setContentsMargins(8, 0, 8, 0)
        self.column.setSpacing(0)  # a large table needs every row of pixels
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.focus_line)
        self._tell()
        self.setFocusProxy(self.table)

    @property
    @override
    def here(self) -> tuple[Ref, int]:
        return super().here if self._in_heading else (self.table.current, 0)

    @override
    def set_zoom(self, percent: int) -> None:
        self.table.set_zoom(percent)
        self._tell()

    def reveal(self, ref: Ref) -> None:
        """Put the cursor on a cell of the table, or on the heading."""
        if isinstance(ref, CellRef):
            self.table.reveal(ref)
        else:
            super().reveal(ref)

    @override
    def compare(self, *, on: bool) -> None:
        self.table.compare(on=on)
        self._tell()

    @override
    def fold_row(self, *, on: bool) -> None:
        super().fold_row(on=on)
        self.focus_line.spare_room(on=on)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def _on_changed(self) -> None:
        if self.isVisible():  # else it is told when it is
            self._tell()

    def _tell(self) -> None:
        """Say under the table what is to be said of the cell that the cursor is on."""
        ref = self.table.current
        if self.document.is_check_due or ref not in self.document.report.form.cells:
            return  # it is told once the check is made; a table of another form is about to go
        words, last = words_of(self.document, ref), self.table.last_year_left_out(ref)
        self.focus_line.tell(words._replace(meaning="　".join(filter(None, (last and f"去年 {last}", words.meaning)))))


class TextSectionView(SectionView):
    """A section of text, with what it has to tell above and its length below."""

    def __init__(self, document: Document, section: Section, body: Narrative, parent: QWidget | None = None) -> None:
        super().__init__(document, section, parent)
        self._ref = TextRef("texts", body.id)
        self.text = NarrativeField(document, self._ref)
        self.text.setAccessibleName(f"{section.short}的正文")
        for as_wide in (self.row, self.text):
            as_wide.setMaximumWidth(_LINE_WIDTH)
        self.text.cursorPositionChanged.connect(self.moved)
        self.guide = PlainLabel(body.guide, "guide", wrap=True)
        self.guide.setIndent(6)
        self._length = PlainLabel()
        self._last_year = LastYear(document, self._ref, self.text)
        self._last_year.hide()
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        row.addWidget(self._last_year, 1)
        row.addStretch()  # else a text of limited width would stand in the middle
        self.column.addWidget(self.guide)
        self.column.addLayout(row, 1)
        self.column.addWidget(self._length)
        self._add_button(
            "插入表里的数(&I)", "在光标处放进表格里的一个数，表里改了它跟着改（Ctrl+Shift+I）", self.insert_figure
        )
        self.text.renewed.connect(self._on_renewed)
        document.checked.connect(self._mark_found)
        self._on_renewed()
        self.setFocusProxy(self.text)
        self.set_zoom(100)

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("文字里的数")

    @property
    @override
    def here(self) -> tuple[Ref, int]:
        return super().here if self._in_heading else (self._ref, self.text.chosen[0])

    @override
    def set_zoom(self, percent: int) -> None:
        font = self.text.font()
        font.setPointSizeF(QApplication.font().pointSizeF() * _LARGER * percent / 100)
        for page in (self.text, self._last_year.old):
            page.setFont(font)

    def reveal(self, ref: Ref) -> None:
        """Put the cursor into the text, or on the heading."""
        if ref == self._ref:
            self.text.setFocus()
        else:
            super().reveal(ref)

    @property
    @override
    def areas(self) -> tuple[Area, ...]:
        return Area((self.text, self._last_year)), *super().areas[1:]

    @override
    def compare(self, *, on: bool) -> None:
        self._last_year.setVisible(on)
        self._last_year.refresh()

    @override
    def fold_row(self, *, on: bool) -> None:
        super().fold_row(on=on)
        self.guide.setVisible(not on)
        set_tool_tip(self._length, self.guide.text() if on else "")

    def point_at(self, span: Span) -> None:
        """Choose the words that a finding is about and bring them into sight."""
        self.text.point_at(span)

    def insert_figure(self) -> None:
        """Ask for a cell of a table, and let its figure stand in the text at the cursor."""
        if cell := FigurePicker.ask(self.document.report, self):
            self.text.insert_field(cell)
        self.text.setFocus()

    def _on_renewed(self) -> None:
        length = len("".join(self.document.report.printed(self._ref).split()))
        self._length.setText(f"{length} 字")
        self._mark_found()

    def _mark_found(self) -> None:
        """Mark the words that findings are about; while a check is due, Qt moves the marks along with the words."""
        if not self.document.is_check_due:
            self.text.mark_found(unfolded(self.document.findings))


def section_view(document: Document, section: Section) -> TableSectionView | TextSectionView:
    """Return the view of a section."""
    if isinstance(section.body, Table):
        return TableSectionView(document, section, section.body)
    return TextSectionView(document, section, section.body)
