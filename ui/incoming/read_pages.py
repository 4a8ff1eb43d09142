"""What was read, page by page: the texts, each table of the form, and what was not read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTableView, QTabWidget, QVBoxLayout, QWidget

from models.form.refs import CellRef, Ref
from models.importers.published.doubts import Doubt
from models.importers.published.reading import Unread
from models.report.report import YEAR
from ui.incoming.read_document import ReadDocument
from ui.incoming.read_table import ReadTable
from ui.incoming.read_texts import TextsModel
from ui.kit.dialogs import plain_label
from ui.kit.signs import SIZE, sign
from ui.kit.theme import colours
from ui.kit.word_list import ListModel, row_view

_LEAST = 100
"""Pixels that a list is high at least. Chosen: three lines and the headings."""

_TEXTS, _UNREAD = "封面和文字", "没有读进来的"


class ReadPages(QTabWidget):
    """Shows what was read.

    Signals:
        stands_on: The cursor is on an answer, or a cell without one, a `Ref`.
        stands_on_unread: It is on something that was not read, by its number.
        wants_out: The clerk does not want what is chosen, a frozenset of `Ref`, or wants it again.
        status_message: A sentence for the clerk about what just happened.
    """

    stands_on = Signal(object)
    stands_on_unread = Signal(int)
    wants_out = Signal(object)
    status_message = Signal(str)

    def __init__(self, document: ReadDocument, unread: Sequence[Unread], doubts: Sequence[Doubt]) -> None:
        super().__init__()
        self.setAccessibleName("文件里的内容")
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)
        self.setIconSize(QSize(SIZE, SIZE))
        form = document.report.form
        self._texts = TextsModel(document, self)
        self.texts = row_view("读到的文字", self._texts, 1, 2)
        self.tables = {table.id: ReadTable(document, table) for table in form.tables}
        self.unread = row_view("没有读进来的内容", _listed(unread, self), 1)
        refs = [one.found[0].ref for one in doubts]
        texts = sum(not isinstance(ref, CellRef) for ref in refs)
        self._notable: list[bool] = []
        self._add(self.texts, _TEXTS, texts, f"{texts} 处请核对")
        filled = {ref.table for ref in document.found if isinstance(ref, CellRef)}
        for table in form.tables:
            count = sum(isinstance(ref, CellRef) and ref.table == table.id for ref in refs)
            is_blank = table.id not in filled
            said = "整张没有读到数" if is_blank else f"{count} 处请核对"
            self._add(self.tables[table.id], table.call, "空" if is_blank else count, said)
        self._add(_with_guide(self.unread, unread), _UNREAD, len(unread), f"{len(unread)} 处没有读进来")
        self._connect()

    def _add(self, page: QWidget, name: str, remark: int | str, said: str) -> None:
        """Add a page with a remark behind its name, which is said in full to who cannot see it; 0 is nothing to say."""
        at = self.addTab(page, f"{name}（{remark}）" if remark else name)
        self.tabBar().setAccessibleTabName(at, f"{name}，{said}" if remark else name)
        self._notable.append(bool(remark))

    def _connect(self) -> None:
        for view in (self.texts, self.unread):
            view.setMinimumHeight(_LEAST)
        self.texts.selectionModel().currentRowChanged.connect(self._on_moved)
        self.unread.selectionModel().currentRowChanged.connect(self._on_moved)
        for table in self.tables.values():
            table.entered_cell.connect(self._on_moved)
            table.status_message.connect(self.status_message)
            table.wants_out.connect(lambda table=table: self.wants_out.emit(frozenset(table.chosen)))
        self.currentChanged.connect(self._on_turned)

    @property
    def ref(self) -> Ref:
        """The answer that the cursor is on; the year where it is on none."""
        page = self.currentWidget()
        if isinstance(page, ReadTable):
            return page.current
        row = self.texts.currentIndex().row()
        return self._texts.rows[row].ref if page is self.texts and row >= 0 else YEAR

    def stand_on(self, ref: Ref) -> None:
        """Put the cursor on an answer and bring it into sight, without taking the keyboard."""
        if isinstance(ref, CellRef):
            table = self.tables[ref.table]
            self.setCurrentWidget(table)
            table.setCurrentIndex(table.figures.at(ref))
        else:
            self.setCurrentWidget(self.texts)
            self.texts.selectRow([one.ref for one in self._texts.rows].index(ref))

    def stand_on_first(self) -> None:
        """Put the cursor where reading begins."""
        self.stand_on(YEAR)
        self._on_moved()

    def take_keyboard(self) -> None:
        """Let the keys lead on from here."""
        page = self.currentWidget()
        (self.unread if self.currentIndex() == self.count() - 1 else page).setFocus()

    def show_signs(self) -> None:
        """Show in the present theme which pages have something to look at."""
        for at, is_notable in enumerate(self._notable):
            self.setTabIcon(at, QIcon(sign(colours().warning)) if is_notable else QIcon())

    def _on_turned(self) -> None:
        """Stand on the first line of a list that nothing has been chosen in yet."""
        for view in (self.texts, self.unread):
            if view.isVisible() and not view.currentIndex().isValid():
                view.selectRow(0)
        self._on_moved()

    def _on_moved(self) -> None:
        page = self.currentWidget()
        if isinstance(page, ReadTable) or (page is self.texts and self.texts.currentIndex().isValid()):
            self.stands_on.emit(self.ref)
        elif page not in {self.texts, None} and self.unread.currentIndex().isValid():
            self.stands_on_unread.emit(self.unread.currentIndex().row())


def _listed(unread: Sequence[Unread], parent: QWidget) -> ListModel:
    return ListModel(("在文件里的位置", "内容"), [(one.where, one.text) for one in unread], parent)


def _with_guide(view: QTableView, unread: Sequence[Unread]) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 4, 0, 0)
    said = "下面的内容文件里有，没有放进报告里。" if unread else "没有发现读不进来的内容。"
    column.addWidget(plain_label(said, "guide"))
    column.addWidget(view, 1)
    return page
