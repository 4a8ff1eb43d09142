"""Every page and dialog on every screen that clerks have: nothing is cut, squeezed or out of reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import chain
from pathlib import Path
from pkgutil import walk_packages

import pytest
from pylopdf_fonts_zh_cn import __file__ as package
from PySide6.QtCore import QPoint, QRect, QSettings, QSize
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

import ui
from models.drafts.store import DraftStore
from models.report.report import Report
from models.report.report_json import read_json
from resources import read_bytes
from tests.builders import answered, balanced
from tests.thoroughness import before_landing, is_everyday
from tests.ui.all_dialogs import all_dialogs, busy_dialogs
from tests.ui.clerk import shown
from tests.ui.cut_widgets import faults
from ui.kit.help_dialog import HelpDialog
from ui.report.reason_dialog import ReasonDialog
from ui.report.report_view import ReportView
from ui.window.main_window import MainWindow
from ui.window.start_buttons import Act

TASKBAR, TITLE = 40, 30
"""Pixels of Windows that no window has; the first are those of the screen, the others are scaled."""

SCREENS = tuple(
    QSize(width * 100 // percent, (height - TASKBAR) * 100 // percent - TITLE)
    for width, height, percents in (
        (1366, 768, (200, 175, 150, 125, 100)),
        (1024, 700, (100,)),
        (1920, 1080, (200, 175, 150, 125, 100)),
    )
    for percent in percents
)
SEEN = [SCREENS[at] for at in (0, 2, 4)] if is_everyday() else SCREENS
"""The lowest one, and two of those in between, every day."""

FONT = Path(package).with_name("NotoSansSC-Regular.otf")
"""Its lines are higher than those of the fonts of Windows: 1.45 times the size, where those have 1.32."""


@pytest.fixture(autouse=True)
def _high_lines(qapp: QApplication) -> Iterator[None]:
    before = qapp.font()
    [family] = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(FONT)))
    qapp.setFont(QFont(family, before.pointSize()))
    yield
    qapp.setFont(before)


def test_every_dialog_can_be_read_and_answered_on_every_screen(
    qtbot: QtBot, tmp_path: Path, settings: QSettings
) -> None:
    found, seen = [], set[type[QDialog]]()
    for dialog in chain(all_dialogs(tmp_path, settings), busy_dialogs()):
        seen.add(type(dialog))
        wanted = dialog.size().expandedTo(dialog.sizeHint())
        shown(qtbot, dialog).showNormal()
        for screen in SEEN:
            dialog.resize(wanted.boundedTo(screen))
            room = dialog.screen().availableSize() if isinstance(dialog, QMessageBox) else screen  # as Qt made it
            found += [f"{screen.width()} × {screen.height()}, {fault}" for fault in faults(dialog, room)]
        dialog.hide()
    assert not found, "\n".join(found)
    others = set(_our_kinds(QDialog)) - seen
    assert {kind for kind in others if not issubclass(kind, QFileDialog)} == set(), "those of files are the system's"


def _our_kinds(above: type[QDialog]) -> Iterator[type[QDialog]]:
    """Yield the kinds of dialogs of the program."""
    for module in walk_packages(ui.__path__, "ui."):
        import_module(module.name)
    for kind in above.__subclasses__():
        yield from (one for one in (kind, *_our_kinds(kind)) if one.__module__.startswith("ui."))


SAMPLE = "samples/003_changle_office_2024.json"
"""Two rows of its table 3 do not add up."""

LONG = "鲤城区人民政府开元街道办事处"


@pytest.fixture
def drafts(store: DraftStore) -> list[str]:
    """Reports of several units and years; one is there twice, and one has a very long name."""
    names = (
        LONG,
        LONG,
        "泉州经济技术开发区管理委员会清濛街道办事处",
        "泉州市丰泽区人民政府泉秀街道办事处政务公开办公室",
    )
    reports = [answered(balanced(), {"cover/agency": name}) for name in names]
    return [store.save(report) for report in (*reports, Report.blank(2024))]


def looked_at(window: MainWindow, page: str) -> list[str]:
    """Return what is wrong on a page of the window, on each of the screens."""
    found = []
    for screen in SEEN:
        window.resize(screen)
        found += [f"{page}, {screen.width()} × {screen.height()}, {fault}" for fault in faults(window, screen)]
    return found


def test_the_page_of_the_drafts_can_be_used_on_every_screen(window: MainWindow, drafts: list[str]) -> None:
    found = looked_at(window, "no drafts")
    window.drafts.arrive()
    found += looked_at(window, "drafts")
    page = window.drafts.widget
    page.wants_bin.emit(drafts[0])
    found += looked_at(window, "moved")
    page._do(Act.TURN)
    found += looked_at(window, "the bin")
    page._do(Act.TURN)
    window.shell.banner.say(
        "这些报告在另一台电脑上开着，现在只能看。" * 4, {"再试一次": list, "另存一份…": list}, grave=True
    )
    found += looked_at(window, "told something")

    assert not found, "\n".join(found)


@pytest.fixture
def report(window: MainWindow, store: DraftStore) -> ReportView:
    """A report with errors, of whose unit there is last year's report, too."""
    this = read_json(read_bytes(SAMPLE))
    store.save(answered(this, {"cover/year": str(this.year - 1)}))
    window.open_draft(store.save(this))
    assert window.report_view
    return window.report_view


def test_every_part_of_a_report_can_be_used_on_every_screen(window: MainWindow, report: ReportView) -> None:
    found = []
    for screen in SEEN:
        window.resize(screen)
        for at in range(report.tabs.count()):
            report.tabs.setCurrentIndex(at)
            for state, change in list(STATES.items())[: None if screen == SEEN[0] else 1 if is_everyday() else 3]:
                change(report)
                window.resize(screen)
                name = f"{report.tabs.tabText(at)}, {state}, {screen.width()} × {screen.height()}"
                found += [f"{name}, {fault}" for fault in faults(window, screen)]
    assert not found, "\n".join(found)
    assert window.minimumSizeHint().width() <= SEEN[0].width(), "it can be made narrower again"


def tell(view: ReportView, sentence: str) -> None:
    window = view.window()
    assert isinstance(window, MainWindow)
    ways_out = {"再试一次": view.fold, "另存一份…": view.fold} if sentence else {}
    window.shell.banner.say(sentence, ways_out, grave=True)
    window.show_status(sentence * 4)
    if not sentence:
        window.shell.banner.clear()


def look_for_words(view: ReportView) -> None:
    view.fold()
    view.find_bar.open_bar("信息")


def compare(view: ReportView) -> None:
    view.find_bar.close_bar()
    view.compare()


def tell_something(view: ReportView) -> None:
    view.compare()
    tell(view, "U 盘已经拔掉了，存不下来。" * 6)


STATES: dict[str, Callable[[ReportView], object]] = {
    "folded": ReportView.fold,
    "unfolded": ReportView.unfold,
    "looking for words": look_for_words,
    "compared": compare,
    "told something": tell_something,
    "told nothing more": lambda view: tell(view, ""),
}
"""What a report can show beside its parts, one after the other, each put right by the next."""


def test_windows_shrink_into_a_screen_that_has_become_smaller(qtbot: QtBot, window: MainWindow) -> None:
    dialog = shown(qtbot, ReasonDialog("为什么？", "", window))
    screen = window.screen()
    room = screen.availableGeometry()
    for one in (window, dialog):
        one.resize(room.size() + QSize(300, 300))
        one.move(room.bottomRight() - QPoint(100, 100))
    screen.availableGeometryChanged.emit(room)

    for one in (window, dialog):
        qtbot.waitUntil(partial(_lies_in, room, one))


def _lies_in(room: QRect, window: QWidget) -> bool:
    return room.contains(window.frameGeometry())


def test_a_dialog_and_the_window_come_no_larger_than_the_screen(qtbot: QtBot, window: MainWindow) -> None:
    room = window.screen().availableGeometry()
    dialog = HelpDialog(window)
    dialog.resize(room.size() * 2)
    window.resize(room.size() * 2)
    window.restore()
    shown(qtbot, dialog)
    QApplication.processEvents()

    assert room.contains(dialog.frameGeometry())
    assert room.contains(window.frameGeometry())


def test_windows_that_are_moved_to_a_smaller_screen_shrink(qtbot: QtBot, window: MainWindow) -> None:
    if len(QGuiApplication.screens()) == 1:
        pytest.skip("There is one screen; the test below runs this with two.")
    small = QGuiApplication.screens()[1].availableGeometry()
    dialog = shown(qtbot, ReasonDialog("为什么？", "", window))
    for one in (window, dialog):
        one.resize(small.size() + QSize(10, 10))
        one.move(small.topLeft() + QPoint(20, 20))

    for one in (window, dialog):
        qtbot.waitUntil(partial(_lies_in, small, one))


@before_landing
@pytest.mark.parametrize("percent", [200, 150])
def test_the_same_holds_on_a_screen_that_is_as_small_for_qt(tmp_path: Path, percent: int) -> None:
    screens = tmp_path / "screens.json"
    sizes = ((0, 1366, 768 - TASKBAR), (9_000, 1024, 700 - TASKBAR))
    known = [
        {"name": str(x), "x": x, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
        for x, width, height in sizes
    ]
    screens.write_text(json.dumps({"screens": known}))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "PYTEST_", "BEFORE_"))}
    names = {"QT_QPA_PLATFORM": f"offscreen:configfile={screens}", "QT_SCALE_FACTOR": str(percent / 100)}
    command = [sys.executable, "-m", "pytest", __file__, "-q", "-p", "no:xdist", "-k", "every_screen or moved_to"]
    run = subprocess.run(command, env=kept | names, capture_output=True, text=True, check=False)  # noqa: S603  our own tests

    assert run.returncode == 0, run.stdout
