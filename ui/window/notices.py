"""看区里的通知, from the menu: of the report that is open, or of all tasks that were opened here."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from models.report.of_task import task_of
from ui.incoming.notice_dialog import NoticeDialog, with_notices
from ui.kit.boxes import inform
from ui.window.report_page import ReportPage

_NO_TASK = "这里没有打开过区里的任务包，没有通知。区里发来任务包的，拖到窗口上就打开。"
_NO_NOTICE = "打开过的任务包里没有通知。"


def show_notices(window: QMainWindow) -> None:
    """Show the notices over the window; where there is none, say so."""
    from ui.window.main_window import MainWindow  # noqa: PLC0415  which leads here

    if not isinstance(window, MainWindow):
        return
    shown, kept = window.shown, window.shell.store.tasks.all
    open_task = task_of(shown.report.document.report) if isinstance(shown, ReportPage) else ""
    if found := with_notices(kept, open_task):
        dialog = NoticeDialog(found, window)
        dialog.exec()
        dialog.deleteLater()
    else:
        inform(window, _NO_NOTICE if kept else _NO_TASK)
