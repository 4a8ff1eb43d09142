"""The menus of the main window, as data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit

from exporters import EXPORTERS, Exporter
from exporters.release import Variant
from ui.report.report_page import ReportPage
from ui.report.section_view import TextSectionView
from ui.report.table.table_view import TableView
from ui.trouble.failure_dialog import RecordDialog
from ui.window.about import AboutDialog
from ui.window.help_dialog import HelpDialog
from ui.window.rules_page import RulesDialog

"""Of the program, as titles of windows show it."""

_Key = QKeySequence.StandardKey
_Keys = QKeySequence.StandardKey | str | tuple[str, ...]
_FIX = ("Alt+Return", "Alt+Enter")
"""Qt calls the key beside the letters Return, and that of the number pad Enter."""


class _Act(NamedTuple):
    """A menu entry.

    Attributes:
        report: Whether it can act only while a report is open.
        separated: Whether a line stands above it.
    """

    menu: str
    label: str
    act: Callable[[], object]
    keys: _Keys = ""
    report: bool = True
    separated: bool = False


class Commands(Protocol):
    """What the menus ask the main window to do."""

    @property
    def page(self) -> ReportPage | None:
        """The open report."""

    def new_report(self) -> None:
        """Begin a report."""

    def import_report(self) -> None:
        """Read a report from a file."""

    def go_to_start(self) -> None:
        """Show the drafts."""

    def history(self) -> None:
        """Show earlier versions of the open report."""

    def take_back_copy(self) -> None:
        """Offer good copies of all reports."""

    def hand_over(self) -> None:
        """Put the finished report on a stick."""

    def copy_as_web_page(self) -> None:
        """Put the open report on the clipboard, for the editor of a web site."""

    def preview(self) -> None:
        """Show the pages of the open report, to be printed or exported."""

    def export(self, exporter: Exporter, variant: Variant) -> None:
        """Write this variant of the open report as a file."""

    def tell(self, sentence: str) -> None:
        """Say something to the clerk."""


def fill_menus(window: QMainWindow, commands: Commands) -> list[QAction]:
    """Put the menus into `window` and return the actions that need an open report."""
    menus = {name: window.menuBar().addMenu(name) for name in ("文件", "编辑", "表格", "检查", "帮助")}
    needing = []
    for one in (*_file(window, commands), *_edit(commands), *_table(commands), *_check(commands), *_help(window)):
        if one.separated:
            menus[one.menu].addSeparator()
        action = menus[one.menu].addAction(one.label)
        action.setShortcuts(_shortcuts(one.keys))
        action.triggered.connect(lambda _=False, act=one.act: act())
        needing += [action] if one.report else []
    return needing


def _shortcuts(keys: _Keys) -> list[QKeySequence]:
    """Return the keys of this system; Ctrl+Y, which Linux does not know, is in the help."""
    if not isinstance(keys, _Key):
        return [QKeySequence(key) for key in ([keys] if isinstance(keys, str) else keys)]
    own = [QKeySequence("Ctrl+Y")] if keys == _Key.Redo else []
    return list(dict.fromkeys([*QKeySequence.keyBindings(keys), *own]))


def _file(window: QMainWindow, commands: Commands) -> list[_Act]:
    exports = [
        _Act("文件", f"导出 {exporter.label_of(variant)}…", partial(commands.export, exporter, variant))
        for exporter in EXPORTERS
        for variant in exporter.variants
    ]
    return [
        _Act("文件", "新建报告…", commands.new_report, _Key.New, report=False),
        _Act("文件", "导入报告…", commands.import_report, _Key.Open, report=False),
        _Act("文件", "返回报告列表", commands.go_to_start),
        _Act("文件", "历史版本…", commands.history, separated=True),
        _Act("文件", "从备份恢复…", commands.take_back_copy, report=False),
        _Act("文件", "预览和打印…", commands.preview, _Key.Print, separated=True),
        *exports,
        _Act("文件", "交付到 U 盘…", commands.hand_over, "Ctrl+J", separated=True),
        _Act("文件", "复制成网页内容（贴到网站编辑器）", commands.copy_as_web_page),
        _Act("文件", "退出", window.close, "Ctrl+Q", report=False, separated=True),
    ]


def _edit(commands: Commands) -> list[_Act]:
    return [
        _Act("编辑", "撤销", lambda: _on(commands.page, lambda page: page.undo()), _Key.Undo),
        _Act("编辑", "重做", lambda: _on(commands.page, lambda page: page.redo()), _Key.Redo),
        _Act("编辑", "剪切", lambda: _clipboard(commands, "cut"), _Key.Cut, separated=True),
        _Act("编辑", "复制", lambda: _clipboard(commands, "copy"), _Key.Copy),
        _Act("编辑", "粘贴", lambda: _clipboard(commands, "paste"), _Key.Paste),
        _Act("编辑", "插入表里的数…", lambda: _insert_figure(commands), "Ctrl+Shift+I", separated=True),
    ]


def _table(commands: Commands) -> list[_Act]:
    return [
        _Act("表格", "本表空格填 0", lambda: _on_table(commands, TableView.fill_blanks)),
        _Act("表格", "本表合计自动计算", lambda: _on_table(commands, TableView.follow_totals)),
        _Act("表格", "给这一格加注…", lambda: _on_table(commands, TableView.annotate), "Shift+F2", separated=True),
    ]


def _check(commands: Commands) -> list[_Act]:
    return [
        _Act("检查", "下一处问题", lambda: _on(commands.page, lambda page: page.problems.go(1)), "F8"),
        _Act("检查", "上一处问题", lambda: _on(commands.page, lambda page: page.problems.go(-1)), "Shift+F8"),
        _Act("检查", "这一处的另一头", lambda: _on(commands.page, lambda page: page.problems.again()), "Ctrl+F8"),
        _Act("检查", "改正这一处…", lambda: _on(commands.page, lambda page: page.fix()), _FIX, separated=True),
        _Act("检查", "说明理由…", lambda: _on(commands.page, lambda page: page.explain())),
        _Act("检查", "和去年对照", lambda: _on(commands.page, lambda page: page.compare()), "F9", separated=True),
        _Act(
            "检查", "下一部分", lambda: _on(commands.page, lambda page: page.next_tab(1)), "Ctrl+PgDown", separated=True
        ),
        _Act("检查", "上一部分", lambda: _on(commands.page, lambda page: page.next_tab(-1)), "Ctrl+PgUp"),
    ]


def _help(window: QMainWindow) -> list[_Act]:
    return [
        _Act("帮助", "使用说明", lambda: HelpDialog(window).exec(), "F1", report=False),
        _Act("帮助", "核对规则", lambda: RulesDialog(window).exec(), report=False),
        _Act("帮助", "出错记录…", lambda: RecordDialog(window).exec(), report=False),
        _Act("帮助", "关于", lambda: AboutDialog(window).exec(), report=False),
    ]


def _on(page: ReportPage | None, act: Callable[[ReportPage], object]) -> None:
    if page:
        act(page)


def _on_table(commands: Commands, act: Callable[[TableView], object]) -> None:
    """Act on the table in the present tab, or say that there is none."""
    table = commands.page.table if commands.page else None
    if table:
        act(table)
    else:
        commands.tell("这一部分没有表格，请先点到第二、三、四部分。")


def _insert_figure(commands: Commands) -> None:
    """Ask for a figure to stand in the text of the present tab, or say that there is none."""
    view = commands.page.tabs.currentWidget() if commands.page else None
    if isinstance(view, TextSectionView):
        view.insert_figure()
    else:
        commands.tell("这一部分不是文字，请先点到第一、五、六部分。")


def _clipboard(commands: Commands, what: str) -> None:
    """Cut, copy or paste in the text field that has the focus, or else in the table."""
    focus = QApplication.focusWidget()
    target = focus if isinstance(focus, QLineEdit | QPlainTextEdit) else commands.page and commands.page.table
    if target:
        getattr(target, what)()
