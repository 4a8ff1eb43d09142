"""关于: what this program is, what it is made of and under which licences; from here it also tests itself."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.form import editions
from models.system.log import log_folder
from models.system.program import own_command
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.plain_widgets import PlainPage
from ui.kit.wrapping_row import WrappingRow
from ui.trouble.uncaught_errors import surroundings

_LICENCES = "licences"
_GRACE = 2_000
"""Milliseconds for a process to end. Chosen: nobody waits longer for a window to close."""

_WHAT = "填写、核对、打印政府信息公开工作年度报告。不需要联网，也不会联网。"
_QT = (
    "本程序使用 Qt for Python（PySide6、Shiboken）和 Qt 6，按 GNU 宽通用公共许可证第 3 版（LGPLv3）使用，没有改动，"
    "动态链接：可以把 lib 文件夹里 Qt 的文件换成自己编译的同一版本，本程序不作限制。"
    "Qt 的源代码在 code.qt.io 和 download.qt.io。"
)
_WHERE = "许可证全文在程序文件夹里的“licences”文件夹。"
_ELSEWHERE = "许可证全文在各个软件包里，Qt 的在源代码的 installer/licences 里。"
_TRYING = "自检在临时文件夹里做，不动已经填的报告；大约要十几秒。"
_NOT_STARTED = "自检没能开始。请重新打开程序再试；还是不行，请联系管理电脑的人。"
_CUT_OFF = "自检没有做完就停了。请把上面的话交给管理电脑的人看。"


class Component(NamedTuple):
    """Something that is shipped with the program.

    Attributes:
        name: As its makers call it, or what it is; packages by the names by which they are installed.
        licence: Under which it is used.
        use: What it is for.
    """

    name: str
    licence: str
    use: str


PARTS = (
    Component("PySide6-Essentials、Shiboken6、Qt 6", "LGPLv3", "窗口"),
    Component("Python 3.11", "PSF", "运行程序"),
    Component("Noto Sans SC（思源黑体）、Noto Serif SC（思源宋体），pylopdf-fonts-zh-cn", "SIL OFL 1.1", "字体"),
    Component("reportlab、rl-accel", "BSD", "写 PDF"),
    Component("uharfbuzz、HarfBuzz", "Apache 2.0、MIT", "排字体"),
    Component("pypdfium2、PDFium", "Apache 2.0、BSD", "预览、打印、读 PDF"),
    Component("pillow", "MIT-CMU", "图片"),
    Component("XlsxWriter", "BSD", "写 Excel 工作簿"),
    Component("openpyxl、et-xmlfile", "MIT", "读 Excel 工作簿"),
    Component("python-docx", "MIT", "Word 文档"),
    Component("lxml、libxml2、libxslt", "BSD、MIT", "读网页、Word 文档"),
    Component("charset-normalizer", "MIT", "写 PDF"),
    Component("tinydb", "MIT", "存草稿"),
    Component("typing-extensions", "PSF", "运行程序"),
    Component("Microsoft Visual C++ 运行库", "微软许可条款", "运行程序（Windows）"),
    Component("MinGW-w64 运行库", "公有领域、ZPL", "启动程序（Windows）"),
)
"""All that is shipped besides our own code; the licence of the fonts is that of their package."""


class AboutDialog(QDialog):
    """Says what this program is and what it is made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "出了意外")
        self.setWindowTitle("关于")
        within_screen(self, 680, 560)
        self.page = PlainPage()
        self.page.setAccessibleName("用到的软件和字体")
        self.page.setHtml(_as_page(PARTS))
        self.test, self.folder, self.shut = (
            QPushButton("自检(&T)…"),
            QPushButton("打开许可证文件夹(&F)"),
            QPushButton("关闭(&C)"),
        )
        self.test.clicked.connect(lambda: SelfTestDialog.show_over(self))
        self.folder.clicked.connect(_open_licences)
        self.folder.setVisible(licences() is not None)
        self.shut.clicked.connect(self.reject)
        self.shut.setObjectName("primary")
        self.shut.setDefault(True)
        self._lay_out()
        self.shut.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        licence = f"{_QT}{_WHERE if licences() else _ELSEWHERE}"
        for sentence, name in (("年报填报", "caption"), (surroundings(), "guide"), (_what(), ""), (licence, "")):
            column.addWidget(plain_label(sentence, name))
        column.addWidget(self.page, 1)
        lay_out(self, column, _row([self.test, self.folder], [self.shut]))


class SelfTestDialog(QDialog):
    """Shows the lines of a self-test as they come; it runs in a process of its own, so nothing here can be harmed.

    Args:
        command: What to run, and with what arguments.
    """

    def __init__(self, command: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "出了意外")
        self.setWindowTitle("自检")
        within_screen(self, 760, 520)
        self.page, self.verdict = QPlainTextEdit(), plain_label(_TRYING, "guide")
        self.page.setAccessibleName("自检的结果")
        self.page.setReadOnly(True)
        self.copy, self.shut = QPushButton("复制(&P)"), QPushButton("关闭(&C)")
        self.copy.clicked.connect(self._copy)
        self.shut.clicked.connect(self.reject)
        self.shut.setObjectName("primary")
        self.shut.setDefault(True)
        column = QVBoxLayout()
        column.addWidget(self.page, 1)
        column.addWidget(self.verdict)
        lay_out(self, column, _row([self.copy], [self.shut]))
        self._process = QProcess(self)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._process.start(command[0], list(command[1:]))

    @classmethod
    def show_over(cls, parent: QWidget) -> None:
        """Test, and show it until the clerk has seen enough."""
        dialog = cls(self_test_command(), parent)
        dialog.exec()
        dialog.deleteLater()

    @override
    def done(self, result: int) -> None:
        """Close; a test that still runs is given up."""
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.blockSignals(True)  # nobody wants to hear how it ends
            self._process.kill()
            self._process.waitForFinished(_GRACE)
        super().done(result)

    def _read(self) -> None:
        while self._process.canReadLine():
            self.page.appendPlainText(bytes(self._process.readLine().data()).decode(errors="replace").rstrip())

    def _on_finished(self, status: int, how: QProcess.ExitStatus) -> None:
        self._read()
        lines = self.page.toPlainText().splitlines()
        whole = how is QProcess.ExitStatus.NormalExit and len(lines) > 1 and lines[-1].startswith("自检")
        self._conclude(lines[-1] if whole else _CUT_OFF, good=whole and status == 0)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._conclude(_NOT_STARTED, good=False)

    def _conclude(self, sentence: str, *, good: bool) -> None:
        self.verdict.setText(sentence)
        self.verdict.setObjectName("verdict")
        self.verdict.setProperty("ready", good)
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.page.toPlainText())
        self.copy.setText("已复制(&P)")


def _what() -> str:
    """Return what this program is for, and the notices that set the forms it knows."""
    return f"{_WHAT}\n格式依据：{'、'.join(form.notice_number for form in editions.EDITIONS)}。"


def self_test_command() -> list[str]:
    """Return how this program tests itself unseen."""
    logs = log_folder()
    drafts = ["--data", str(logs.parent)] if logs else []
    platform = ["-platform", QApplication.platformName()]
    return own_command("--self-test", "--unseen", *drafts, *platform)


def licences() -> Path | None:
    """Return the folder with the texts of the licences, which only a packed program has beside it."""
    folder = Path(sys.executable).with_name(_LICENCES)
    return folder if getattr(sys, "frozen", False) and folder.is_dir() else None


def _open_licences() -> None:
    if folder := licences():
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _as_page(parts: Sequence[Component]) -> str:
    rows = "".join(f"<tr>{''.join(f'<td>{escape(words)}</td>' for words in one)}</tr>" for one in parts)
    heading = "<tr><th align='left'>软件、字体</th><th align='left'>许可证</th><th align='left'>用来</th></tr>"
    return f"<table width='100%' cellpadding='3'>{heading}{rows}</table>"


def _row(left: Sequence[QPushButton], right: Sequence[QPushButton]) -> WrappingRow:
    for button in (*left, *right):
        button.setAutoDefault(False)
    return WrappingRow(left, right)
