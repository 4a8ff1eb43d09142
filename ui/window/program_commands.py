"""The commands of the program itself, which can be chosen on every page. What they show is loaded when first chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from ui.window.command import Command, FilePart
from ui.window.status_bar import StatusBar
from ui.window.ways_in import choose_slip


def _show_help(window: QMainWindow) -> None:
    from ui.kit.help_dialog import show_help  # noqa: PLC0415  when first used

    show_help(window)


def _show_rules(window: QMainWindow) -> None:
    from ui.window.rules_page import RulesDialog  # noqa: PLC0415  when first used

    RulesDialog(window).exec()


def _show_record(window: QMainWindow) -> None:
    from ui.trouble.failure_dialog import RecordDialog  # noqa: PLC0415  when first used

    RecordDialog(window).exec()


def _show_about(window: QMainWindow) -> None:
    from ui.window.about import AboutDialog  # noqa: PLC0415  when first used

    AboutDialog(window).exec()


def _print_card(window: QMainWindow) -> None:
    from ui.window.quick_card_sheet import show_quick_card  # noqa: PLC0415  when first used

    show_quick_card(window)


def _show_edition_changes(window: QMainWindow) -> None:
    from ui.window.edition_news import show_edition_changes  # noqa: PLC0415  when first used

    show_edition_changes(window)


def _show_notices(window: QMainWindow) -> None:
    from ui.window.notices import show_notices  # noqa: PLC0415  when first used

    show_notices(window)


def _choose_task(window: QMainWindow) -> None:
    from ui.window.district_entry import ask_for_task  # noqa: PLC0415  when first used
    from ui.window.main_window import MainWindow  # noqa: PLC0415  as above

    if isinstance(window, MainWindow):
        ask_for_task(window.shell)


def _read_out(window: QMainWindow) -> None:
    """Show in full what the strip below says, and the line under a table: both may be cut."""
    from ui.report.table.focus_line import FocusLine  # noqa: PLC0415  when first used

    lines = (one.words for one in window.findChildren(FocusLine) if one.isVisible())
    if bar := window.findChild(StatusBar):
        bar.read_out("\n".join(words.whole for words in lines if words))


PROGRAM_COMMANDS: tuple[Command[QMainWindow], ...] = (
    Command("文件", "打开退回单(&R)…", choose_slip, part=FilePart.REPORTS),
    Command("文件", "看区里的通知(&T)…", _show_notices, part=FilePart.REPORTS),
    Command("文件", "收件汇总（区县用）(&G)…", _choose_task, part=FilePart.WAYS_BACK),
    Command("文件", "退出(&X)", QMainWindow.close, "Ctrl+Q", FilePart.PROGRAM),
    Command("帮助", "使用说明(&H)", _show_help, "F1"),
    Command("帮助", "核对规则(&R)", _show_rules),
    Command("帮助", "出错记录(&L)…", _show_record),
    Command("帮助", "看全窗口下面的话(&W)", _read_out, "Shift+F1"),
    Command("帮助", "打印速查卡(&K)…", _print_card, part=1),
    Command("帮助", "和去年格式不同之处(&F)…", _show_edition_changes, part=1),
    Command("帮助", "关于(&A)", _show_about, part=2),
)
