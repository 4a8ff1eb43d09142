"""Two units with sentences in common: the texts of both side by side, with what is the same marked in both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget

from models.district.same_texts import sentences_of, stretches_of
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainLabel
from ui.kit.shown_text import all_lines, one_line
from ui.kit.text_looks import alike as alike_look
from ui.report.text.text_marks import Layer, Mark, TextMarks

_MARGINS, _GAP = (8, 4, 8, 8), 8
"""Pixels around everything, and between parts. Source: the scale of the design."""

_EMPTY = "（没有写）"


class UnitText(NamedTuple):
    """The texts of a unit.

    Attributes:
        unit: Its id.
        name: As it is shown.
        texts: By the numeral of their section.
    """

    unit: str
    name: str
    texts: Mapping[str, str]


class SamePairView(QWidget):
    """Shows two units, a tab for each text; sentences that both have keep a ground in both, wherever they stand.

    Args:
        sentences: What they have in common, as `sentences_of` returns it; what everybody writes is not among it.

    Attributes:
        pages: The tabs.
        back, first, second: The way back, and to the report of either unit.

    Signals:
        back_asked: The clerk has seen it.
        unit_asked: The clerk wants to see a unit's report, by its id.
    """

    back_asked = Signal()
    unit_asked = Signal(str)

    def __init__(
        self, one: UnitText, other: UnitText, sentences: frozenset[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{one.name}和{other.name}一样的文字")
        self._marks: list[TextMarks] = []
        self._same: list[int] = []
        self.pages = QTabWidget()
        self.pages.setAccessibleName("两个单位的文字")
        self.back = QPushButton(lettered("返回共性问题　Esc", "B"))
        self.first = QPushButton(lettered(f"看{one_line(one.name)}的报告", "1"))
        self.second = QPushButton(lettered(f"看{one_line(other.name)}的报告", "2"))
        line = QHBoxLayout()
        for button in (self.back, self.first, self.second):
            button.setObjectName("tool")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.addLayout(line)
        column.addWidget(
            PlainLabel("只说哪些句子一样，不说谁抄谁：可能合过署，也可能用了同一份材料。", "guide", wrap=True)
        )
        column.addWidget(self.pages, 1)
        for part in dict.fromkeys((*one.texts, *other.texts)):
            self._add(part, one, other, sentences)
        self._show_most()
        self.setFocusProxy(self.pages)
        self.back.clicked.connect(lambda _=False: self.back_asked.emit())
        self.first.clicked.connect(lambda _=False: self.unit_asked.emit(one.unit))
        self.second.clicked.connect(lambda _=False: self.unit_asked.emit(other.unit))
        escape = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_asked)

    def _add(self, part: str, one: UnitText, other: UnitText, sentences: frozenset[str]) -> None:
        texts = one.texts.get(part, ""), other.texts.get(part, "")
        same = max((sentences & sentences_of(text) for text in texts), key=len)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setSpacing(_GAP)
        for name, text in zip((one.name, other.name), texts, strict=True):
            field = QPlainTextEdit(all_lines(text))
            field.setReadOnly(True)
            field.setAcceptDrops(False)
            field.setTabChangesFocus(True)
            field.setAccessibleName(f"“{part}”，{name}写的")
            field.setPlaceholderText(_EMPTY)
            marks = TextMarks(field)
            marks.put(Layer.ALIKE, (Mark(*stretch, alike_look) for stretch in stretches_of(text, sentences)))
            self._marks.append(marks)
            column = QVBoxLayout()
            column.addWidget(PlainLabel(name, "strong"))
            column.addWidget(field, 1)
            row.addLayout(column, 1)
        self.pages.addTab(page, f"{part}（{len(same)} 句一样）" if same else part)
        self._same.append(len(same))

    def _show_most(self) -> None:
        if self._same:
            self.pages.setCurrentIndex(self._same.index(max(self._same)))

    def wear_theme(self) -> None:
        """Mark in the present theme."""
        for marks in self._marks:
            marks.renew()
