"""The commands of an open report, as data: menus 文件, 编辑, 表格, 查看, 检查."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from exporters import EXPORTERS, Exporter
from exporters.release import Variant
from ui.kit.letters import lettered
from ui.report.table.table_keys import Fill
from ui.window.command import Command, FilePart, Key, PageKind

if TYPE_CHECKING:
    from ui.window.report_page import ReportPage

_FIX = ("Alt+Return", "Alt+Enter")
"""Qt calls the key beside the letters Return, and that of the number pad Enter."""


_EXPORT = "Ctrl+E"
"""Of the first kind of file, which nearly everybody wants; the others are reached by Alt and their numbers."""


def _export(exporter: Exporter, variant: Variant, shown: ReportPage) -> None:
    shown.out.export(exporter, variant)


def _cut(shown: ReportPage) -> None:
    if target := shown.here.clipboard_target():
        target.cut()


def _copy(shown: ReportPage) -> None:
    if target := shown.here.clipboard_target():
        target.copy()


def _paste(shown: ReportPage) -> None:
    if target := shown.here.clipboard_target():
        target.paste()


def _insert_figure(shown: ReportPage) -> None:
    if text := shown.here.text():
        text.insert_figure()


def _put_skeleton(shown: ReportPage) -> None:
    if text := shown.here.text():
        text.put_skeleton()


def _fold(shown: ReportPage) -> None:
    """Do what Esc means once nothing else takes it: end the search, or else fold the problems."""
    view = shown.widget
    if view.find_bar.isVisible():
        view.find_bar.close_bar()
    else:
        view.fold()


def _again(shown: ReportPage) -> None:
    view = shown.widget
    view.problems.again(view.finding)


def _fill(how: Fill, shown: ReportPage) -> None:
    shown.here.fill(how)


_EXPORTS: tuple[Command[ReportPage], ...] = tuple(
    Command(
        "文件",
        lettered(f"导出 {exporter.label_of(variant)}…", str(number)),
        partial(_export, exporter, variant),
        _EXPORT if number == 1 else "",
        FilePart.PAPER_AND_FILES,
    )
    for number, (exporter, variant) in enumerate(((one, variant) for one in EXPORTERS for variant in one.variants), 1)
)

_FILE: tuple[Command[ReportPage], ...] = (
    Command("文件", "现在保存(&S)", lambda shown: shown.save(), Key.Save, FilePart.WAYS_BACK),
    Command(
        "文件",
        "另存为我的报告(&K)",
        lambda shown: shown.keep_exercise(),
        part=FilePart.WAYS_BACK,
        fits=lambda shown: shown.is_exercise,
    ),
    Command("文件", "历史版本(&H)…", lambda shown: shown.history(), part=FilePart.WAYS_BACK),
    Command("文件", "用封面更新单位资料(&U)", lambda shown: shown.update_card(), part=FilePart.WAYS_BACK),
    Command("文件", "预览和打印(&P)…", lambda shown: shown.preview(), Key.Print, FilePart.PAPER_AND_FILES),
    Command("文件", "打印报送前核对清单(&M)…", lambda shown: shown.out.checklist(), part=FilePart.PAPER_AND_FILES),
    Command("文件", "打印数据来源表(&Y)…", lambda shown: shown.print_sources(), part=FilePart.PAPER_AND_FILES),
    *_EXPORTS,
    Command(
        "文件", "导出全部文件(&A)…", lambda shown: shown.out.export_all(), "Ctrl+Shift+E", FilePart.PAPER_AND_FILES
    ),
    Command("文件", "交付到 U 盘(&J)…", lambda shown: shown.out.hand_over(), "Ctrl+J", FilePart.HAND_OVER),
    Command(
        "文件",
        "复制成网页内容（贴到网站编辑器）(&W)",
        lambda shown: shown.out.copy_as_web_page(),
        part=FilePart.HAND_OVER,
    ),
)

_EDIT: tuple[Command[ReportPage], ...] = (
    Command("编辑", "撤销(&U)", lambda shown: shown.widget.undo(), Key.Undo),
    Command("编辑", "重做(&R)", lambda shown: shown.widget.redo(), Key.Redo),
    Command("编辑", "剪切(&T)", _cut, Key.Cut, 1),
    Command("编辑", "复制(&C)", _copy, Key.Copy, 1),
    Command("编辑", "粘贴(&P)", _paste, Key.Paste, 1),
    Command("编辑", "查找(&F)…", lambda shown: shown.widget.open_find_bar(), Key.Find, 2),
    Command("编辑", "插入表里的数(&I)…", _insert_figure, "Ctrl+Shift+I", 2),
    Command("编辑", "这一部分放提纲(&K)", _put_skeleton, part=2),
    Command("编辑", "没写的各部分都放提纲(&A)", lambda shown: shown.here.put_skeletons(), part=2),
)

_TABLE: tuple[Command[ReportPage], ...] = (
    Command("表格", "本表空格填 0(&Z)", lambda shown: shown.here.fill_blanks(), "F7"),
    Command("表格", "本表合计自动计算(&S)", lambda shown: shown.here.follow_totals()),
    Command("表格", "选中的都填成这一格的数(&A)", partial(_fill, Fill.CHOSEN), ("Ctrl+Return", "Ctrl+Enter"), 2),
    Command("表格", "向下填充(&D)", partial(_fill, Fill.DOWN), "Ctrl+D", 2),
    Command("表格", "向右填充(&R)", partial(_fill, Fill.RIGHT), "Ctrl+R", 2),
    Command("表格", "给这一格加注(&N)…", lambda shown: shown.here.annotate(), "Shift+F2", 1),
    Command("表格", "写明来源(&L)…", lambda shown: shown.here.note_source(), "Ctrl+L", 1),
    Command("表格", "收集表：各科室报的数(&G)…", lambda shown: shown.gather(), "Ctrl+G", 3),
)

_VIEW: tuple[Command[ReportPage], ...] = (
    Command("查看", "放大(&I)", lambda shown: shown.widget.zoom_by(1), ("Ctrl++", "Ctrl+=")),
    Command("查看", "缩小(&O)", lambda shown: shown.widget.zoom_by(-1), "Ctrl+-"),
    Command("查看", "原来的大小(&N)", lambda shown: shown.widget.zoom_by(0), "Ctrl+0"),
)

_CHECK: tuple[Command[ReportPage], ...] = (
    Command("检查", "下一步(&X)", lambda shown: shown.do_next(), "F4"),
    Command("检查", "核对整份报告(&K)", lambda shown: shown.widget.check_all(), "F5"),
    Command("检查", "复核(&V)…", lambda shown: shown.review()),
    Command("检查", "下一处问题(&N)", lambda shown: shown.widget.go_to_problem(1), "F8"),
    Command("检查", "上一处问题(&P)", lambda shown: shown.widget.go_to_problem(-1), "Shift+F8"),
    Command("检查", "这一处的另一头(&O)", _again, "Ctrl+F8"),
    Command("检查", "收起查找或者问题列表(&H)", _fold, "Esc"),
    Command("检查", "改正这一处(&F)…", lambda shown: shown.widget.fix(), _FIX, 1),
    Command("检查", "说明理由(&R)…", lambda shown: shown.widget.explain(), part=1),
    Command("检查", "退回意见的下一点(&T)", lambda shown: shown.slip.step(1), "F3", 2),
    Command("检查", "退回意见的上一点(&S)", lambda shown: shown.slip.step(-1), "Shift+F3", 2),
    Command("检查", "收起、展开退回意见(&Q)", lambda shown: shown.slip.turn_fold(), part=2),
    Command("检查", "和去年对照(&L)", lambda shown: shown.widget.compare(), "F9", 2),
    Command("检查", "下一部分(&D)", lambda shown: shown.widget.tabs.next_tab(1), ("Ctrl+PgDown", "Ctrl+Tab"), 3),
    Command("检查", "上一部分(&U)", lambda shown: shown.widget.tabs.next_tab(-1), ("Ctrl+PgUp", "Ctrl+Shift+Tab"), 3),
    Command("检查", "到下一块（表格或文字、按钮、问题、标签）(&B)", lambda shown: shown.widget.next_area(1), "F6", 3),
    Command("检查", "到上一块(&G)", lambda shown: shown.widget.next_area(-1), "Shift+F6", 3),
)

REPORT = PageKind((*_FILE, *_EDIT, *_TABLE, *_VIEW, *_CHECK))
