"""The steps of the self-test: each does a piece of a clerk’s work, on nobody’s drafts, and looks at what comes of it.

To add one, write a function from a `Trial` to what is said when all is well, and put it into `STEPS`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from pylopdf_fonts_zh_cn import sans_path, serif_path
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from exporters import EXPORTERS, Exporter, let_out, missing_characters
from exporters.release import Variant
from models.checks.findings import Level
from models.drafts.store import DraftStore
from models.form.vocabulary import CellRef, TextRef
from models.importers.sandbox.protocol import Scope
from models.importers.sandbox.reader import Reader
from models.report.codec import read_json
from models.report.report import Report
from models.system.faults import trouble
from models.system.files import replacing
from resources import read_bytes, samples
from ui.kit import colours
from ui.report.report_page import ReportPage
from ui.report.section_view import TextSectionView
from ui.report.table.table_view import TableView
from ui.self_test.hands import colours_of, drawn, hand_over, is_red, share, type_figure
from ui.window.main_window import MainWindow

_SAMPLE = "samples/000_licheng_district_2024.json"
"""In order, with something in every table."""

_CELL = CellRef("applications", "new", "natural")
_WRONG = Decimal(987)
_TEXT = TextRef("texts", "problems")
_TYPED = "自检时打的字。"
_SIZE = (1280, 800)

_SHOWN = "年报填写公开"
_RARE = "㑇㕮䴙鿍鿭𠅤𫖯𬀩𬭚"
"""Standard characters that a set of characters older than 2000 lacks."""

_NETWORK = "Qt6Network"
ADVICE = "请用安装程序重新安装；还是这样，请联系管理电脑的人。"


class Amiss(Exception):
    """What a step has found wrong; `str()` is a sentence: what is wrong, and what to do."""


class Undone(Exception):
    """A step lacks what one before it should have made; `str()` says what."""


class Trial:
    """What the steps share.

    Args:
        folder: For the drafts and files of the self-test alone.
        drafts: Where the clerk's drafts are, or will be; it is only tried whether it can be written.
        unseen: Whether the window stays off the screen.

    Attributes:
        window: The main window, once it is open.
        store: Its drafts.
        draft_id: Of the draft, once there is one.
    """

    def __init__(self, folder: Path, drafts: Path, *, unseen: bool) -> None:
        self.folder, self.drafts, self.unseen = folder, drafts, unseen
        self.window: MainWindow | None = None
        self.store: DraftStore | None = None
        self.draft_id = ""

    @cached_property
    def report(self) -> Report:
        """A report in which nothing is wrong."""
        return read_json(read_bytes(_SAMPLE))

    @property
    def path(self) -> Path:
        """Of the draft file."""
        return self.folder / "drafts.json"

    @property
    def page(self) -> ReportPage:
        """The open report.

        Raises:
            Undone: There is none.
        """
        if not self.window or not self.window.page:
            raise Undone("报告没有打开")
        return self.window.page

    @property
    def table(self) -> TableView:
        """The table that the figure is typed into, in front.

        Raises:
            Undone: It is not there.
        """
        page = self.page
        page.reveal(_CELL)
        if not page.table:
            raise Undone("表格没有打开")
        return page.table

    def file(self, exporter: Exporter, variant: Variant) -> Path:
        """Return where a variant of the report is exported to."""
        return self.folder / exporter.file_name(let_out(self.report, variant))

    def exported(self, suffix: str) -> Path:
        """Return an exported file.

        Raises:
            Undone: It is not there.
        """
        [exporter] = [one for one in EXPORTERS if one.suffix == suffix]
        path = self.file(exporter, exporter.variants[0])
        if not path.exists():
            raise Undone(f"{exporter.label}没有导出")
        return path

    def close(self) -> None:
        """Close the window for good."""
        if window := self.window:
            self.window = None
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


Act = Callable[[Trial], str]


class SelfTestStep(NamedTuple):
    """A piece of work.

    Attributes:
        act: Does it, and returns what is said when all is well.
    """

    title: str
    act: Act


# ---------------------------------------------------------------- the window


def write_beside_drafts(trial: Trial) -> str:
    """Write a small file where the drafts are, or where their folder will be made, and take it away again."""
    folder = next(folder for folder in (trial.drafts, *trial.drafts.absolute().parents) if folder.is_dir())
    probe = folder / f"{uuid4().hex}.tmp"
    try:
        with replacing(probe) as stream:
            stream.write(b"\n")
        probe.unlink()
    except OSError as error:
        raise Amiss(trouble(error).sentence) from error
    return f"能写（{trial.drafts}）"


def window_opens(trial: Trial) -> str:
    """Open the main window on an empty store."""
    trial.store = store = DraftStore(trial.path, "", trial.folder / "parked")
    settings = QSettings(str(trial.folder / "settings.ini"), QSettings.Format.IniFormat)
    trial.window = window = MainWindow(store, settings, {name: read_json(read_bytes(name)) for name in samples()})
    settings.setParent(window)  # else it would write itself once more, when the folder is gone
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, trial.unseen)
    window.resize(*_SIZE)
    window.show()
    QApplication.processEvents()
    if not window.isVisible() or colours_of(window) < 8:
        raise Amiss(f"窗口打开了，但是画不出来。{ADVICE}")
    return f"打开了（{QApplication.platformName()}）"


def show_chinese(_trial: Trial) -> str:
    """Draw some characters: where a font lacks them, all are the same box, or nothing."""
    font = QApplication.font()
    seen = {drawn(font, character) for character in (*_SHOWN, " ")}
    if len(seen) <= len(_SHOWN):
        raise Amiss(f"窗口里的汉字显示成方框，或者没有显示：这台电脑没有中文字体，程序自带的也用不上。{ADVICE}")
    return f"显示得出来（{QFontInfo(font).family()}）"


# ---------------------------------------------------------------- a draft


def open_draft(trial: Trial) -> str:
    """Make a draft and open it in the window."""
    if not trial.window or not trial.store:
        raise Undone("窗口没有打开")
    trial.draft_id = trial.store.save(trial.report)
    trial.window.open_draft(trial.draft_id)
    if not trial.window.page:
        raise Amiss(f"新建的草稿打不开。{ADVICE}")
    if trial.page.document.read_only:
        raise Amiss(f"新建的草稿只能看，不能改。{ADVICE}")
    return "打开了"


def type_mistake(trial: Trial) -> str:
    """Type a figure that makes sums disagree, and look for the mark: in the model, and in what is painted."""
    page, table = trial.page, trial.table
    if is_red(table, _CELL):
        raise Amiss(f"没有错的格子也标了红。{ADVICE}")
    type_figure(table, _CELL, _WRONG)
    mark = page.document.marks.get(_CELL)
    if page.document.report.figure(_CELL) != _WRONG:
        raise Amiss(f"往表里打的数没有进到报告里。{ADVICE}")
    if not mark or mark.level is not Level.ERROR:
        raise Amiss(f"填了一个合计对不上的数，没有核对出来。{ADVICE}")
    if not is_red(table, _CELL):
        raise Amiss(f"核对出了错误，那一格没有变红。{ADVICE}")
    return "标红了"


def correct_mistake(trial: Trial) -> str:
    """Type the right figure again, and see the mark go."""
    page, table, right = trial.page, trial.table, trial.report.figure(_CELL)
    type_figure(table, _CELL, right)
    if page.document.report.figure(_CELL) != right:
        raise Amiss(f"往表里打的数没有进到报告里。{ADVICE}")
    if _CELL in page.document.marks or is_red(table, _CELL):
        raise Amiss(f"数改对了，那一格还是红的。{ADVICE}")
    return "红色没有了"


def type_chinese(trial: Trial) -> str:
    """Let an input method hand over a sentence."""
    trial.page.reveal(_TEXT)
    view = trial.page.tabs.currentWidget()
    if isinstance(view, TextSectionView):
        hand_over(_TYPED, view.text)
    if _TYPED not in trial.page.document.report.text(*_TEXT):
        raise Amiss(f"往文字里打的汉字没有进到报告里。{ADVICE}")
    return "打得进去"


def save_and_reopen(trial: Trial) -> str:
    """Save the draft, close it, and find the same on the disk and in the window."""
    typed, window = trial.page.document.report, trial.window
    if not window or typed == trial.report:
        raise Undone("草稿里没有打进东西")
    try:
        window.save_now()
    except OSError as error:
        raise Amiss(trouble(error).sentence) from error
    window.go_to_start()
    if window.page:
        raise Amiss(f"草稿关不上。{ADVICE}")
    stored = DraftStore(trial.path, "自检").load(trial.draft_id)
    window.open_draft(trial.draft_id)
    if stored != typed or trial.page.document.report != typed:
        raise Amiss("存下来的草稿和填的不一样。请先不要用这台电脑填报告，联系管理电脑的人。")
    return "一样"


# ---------------------------------------------------------------- files


def export(exporter: Exporter, trial: Trial) -> str:
    """Write every variant of a kind of file."""
    sizes = []
    for variant in exporter.variants:
        path = trial.file(exporter, variant)
        with replacing(path) as stream:
            exporter.write(let_out(trial.report, variant), stream)
        sizes.append(path.stat().st_size)
    if not all(sizes):
        raise Amiss(f"导出的文件是空的。{ADVICE}")
    return f"{len(sizes)} 个文件，{sum(sizes) // 1000:,} KB"


def workbook_is_read(trial: Trial) -> str:
    """Let the process that reads files read the workbook, and compare."""
    path = trial.exported(".xlsx")
    with Reader(Scope.OURS) as reader:
        report, differences = reader.open_ours(path)
    if report != trial.report or differences:
        raise Amiss(f"读回来的数和导出以前的不一样（{len(differences)} 处）。{ADVICE}")
    return "一样"


def read_document(trial: Trial) -> str:
    """Read the Word document back like one from elsewhere: all that reads other people’s files has to load for that."""
    with Reader() as reader:
        found = reader.open(trial.exported(".docx")).report.figures
    wrong = sum(found.get(ref) != figure for ref, figure in trial.report.figures.items())
    if wrong:
        raise Amiss(f"读回来的数和导出以前的不一样（{wrong} 处）。{ADVICE}")
    return "一样"


def look_at_page(trial: Trial) -> str:
    """Draw the first page of the PDF: neither blank nor black."""
    from ui.outgoing.page_pictures import open_pages, picture  # noqa: PLC0415  only where it is needed

    pages = open_pages(trial.exported(".pdf").read_bytes())
    count, page = len(pages), picture(pages, 1, 1.0)
    pages.close()
    white = share(page, colours.PAPER)
    if not 0.3 < white < 0.995:
        raise Amiss(f"PDF 的第一页画出来不对：白的占 {white:.0%}。{ADVICE}")
    return f"有字（共 {count} 页）"


def print_characters(_trial: Trial) -> str:
    """Look for the standard characters in each font that comes with the program, and in all of this computer."""
    from exporters.pdf.fonts import Choice, FaceRole, FontBook  # noqa: PLC0415  ReportLab is not needed before

    standard = _standard_characters()
    for path in (sans_path(), serif_path()):
        if missing := FontBook({FaceRole.SONG: (Choice(path),)}).missing(standard):
            raise Amiss(f"程序自带的字体“{path.name}”没有了，或者坏了：{len(missing)} 个常用字印不出来。{ADVICE}")
    if missing := missing_characters(standard):
        raise Amiss(f"{len(missing)} 个常用字印不出来，例如“{min(missing)}”。{ADVICE}")
    return f"{len(standard):,} 个字都能印"


def stay_offline(_trial: Trial) -> str:
    """See that nothing is loaded that could open a connection by way of Qt."""
    if "PySide6.QtNetwork" in sys.modules or _network_is_loaded():
        raise Amiss("程序里装进了联网用的部件。填的内容没有送出去，但是请联系管理电脑的人。")
    return "没有装进联网的部件"


def _standard_characters() -> str:
    """Return the characters of GB 2312, and some of those that came later."""
    pairs = (bytes((row, at)) for row in range(0xB0, 0xF8) for at in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", "ignore") for pair in pairs) + _RARE


def _network_is_loaded() -> bool:
    """Return whether this process has loaded Qt's library for networks."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only where it is needed

        return bool(ctypes.windll.kernel32.GetModuleHandleW(f"{_NETWORK}.dll"))
    maps = Path("/proc/self/maps")
    return maps.exists() and f"lib{_NETWORK}." in maps.read_text(encoding="utf-8", errors="replace")


SELF_TEST_STEPS: tuple[SelfTestStep, ...] = (
    SelfTestStep("在存草稿的文件夹里写", write_beside_drafts),
    SelfTestStep("打开窗口", window_opens),
    SelfTestStep("窗口里显示汉字", show_chinese),
    SelfTestStep("新建一份草稿", open_draft),
    SelfTestStep("在表里填错一个数", type_mistake),
    SelfTestStep("把它改对", correct_mistake),
    SelfTestStep("在文字里打汉字", type_chinese),
    SelfTestStep("存草稿，再打开", save_and_reopen),
    *(SelfTestStep(f"导出 {exporter.label}", partial(export, exporter)) for exporter in EXPORTERS),
    SelfTestStep("读回 Excel 工作簿", workbook_is_read),
    SelfTestStep("读回 Word 文档", read_document),
    SelfTestStep("看 PDF 的第一页", look_at_page),
    SelfTestStep("印常用汉字", print_characters),
    SelfTestStep("不联网", stay_offline),
)
