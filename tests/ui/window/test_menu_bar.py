"""The menu bar to the letter: what stands in it, with which keys, and what can be chosen on which page."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from exporters import EXPORTERS
from models.drafts.store import DraftStore
from tests.builders import balanced
from tests.ui.clerk import shown
from ui.kit.letters import without_letter
from ui.window.main_window import MainWindow

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the standard keys are other ones elsewhere")

LINE = "----"
_FIRST, *_OTHERS = [f"导出 {exporter.label_of(variant)}…" for exporter in EXPORTERS for variant in exporter.variants]
_EXPORTS = [f"{_FIRST} | Ctrl+E", *_OTHERS]
"""However many there are; their labels belong to the exporters."""

BAR: dict[str, list[str]] = {
    "文件": [
        "新建报告… | Ctrl+N New",
        "导入报告… | Ctrl+O Open",
        "比较两份报告…",
        "返回报告列表",
        "打开退回单…",
        "看区里的通知…",
        LINE,
        "现在保存 | Ctrl+S Save",
        "另存为我的报告",
        "历史版本…",
        "用封面更新单位资料",
        "从备份恢复…",
        "单位资料…",
        "收件汇总（区县用）…",
        LINE,
        "预览和打印… | Ctrl+P",
        "打印报送前核对清单…",
        "打印数据来源表…",
        *_EXPORTS,
        "导出全部文件… | Ctrl+Shift+E",
        LINE,
        "交付到 U 盘… | Ctrl+J",
        "复制成网页内容（贴到网站编辑器）",
        LINE,
        "退出 | Ctrl+Q",
    ],
    "编辑": [
        "撤销 | Ctrl+Z Alt+Backspace Undo",
        "重做 | Ctrl+Y Alt+Shift+Backspace Ctrl+Shift+Z Redo",
        LINE,
        "剪切 | Ctrl+X Shift+Del Cut",
        "复制 | Ctrl+C Ctrl+Ins Copy",
        "粘贴 | Ctrl+V Shift+Ins Paste",
        LINE,
        "查找… | Ctrl+F Find",
        "插入表里的数… | Ctrl+Shift+I",
        "这一部分放提纲",
        "没写的各部分都放提纲",
    ],
    "表格": [
        "本表空格填 0 | F7",
        "本表合计自动计算",
        LINE,
        "给这一格加注… | Shift+F2",
        "写明来源… | Ctrl+L",
        LINE,
        "选中的都填成这一格的数 | Ctrl+Return Ctrl+Enter",
        "向下填充 | Ctrl+D",
        "向右填充 | Ctrl+R",
        LINE,
        "收集表：各科室报的数… | Ctrl+G",
    ],
    "查看": ["放大 | Ctrl++ Ctrl+=", "缩小 | Ctrl+-", "原来的大小 | Ctrl+0"],
    "检查": [
        "下一步 | F4",
        "核对整份报告 | F5",
        "复核…",
        "下一处问题 | F8",
        "上一处问题 | Shift+F8",
        "这一处的另一头 | Ctrl+F8",
        "收起查找或者问题列表 | Esc",
        LINE,
        "改正这一处… | Alt+Return Alt+Enter",
        "说明理由…",
        LINE,
        "退回意见的下一点 | F3",
        "退回意见的上一点 | Shift+F3",
        "收起、展开退回意见",
        "和去年对照 | F9",
        LINE,
        "下一部分 | Ctrl+PgDown Ctrl+Tab",
        "上一部分 | Ctrl+PgUp Ctrl+Shift+Tab",
        "到下一块（表格或文字、按钮、问题、标签） | F6",
        "到上一块 | Shift+F6",
    ],
    "帮助": [
        "使用说明 | F1",
        "核对规则",
        "出错记录…",
        "看全窗口下面的话 | Shift+F1",
        LINE,
        "打印速查卡…",
        "和去年格式不同之处…",
        LINE,
        "关于",
    ],
}
"""Copied from what the window showed before the pages brought their commands."""

EVERYTHING = [entry for menu in BAR.values() for entry in menu]
ALWAYS = [
    "新建报告… | Ctrl+N New",
    "导入报告… | Ctrl+O Open",
    "比较两份报告…",
    "打开退回单…",
    "看区里的通知…",
    "从备份恢复…",
    "单位资料…",
    "收件汇总（区县用）…",
    "退出 | Ctrl+Q",
    "撤销 | Ctrl+Z Alt+Backspace Undo",
    "查找… | Ctrl+F Find",
    "下一步 | F4",
    "使用说明 | F1",
    "核对规则",
    "出错记录…",
    "看全窗口下面的话 | Shift+F1",
    "打印速查卡…",
    "和去年格式不同之处…",
    "关于",
]


def bar_of(window: MainWindow) -> dict[str, list[str]]:
    """Return what stands in each menu: labels with their keys, and lines."""
    return {without_letter(menu.title()): [entry(one) for one in menu.actions()] for menu in menus_of(window)}


def entry(action: QAction) -> str:
    keys = " ".join(key.toString() for key in action.shortcuts() if not key.isEmpty())
    return LINE if action.isSeparator() else " | ".join(filter(None, (without_letter(action.text()), keys)))


def menus_of(window: MainWindow) -> Iterator[QMenu]:
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        assert action.isEnabled()
        yield menu


def enabled_in(window: MainWindow) -> list[str]:
    """Return what can be chosen, as it stands there."""
    return [entry(one) for menu in menus_of(window) for one in menu.actions() if one.isEnabled()]


def at_start(_window: MainWindow, _draft_id: str) -> None:
    """Stay where the window opens."""


def kept(window: MainWindow, draft_id: str) -> None:
    window.open_draft(draft_id)


def exercise(window: MainWindow, _draft_id: str) -> None:
    window.drafts.widget.wants_exercise.emit("invented")


def left(window: MainWindow, draft_id: str) -> None:
    window.open_draft(draft_id)
    window.go_to_start()


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, settings: QSettings) -> Callable[[str], tuple[MainWindow, str]]:
    """Open a window on a draft, which others may hold."""

    def open_window(held: str) -> tuple[MainWindow, str]:
        draft_id = DraftStore(tmp_path / "drafts.json").save(balanced())
        store = DraftStore(tmp_path / "drafts.json", held)
        return shown(qtbot, MainWindow(store, settings, {"invented": balanced()})), draft_id

    return open_window


OF_ONES_OWN = [one for one in EVERYTHING if one != "另存为我的报告"]

PLACES = [
    pytest.param(at_start, "", ALWAYS, id="start"),
    pytest.param(left, "", ALWAYS, id="start again"),
    pytest.param(at_start, "王芳正在填。", ALWAYS, id="start, held"),
    pytest.param(kept, "", OF_ONES_OWN, id="kept"),
    pytest.param(exercise, "", EVERYTHING, id="exercise"),
    pytest.param(kept, "王芳正在填。", OF_ONES_OWN, id="looked at"),
]


@pytest.mark.parametrize(("go", "held", "enabled"), PLACES)
def test_the_menus_are_the_same_everywhere_and_what_they_offer_depends_on_the_page(
    opened: Callable[[str], tuple[MainWindow, str]],
    go: Callable[[MainWindow, str], None],
    held: str,
    enabled: list[str],
) -> None:
    window, draft_id = opened(held)

    go(window, draft_id)

    assert bar_of(window) == BAR
    assert [one for one in enabled_in(window) if one != LINE] == [one for one in enabled if one != LINE]
    window.close()
