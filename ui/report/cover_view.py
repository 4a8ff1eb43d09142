"""The cover on screen: particulars in groups, and the title and opening that follow from them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.checks.findings import Span, unfolded
from models.form.cover import COVER, PARTICULARS, EntryKind, Group, Particular, keep_date, print_date
from models.form.edition_years import editions_told
from models.form.editions import first_year
from models.form.refs import Ref, TextRef
from models.report.report import YEAR
from models.report.wording import OPENING, TITLE, opening, title
from ui.kit.focus import last_focus
from ui.kit.help_topic import Topic
from ui.kit.letters import lettered
from ui.kit.plain_widgets import set_tool_tip
from ui.kit.scrolling import FollowingScrollArea
from ui.kit.spin_boxes import indent_figure
from ui.kit.spoken import name_choice
from ui.kit.undo import leave_undo_to_window
from ui.report.cover_blanks import CoverBlanks
from ui.report.document import Document
from ui.report.field_note import FieldNotes, NoteMargin
from ui.report.text.marked_field import MarkedField
from ui.report.text.text_fields import LineField, ParagraphsField, Spelling

_WIDEST = 900  # pixels, of the column of answers, as in `section_view.py`
_MARGIN, _LEAST = 300, 520
"""Pixels, at least, of the margin for notes, and of the fields beside it. Chosen: two or three lines of a sentence, and
the name of an office; where there is less room, notes go below their fields."""

_AROUND = 12  # pixels between the fields and the margin, and behind it; chosen by eye
_LABEL_WIDTH = 76  # pixels at least; chosen by eye, so that fields of all groups begin alike

_LETTERS = {
    "agency": "A",
    "kind": "K",
    "year": "Y",
    "website": "W",
    "url": "U",
    "contact_unit": "N",
    "address": "D",
    "phone": "P",
    "postcode": "B",
    "email": "M",
    "signatory": "S",
    "date": "R",
    "open_mark": "O",
    "prepared_by": "1",
    "checked_by": "2",
    "approved_by": "3",
    "red_head": "G",
    "document_number": "X",
    "notice_title": "4",
    "notice_addressee": "5",
    "notice_body": "6",
    "notice_signatory": "7",
    "notice_date": "8",
    "notice_open_mark": "9",
    "copy_to": "0",
    "issuer": "I",
    "issue_date": "Z",
    "title": "L",
}
"""By which Alt reaches the fields, by their places; the menu bar and the banner have the others.

There is none left for the opening paragraph and the seal: Tab leads to these from the title and the date.
"""

DATE = Spelling(keep_date, print_date)


class CoverView(FollowingScrollArea):
    """All fields of the cover in one column.

    Attributes:
        blanks: What of it is still to be filled in.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._fields: dict[Ref, QWidget] = {}
        self._notes: dict[Ref, FieldNotes] = {}
        self.setObjectName("cover")
        self._column = QWidget()
        self._column.setObjectName("column")
        self._column.setMaximumWidth(_WIDEST)
        layout = QVBoxLayout(self._column)
        first, *others = COVER
        layout.addWidget(self._group(first))
        layout.addWidget(self._generated())
        for group in others:
            layout.addWidget(self._group(group))
        layout.addStretch()
        self.blanks = CoverBlanks(document, self)
        self._margin = NoteMargin(self._notes.values())
        self._margin.hide()
        page = QWidget()
        page.setObjectName("column")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._column, 1)
        row.addWidget(self._margin)
        row.addStretch()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._fields[PARTICULARS["agency"].ref])
        document.checked.connect(self._mark_found)
        self._mark_found()

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("标题和开头一段")

    @property
    def here(self) -> tuple[Ref, int]:
        """Where the cursor is: the field, and the first character; it is the first field where there is none."""
        focus = last_focus(self)
        inside = (ref for ref, one in self._fields.items() if focus and (one is focus or one.isAncestorOf(focus)))
        return next(inside, PARTICULARS["agency"].ref), 0

    def set_zoom(self, percent: int) -> None:
        """Show all fields larger or smaller than usual, which is 100."""
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * percent / 100)
        for one in self.findChildren(QWidget):
            one.setFont(font)
        QTimer.singleShot(0, self._margin, self._margin.arrange)

    @override
    def said_below(self, _field: QWidget) -> QWidget | None:
        return next((one.shown for one in self._notes.values() if one.field is _field), None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room(self.viewport().width())

    def _make_room(self, width: int) -> None:
        """Give the notes a margin of their own wherever there is room for one."""
        has_margin = width >= _LEAST + _MARGIN
        self._margin.setFixedWidth(max(_MARGIN, width - _WIDEST - _AROUND))
        self._margin.setVisible(has_margin)
        for one in self._notes.values():
            one.stand(aside=has_margin)

    def reveal(self, ref: Ref) -> None:
        """Bring a field into sight and put the cursor in it."""
        if field := self._fields.get(ref):
            self.ensureWidgetVisible(field)
            field.setFocus()

    def point_at(self, span: Span) -> None:
        """Choose the words of the opening paragraph that a finding is about; of other fields, show the whole."""
        self.reveal(span.ref)
        if span.ref == OPENING:
            self._opening.point_at(span)

    def _mark_found(self) -> None:
        findings = [one for one in unfolded(self._document.findings) if not one.reason]
        self._opening.mark_found(unfolded(self._document.findings))
        for ref, note in self._notes.items():
            note.tell(next((one for one in findings if ref in one.left), None))
        self._margin.arrange()

    def _group(self, group: Group) -> QGroupBox:
        return self._box(group.label, [(one.label, one.ref, self._field(one)) for one in group.particulars])

    def _generated(self) -> QGroupBox:
        """Return the title and opening paragraph, which the program writes and the clerk may rewrite."""
        self._opening = MarkedField(self._document, OPENING, generated=opening)
        self._opening.setFixedHeight(112)
        lines = [
            ("报告标题", TITLE, LineField(self._document, TITLE, generated=title)),
            ("开头一段", OPENING, self._opening),
        ]
        return self._box("标题和开头一段（按封面自动生成；可以改，清空就恢复自动生成）", lines)

    def _box(self, label: str, lines: list[tuple[str, TextRef, QWidget]]) -> QGroupBox:
        box = QGroupBox(label)
        form = QFormLayout(box)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        for name, ref, field in lines:
            self._fields[ref] = field
            form.addRow(lettered(name, _LETTERS.get(ref.key, "")), field)
            form.labelForField(field).setMinimumWidth(_LABEL_WIDTH)
            self._notes[ref] = FieldNotes(field, form)
        return box

    def _field(self, particular: Particular) -> QWidget:
        match particular.entry:
            case EntryKind.CHOICE:
                return ChoiceField(self._document, particular)
            case EntryKind.YEAR:
                return YearField(self._document)
            case EntryKind.PARAGRAPHS:
                paragraphs = ParagraphsField(self._document, particular.ref)
                paragraphs.setFixedHeight(90)
                return paragraphs
            case EntryKind.DATE:
                line = LineField(self._document, particular.ref, spelling=DATE)
            case EntryKind.LINE:
                line = LineField(self._document, particular.ref)
        line.setPlaceholderText(particular.hint)
        return line


class ChoiceField(QComboBox):
    """A choice, as the kind of unit; the first entry is what no answer stands for."""

    def __init__(self, document: Document, particular: Particular, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._ref, self._label = document, particular.ref, particular.label
        name_choice(self, particular.label)
        self.addItem(particular.hint, "")
        for id_, label in particular.choices.items():
            self.addItem(label, id_)
        self.setEnabled(not document.read_only)
        self._show()
        self.activated.connect(self._on_activated)
        document.changed.connect(self._on_changed)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, which is scrolled over this field: it must not change the answer."""
        event.ignore()

    def _on_activated(self) -> None:
        self._document.push({self._ref: self.currentData() or None}, f"修改{self._label}")

    def _on_changed(self, refs: frozenset[Ref]) -> None:
        if self._ref in refs:
            self._show()

    def _show(self) -> None:
        self.setCurrentIndex(max(0, self.findData(self._document.report.text(*self._ref))))


class YearField(QSpinBox):
    """The report year; it chooses the form."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setRange(first_year(), 2099)
        self.setKeyboardTracking(False)
        self.setReadOnly(bool(document.read_only))
        self.setSuffix(" 年")
        indent_figure(self)
        self.setValue(document.report.year)
        set_tool_tip(self, f"报告的是哪一年。{editions_told()}")
        self.valueChanged.connect(self._on_value_changed)
        document.changed.connect(self._on_changed)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, as above."""
        event.ignore()

    @override
    def event(self, event: QEvent) -> bool:
        return leave_undo_to_window(event) or super().event(event)

    def _on_value_changed(self, year: int) -> None:
        self._document.push({YEAR: str(year)}, "修改年度")

    def _on_changed(self, refs: frozenset[Ref]) -> None:
        if YEAR in refs:
            self.setValue(self._document.report.year)
