"""The steps of the self-test in the window: it opens, a draft is made, typed in, saved and found again."""

from __future__ import annotations

from decimal import Decimal
from uuid import uuid4

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from models.checks.findings import Level
from models.drafts.store import DraftStore
from models.form.refs import TextRef
from models.report.report_json import read_json
from models.system.disk_faults import trouble
from models.system.files import replacing
from resources import read_bytes, samples
from ui.report.section_view import TextSectionView
from ui.self_test.hands import colours_of, drawn, hand_over, is_red, type_figure
from ui.self_test.trial import ADVICE, TYPED_INTO, Amiss, Trial, Undone
from ui.window.main_window import MainWindow

_WRONG = Decimal(987)  # chosen: no sum of the trial's report comes out with it
_TEXT = TextRef("texts", "problems")
_TYPED = "自检时打的字。"
_SIZE = (1280, 800)  # width and height in Qt's pixels; chosen: a small screen

_SHOWN = "年报填写公开"


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
    if not trial.window.report_view:
        raise Amiss(f"新建的草稿打不开。{ADVICE}")
    if trial.page.document.read_only:
        raise Amiss(f"新建的草稿只能看，不能改。{ADVICE}")
    return "打开了"


def type_mistake(trial: Trial) -> str:
    """Type a figure that makes sums disagree, and look for the mark: in the model, and in what is painted."""
    page, table = trial.page, trial.table
    if is_red(table, TYPED_INTO):
        raise Amiss(f"没有错的格子也标了红。{ADVICE}")
    type_figure(table, TYPED_INTO, _WRONG)
    mark = page.document.marks.get(TYPED_INTO)
    if page.document.report.figure(TYPED_INTO) != _WRONG:
        raise Amiss(f"往表里打的数没有进到报告里。{ADVICE}")
    if not mark or mark.finding.level is not Level.ERROR:
        raise Amiss(f"填了一个合计对不上的数，没有核对出来。{ADVICE}")
    if not is_red(table, TYPED_INTO):
        raise Amiss(f"核对出了错误，那一格没有变红。{ADVICE}")
    return "标红了"


def correct_mistake(trial: Trial) -> str:
    """Type the right figure again, and see the mark go."""
    page, table, right = trial.page, trial.table, trial.report.figure(TYPED_INTO)
    type_figure(table, TYPED_INTO, right)
    if page.document.report.figure(TYPED_INTO) != right:
        raise Amiss(f"往表里打的数没有进到报告里。{ADVICE}")
    if TYPED_INTO in page.document.marks or is_red(table, TYPED_INTO):
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
    if window.report_view:
        raise Amiss(f"草稿关不上。{ADVICE}")
    stored = DraftStore(trial.path, "自检").load(trial.draft_id)
    window.open_draft(trial.draft_id)
    if stored != typed or trial.page.document.report != typed:
        raise Amiss("存下来的草稿和填的不一样。请先不要用这台电脑填报告，联系管理电脑的人。")
    return "一样"
