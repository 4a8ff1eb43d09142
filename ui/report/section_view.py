"""One section of the report on screen: its heading, and its table or its text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from models.checks.findings import Span, unfolded
from models.form.refs import CellRef, Ref, TextRef
from models.form.vocabulary import Narrative, Section, Table
from models.report.skeleton import has_skeleton, is_unwritten
from models.report.told_topics import ToldTopic, asked_of, completed, told_topics
from ui.kit.help_topic import Topic
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.report.areas import Area
from ui.report.document import Document
from ui.report.last_year import LastYear
from ui.report.section_frame import SectionView
from ui.report.skeletons import PUT, first_gap
from ui.report.table.cell_words import words_of
from ui.report.table.focus_line import FocusLine
from ui.report.table.table_model import TableModel
from ui.report.table.table_view import TableView
from ui.report.text.drafting_line import DraftingLine, drafting_words
from ui.report.text.figure_picker import FigurePicker
from ui.report.text.length_line import LengthLine
from ui.report.text.narrative_field import NarrativeField
from ui.report.text.told_list import ToldList, left_out

_LINE_WIDTH = 900
"""Pixels. Chosen by eye: longer lines are hard to read."""

_LARGER = 1.25
"""Times the size of other words, of the text of a section. Chosen by eye: it is read, and not only looked at."""


_WIDE = 1060
"""Pixels, of a section from which on what it has to tell stands beside the text. Source: the design, less margins."""

_BESIDE = 12
"""Pixels between a text and what stands beside it. Source: the scale of the design."""

_KEYS = {True: "Tab 向右，回车向下", False: "Tab 到下一格"}
"""What leads on, by whether the table has cells below others."""

_SKELETON_TIP = "空着的时候放进一份提纲：表里的数自己跟着改，【写……】等着填；已经写了的不动，只在后面补没写到的"
_EMPTY = "还没有写。可以直接写，也可以按“放提纲”（Alt+O）从一份提纲改起。"
_PUT_WHOLE = "放进了提纲，黄底【】等着填，怎样填写在上面；蓝底的数跟着表格自己改。可以撤销。"
_PUT_BEHIND = "已经写的没有动；没写到的补在后面了，提纲里跟着表格走的句子换成了现在合适的。可以撤销。"
_NOTHING_TO_PUT = "这一部分已经写了，没有要补的，没有动。"


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
        self.add_button("空格填 0(&Z)　F7", "把本表还空着的格子都填 0，可以撤销（F7）", self.table.fill_blanks)
        self.add_button("合计自动计算(&S)", "手工填的合计都改回自动计算，可以撤销", self.table.follow_totals)
        self.row.tell_keys("" if document.read_only else _KEYS[any(len(one.row_leaves) > 1 for one in table.blocks)])
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
    """A section of text, with what it has to tell above and beside it, and its length below."""

    def __init__(self, document: Document, section: Section, body: Narrative, parent: QWidget | None = None) -> None:
        super().__init__(document, section, parent)
        self._body, self._ref, self._is_low = body, TextRef("texts", body.id), False
        self._told_of: tuple[str, int] | None = None
        self.text = NarrativeField(document, self._ref)
        self.text.setAccessibleName(f"{section.short}的正文")
        for as_wide in (self.row, self.text):
            as_wide.setMaximumWidth(_LINE_WIDTH)
        self.text.cursorPositionChanged.connect(self.moved)
        self.guide = PlainLabel(body.guide, "guide", wrap=True)
        self.guide.setIndent(6)
        self.length = LengthLine(body.most)
        self.told, self.drafting = ToldList(section.short), DraftingLine(self)
        self.drafting.setMaximumWidth(_LINE_WIDTH)
        self.told.wants.connect(self._show_told)
        self._last_year = LastYear(document, self._ref, self.text)
        self._last_year.hide()
        self._side = QWidget()
        self._side.hide()
        self._beside = self._lay_out()
        self.add_button(
            "插入表里的数(&I)", "在光标处放进表格里的一个数，表里改了它跟着改（Ctrl+Shift+I）", self.insert_figure
        )
        if has_skeleton(body):
            self.add_button("放提纲(&O)", _SKELETON_TIP, self.put_skeleton)
            self.text.setPlaceholderText(_EMPTY)
        self.text.renewed.connect(self._on_renewed)
        document.checked.connect(self._mark_found)
        self._on_renewed()
        self.setFocusProxy(self.text)
        self.set_zoom(100)

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("文字从提纲改起")

    def _lay_out(self) -> QHBoxLayout:
        """Put up the text, what stands beside it, and what stands below; return the row of the first two."""
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.told, 0, Qt.AlignmentFlag.AlignTop)
        side.addWidget(self._last_year, 1)
        row = QHBoxLayout()
        row.setSpacing(_BESIDE)
        row.addWidget(self.text, 1)
        row.addWidget(self._side, 1)
        row.addStretch()  # else a text of limited width would stand in the middle
        self.column.addWidget(self.guide)
        self.column.addWidget(self.drafting)
        self.column.addLayout(row, 1)
        self.column.addWidget(self.length)
        return row

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
        return Area((self.text, self._last_year, self.told)), *super().areas[1:]

    @override
    def compare(self, *, on: bool) -> None:
        self._last_year.setVisible(on)
        self._last_year.refresh()
        self._show_lines()

    @override
    def fold_row(self, *, on: bool) -> None:
        super().fold_row(on=on)
        self._is_low = on
        self.guide.setVisible(not on)
        set_tool_tip(self.length, self.guide.text() if on else "")
        self._show_lines()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_lines()

    def _show_lines(self) -> None:
        """Show beside the text what it has to tell where there is room for that; else the line below says so."""
        has_room = bool(asked_of(self._body)) and self.width() >= _WIDE and not self._is_low
        self.told.setVisible(has_room)
        self._side.setVisible(has_room or not self._last_year.isHidden())
        self._beside.setStretch(0, 2 if has_room else 1)
        self.length.spell_out(on=not has_room)

    def point_at(self, span: Span) -> None:
        """Choose the words that a finding is about and bring them into sight."""
        self.text.point_at(span)

    def insert_figure(self) -> None:
        """Ask for a cell of a table, and let its figure stand in the text at the cursor."""
        if cell := FigurePicker.ask(self.document.report, self):
            self.text.insert_field(cell)
        self.text.setFocus()

    def put_skeleton(self) -> None:
        """Put the sentences there that fit the tables, as one step, and choose the first gap; what is written stays."""
        report = self.document.report
        text = completed(report, self._body)
        if text == report.text(*self._ref):
            self.status_message.emit(_NOTHING_TO_PUT)
            return
        is_fresh = is_unwritten(report, report.text(*self._ref))
        self.document.push({self._ref: text}, PUT)
        self.text.point_at(first_gap(self.document, self._ref))
        self.status_message.emit(_PUT_WHOLE if is_fresh else _PUT_BEHIND)

    def _show_told(self, one: ToldTopic) -> None:
        end = len(self.document.report.printed(self._ref))
        self.text.point_at(Span(self._ref, *(one.at or (end, end))))

    def _on_renewed(self) -> None:
        report, shown = self.document.report, self.document.report.printed(self._ref)
        self.length.show_length(len("".join(shown.split())))
        if has_skeleton(self._body) and not self.document.read_only:
            self.drafting.show_words(drafting_words(report, shown))
        self._mark_found()

    def _mark_found(self) -> None:
        """Mark the words that findings are about, and say what is told; while a check is due, both wait for it.

        Qt moves the marks along with the words until then.
        """
        if not self.document.is_check_due:
            self.text.mark_found(unfolded(self.document.findings))
            self._tell()

    def _tell(self) -> None:
        """Say what is told of what has to be, once a text; most keys go into another one."""
        report = self.document.report
        now = (report.printed(self._ref), report.year)
        if now != self._told_of:
            self._told_of, told = now, told_topics(report, self._body)
            self.told.show_told(told)
            self.length.show_left(left_out(told))


def section_view(document: Document, section: Section) -> TableSectionView | TextSectionView:
    """Return the view of a section."""
    if isinstance(section.body, Table):
        return TableSectionView(document, section, section.body)
    return TextSectionView(document, section, section.body)
