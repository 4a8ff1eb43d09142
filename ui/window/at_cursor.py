"""What is done in the open report where the cursor is: in the present table or text, or the field with the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from ui.report.report_view import ReportView
from ui.report.section_view import TextSectionView
from ui.report.skeletons import put_skeletons
from ui.report.table.table_keys import Fill
from ui.report.table.table_view import TableView
from ui.window.page import Shell, Until


class AtCursor:
    """Does it, or says why it cannot be done there."""

    def __init__(self, shell: Shell, view: ReportView) -> None:
        self._shell, self._view = shell, view

    def fill_blanks(self) -> None:
        """Fill what is blank in the present table."""
        if table := self._table():
            table.fill_blanks()

    def follow_totals(self) -> None:
        """Work out the totals of the present table."""
        if table := self._table():
            table.follow_totals()

    def fill(self, how: Fill) -> None:
        """Fill cells of the present table, if the keyboard was there last."""
        table, focus = self._table(), self._view.focusWidget()
        if table and (focus is table or table.isAncestorOf(focus)):
            table.fill(how)
        elif table:
            self._shell.show_until("请先点到表格里，再填充。", Until.CHANGED)

    def annotate(self) -> None:
        """Ask for a remark on the present cell."""
        if table := self._table():
            table.annotate()

    def note_source(self) -> None:
        """Ask where the present figure, or those that are chosen, come from."""
        if table := self._table():
            table.note_source()

    def _table(self) -> TableView | None:
        """Return the table in the present tab, or say that there is none."""
        if not self._view.table:
            self._shell.show_until("这一部分没有表格，请先点到第二、三、四部分。", Until.CHANGED)
        return self._view.table

    def put_skeletons(self) -> None:
        """Begin every text in which nobody has written yet with its skeleton, as one step."""
        self._shell.show_until(put_skeletons(self._view.document, self._view.tabs.show_end), Until.CHANGED)

    def text(self) -> TextSectionView | None:
        """Return the text in the present tab, or say that there is none."""
        view = self._view.tabs.currentWidget()
        if isinstance(view, TextSectionView):
            return view
        self._shell.show_until("这一部分不是文字，请先点到第一、五、六部分。", Until.CHANGED)
        return None

    def clipboard_target(self) -> QLineEdit | QPlainTextEdit | TableView | None:
        """Return what is cut, copied and pasted in: the text field that has the focus, or else the table."""
        focus = QApplication.focusWidget()
        return focus if isinstance(focus, QLineEdit | QPlainTextEdit) else self._view.table
