"""A statutory table on screen: the printed form, with the keys of a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from models.form.explained import explanation
from models.form.next_cell import FORWARD, along_rows
from models.form.refs import CellRef, note_ref
from models.report.copied_block import copied_block
from models.report.figure_sources import in_need
from models.report.next_year import carry_key
from models.text.formulas import guarded
from ui.kit.help_topic import Topic
from ui.kit.item_models import Index
from ui.report.reason_dialog import UNLOCKING, ReasonDialog
from ui.report.table import many_cells
from ui.report.table.cell_clipboard import put_cells, taken_cells
from ui.report.table.cell_menu import cell_menu
from ui.report.table.figure_delegate import FigureDelegate, FigureEditor
from ui.report.table.left_rows_dialog import LeftRowsDialog
from ui.report.table.note_dialog import NoteDialog
from ui.report.table.pasting import paste_block
from ui.report.table.source_dialog import SourceDialog
from ui.report.table.table_cursor import TableCursor
from ui.report.table.table_keys import Fill, Move, fill_of
from ui.report.table.table_model import TableModel

_Trigger = QAbstractItemView.EditTrigger
_NOTHING_BELOW = "下面没有要填的格子了；按 Tab 向右。"


class TableView(TableCursor):
    """Shows one table; edits, fills, copies and pastes its figures.

    Signals:
        status_message: A sentence for the clerk about what just happened.
    """

    status_message = Signal(str)

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._acts: dict[QKeySequence.StandardKey, Callable[[], None]] = {
            QKeySequence.StandardKey.Copy: self.copy,
            QKeySequence.StandardKey.Cut: self.cut,
            QKeySequence.StandardKey.Paste: self.paste,
            QKeySequence.StandardKey.Delete: self.clear,
        }
        self.setEditTriggers(_Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked)
        delegate = FigureDelegate(self)
        delegate.left.connect(self.go_on)
        delegate.filled.connect(self.fill)
        self.setItemDelegate(delegate)

    def help_topic(self) -> Topic:
        """Return what is to be known of the cell with the cursor."""
        known = explanation(self.document.report.form, self.current)
        return Topic("数字怎么打", known.where, known.parts)

    @override
    def go_on(self, move: Move) -> None:
        """Go on from a cell that is done; at the end of the table, say that it is one."""
        before = self.current
        super().go_on(move)
        if self.current == before and move in {Move.TAB, Move.ENTER}:
            is_last = along_rows(self._form, before, FORWARD, self.document.locked) == before
            call = self.figures.table.call
            self.status_message.emit(f"这是{call}的最后一格。" if is_last else _NOTHING_BELOW)

    @override
    def compare(self, *, on: bool) -> None:
        """Show or hide last year's figure in each cell."""
        if self._open_editor:
            self.setFocus()  # closes the editor, over which nothing would be painted
        super().compare(on=on)

    # ------------------------------------------------------------ clipboard and blocks

    def copy(self) -> None:
        """Put the selected figures on the clipboard."""
        cells = self.document.report, self.figures.grid, self.chosen
        put_cells(copied_block(*cells), copied_block(*cells, guarded))

    def cut(self) -> None:
        """Put the selected figures on the clipboard and clear their cells."""
        self.copy()
        self.clear("剪切")

    def clear(self, text: str = "清除") -> None:
        """Clear the selected cells; totals among them follow their parts again."""
        self.document.push(dict.fromkeys(self.chosen), text)

    def paste(self) -> None:
        """Paste the block on the clipboard at the upper left corner of the selection, or into the selected cells."""
        chosen = self.chosen or (self.current,)
        account = paste_block(self.document, self.figures.grid, chosen, taken_cells())
        self.status_message.emit(account.sentence)
        if account.left:
            LeftRowsDialog.tell(account.sentence, account.left, self)

    def fill_blanks(self) -> None:
        """Put 0 into every blank cell of the table."""
        self.status_message.emit(many_cells.fill_blanks(self.document, self.figures.table))

    def follow_totals(self) -> None:
        """Let every total of the table follow from its parts."""
        self.status_message.emit(many_cells.follow_totals(self.document, self.figures.table))

    def fill(self, how: Fill) -> None:
        """Fill cells with what stands in another one; what is being typed belongs to the same step."""
        editor = self._open_editor
        if editor:
            editor.take_in()
        filled = many_cells.filled(self.document, self.figures.grid, how, self.chosen, self.current)
        if filled.answers:
            typed = editor.withdraw() if editor else {}
            self.document.push({**typed, **filled.answers}, "填充")
        self.setFocus()
        only_confirmed = editor and how is Fill.CHOSEN and self.chosen == (self.current,)
        self.status_message.emit("" if only_confirmed else filled.told)

    def annotate(self) -> None:
        """Ask for the remark that is printed in brackets beside the current figure."""
        note = note_ref(self.current)
        before = self.document.report.text(*note)
        if not before and self.document.report.content(self.current) is None:
            self.status_message.emit("没有加注：这一格还空着，请先填数。")
            return
        given = NoteDialog.ask(before, self)
        if given is not None:
            self.document.push({note: given or None}, "加注")

    def note_source(self) -> None:
        """Ask where the selected figures come from; that is kept beside the report."""
        if self.document.read_only:
            self.status_message.emit(self.document.read_only)
            return
        cells = in_need(self.document.report, self.chosen or (self.current,))
        given = SourceDialog.ask(self.document, cells, self)
        if given is not None:
            self.status_message.emit(self.document.sources.note(cells, given))

    # ------------------------------------------------------------ keys and editing

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what is done with the cell under the mouse, or with those that are chosen."""
        at = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            at = self.indexAt(event.pos())
            ref = self.figures.ref(at)
            if not ref:
                return
            if ref not in self.chosen:
                self.reveal(ref)
        clipboard = (("剪切(&T)\tCtrl+X", self.cut), ("复制(&C)\tCtrl+C", self.copy), ("粘贴(&P)\tCtrl+V", self.paste))
        beside = (("给这一格加注(&N)…\tShift+F2", self.annotate), ("写明来源(&L)…\tCtrl+L", self.note_source))
        menu = cell_menu((clipboard, beside), self)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(at).bottomLeft()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        for shortcut, act in self._acts.items():
            if event.matches(shortcut):
                act()
                return
        if how := fill_of(event):
            self.fill(how)
        else:
            super().keyPressEvent(event)

    @property
    def _open_editor(self) -> FigureEditor | None:
        """The editor that is open on the cell under the cursor."""
        editor = self.indexWidget(self.currentIndex())
        return editor if isinstance(editor, FigureEditor) else None

    @override
    def edit(  # type: ignore[override]  # Qt has two methods of this name
        self,
        index: Index,
        trigger: QAbstractItemView.EditTrigger = _Trigger.EditKeyPressed,
        event: QEvent | None = None,
    ) -> bool:
        ref = self.figures.ref(index)
        if ref and self.document.read_only and trigger & self.editTriggers():
            self.status_message.emit(self.document.read_only)
            return False
        if ref and self.document.is_held(ref) and trigger & self.editTriggers() and not self._unlock(ref):
            return False
        follows = ref in self.document.report.form.totals.keys() - self.document.report.values.keys()
        opened = super().edit(index, trigger, event)  # type: ignore[arg-type]  # Qt takes none
        editor = self.indexWidget(index) if opened else None
        if isinstance(editor, FigureEditor):
            if follows:
                self.status_message.emit("这一格是合计，不打字就自动计算；打错了按 Esc 退回。")
            editor.typed_over = trigger == _Trigger.AnyKeyPressed
            if not editor.typed_over:
                editor.end(False)  # not selected: what is typed now adds to what is there
        return opened

    def _unlock(self, ref: CellRef) -> bool:
        """Ask for the reason why a carried figure has to be another one; return whether there is one."""
        if ref not in self.document.locked:
            self.status_message.emit(
                "这一格的合计来自去年报告带过来的数；要改请改各栏的数，并说明理由。按 Delete 恢复自动计算。"
            )
            return False
        asked = f"{self.document.origin(ref)}，一般不改。\n确实要改，请先写明理由："
        reason = ReasonDialog.ask(asked, "", self, UNLOCKING)
        if reason:
            self.document.push({carry_key(ref): reason}, "说明理由")
        return bool(reason)
