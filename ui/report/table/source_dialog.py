"""写明来源: asks where figures come from. It is kept with the draft, and never printed in the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, Qt
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
from models.report.figure_sources import LONGEST, Offered, offered
from models.report.places import place
from ui.kit.copied_words import copying_words
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import answers, plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.help_topic import Topic
from ui.kit.plain_widgets import PlainLabel
from ui.kit.shown_text import one_line
from ui.kit.spoken import speak_as_row
from ui.report.document import Document

_SIZE = (520, 464)
"""Pixels. Chosen by eye: a source in one line, and a dozen to choose from."""

_SOURCE = int(Qt.ItemDataRole.UserRole)
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_ABOUT = "只跟草稿留在本单位，不印进报告、不报送；要打印，按“文件 → 打印数据来源表”。"
_EMPTY = "例如：依申请公开登记簿第 3 册"
_DIFFERENT = "选中的格子来源不一样，写了就都改成这一个"


class SourceDialog(QDialog):
    """Asks for the source of some figures; one that was used before is chosen with the arrows.

    Args:
        asked: Whose source it is.
        before: The sources that are noted there; of a cell without one, an empty text.
        offers: What may be chosen.
        parent: The window to ask over.
    """

    def __init__(
        self, asked: str, before: Iterable[str], offers: Iterable[Offered], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("写明来源")
        known = set(before)
        self._mixed, self._removes = len(known) > 1, False
        self.source = QLineEdit("" if self._mixed else "".join(known))
        self.source.setMaxLength(LONGEST)
        self.source.setPlaceholderText(_DIFFERENT if self._mixed else _EMPTY)
        self.source.selectAll()
        label = PlainLabel("这个数从哪里来(&S)")
        label.setBuddy(self.source)
        self.list = _list(offers)
        self.list.currentItemChanged.connect(self._take)
        self.list.setCurrentIndex(QModelIndex())  # else Qt chooses the first one for who only passes with Tab
        self.list.itemActivated.connect(self.accept)
        column = QVBoxLayout()
        for widget in (plain_label(asked), label, self.source, self.list, plain_label(_ABOUT, "guide")):
            column.addWidget(widget, int(widget is self.list))
        lay_out(self, column, self._buttons(can_remove=any(known)))
        within_screen(self, *_SIZE)
        answer_f1(self)
        self.source.setFocus()

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("数据来源")

    def _buttons(self, *, can_remove: bool) -> QDialogButtonBox:
        buttons = answers("确定(&O)")
        if can_remove:
            remove = buttons.addButton("不写来源(&D)", QDialogButtonBox.ButtonRole.ResetRole)
            remove.setAutoDefault(False)
            remove.clicked.connect(self._remove)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    @classmethod
    def ask(cls, document: Document, cells: Sequence[CellRef], parent: QWidget | None = None) -> str | None:
        """Return the source of some cells, empty if they are to have none; None if all stays as it is."""
        sources = document.sources
        asked = place(document.report, cells[0])
        if len(cells) > 1:
            asked = f"选中的 {len(cells)} 格（{asked}等）"
        offers = offered(sources.noted, sources.last_years(), cells)
        dialog = cls(asked, map(sources.of, cells), offers, parent)
        given = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.given if given else None

    @property
    def given(self) -> str | None:
        """What is to be noted; None if nothing was typed where the cells have different ones."""
        typed = "" if self._removes else self.source.text().strip()
        return None if self._mixed and not typed and not self._removes else typed

    def _remove(self) -> None:
        self._removes = True
        self.accept()

    def _take(self, item: QTreeWidgetItem | None) -> None:
        """Put what the list stands on into the field, to be gone on with."""
        if item:
            self.source.setText(item.data(0, _SOURCE))
            self.source.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows move through the list while the field has the keyboard."""
        if event.key() in _MOVES:
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


def _list(offers: Iterable[Offered]) -> QTreeWidget:
    found = copying_words(QTreeWidget())
    found.setAccessibleName("可以选的来源")
    found.setHeaderLabels(["可以选的来源（按 ↓ 选）", "说明"])
    found.setRootIsDecorated(False)
    found.setWordWrap(True)
    found.header().setStretchLastSection(False)
    found.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for one in offers:
        item = QTreeWidgetItem([one_line(one.source), one.why])
        item.setData(0, _SOURCE, one.source)
        speak_as_row(item)
        found.addTopLevelItem(item)
    return found
