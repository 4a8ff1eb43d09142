"""A new page comes in by the same door as all: a class with its commands, named once. And what is left is gone."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import ClassVar
from weakref import ref

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from models.drafts.store import DraftStore
from models.form.refs import TextRef
from tests.builders import balanced, cell
from tests.ui.clerk import CONTROL, Key, bury, press, report_page, shown
from tests.ui.window.test_menus import action, actions
from ui.kit.letters import without_letter
from ui.kit.save_state import Kept
from ui.window.command import Command, FilePart, PageKind
from ui.window.main_window import MainWindow
from ui.window.page import Status
from ui.window.pages import PAGES


class District:
    """An invented page that adds up what others have handed in."""

    title = "2024 年汇总"
    status = Status("收到 3 份", ready=True, saving="不用保存")

    def __init__(self, *, may_leave: bool = True) -> None:
        self.widget = QLabel("收到的报告")
        self.may_leave = may_leave
        self.added = self.arrivals = 0
        self.lost = ""

    def arrive(self) -> None:
        self.arrivals += 1

    def leave(self) -> bool:
        if self.may_leave:
            self.widget.deleteLater()
        return self.may_leave

    def save_now(self) -> Kept:
        return Kept.SAVED

    def on_lost(self, why: str) -> None:
        self.lost = why

    def add_up(self) -> None:
        self.added += 1

    kind: ClassVar[PageKind] = PageKind(
        (
            Command("文件", "导出汇总表…", add_up, part=FilePart.PAPER_AND_FILES),
            Command("汇总", "加总", add_up, "Ctrl+G"),
        )
    )


@pytest.fixture
def window(qtbot: QtBot, store: DraftStore, settings: QSettings) -> Iterator[MainWindow]:
    """A window that knows the page, too."""
    window = MainWindow(store, settings, {}, pages=(District.kind, *PAGES))
    window.resize(1366, 768)
    yield shown(qtbot, window)
    window.close()


def enabled_in(window: MainWindow) -> set[str]:
    return {without_letter(one.text()) for one in actions(window) if one.isEnabled()}


def test_a_new_page_brings_its_commands_which_wait_until_it_is_shown(window: MainWindow) -> None:
    own = {"导出汇总表…", "加总"}
    before = enabled_in(window)
    page = District()
    press_in_vain(window)

    window.turn_to(lambda: page)

    assert own <= {without_letter(one.text()) for one in actions(window)}
    assert not own & before
    assert enabled_in(window) - before == own | {"返回报告列表"}
    action(window, "导出汇总表…").trigger()
    press(Key.Key_G, held=CONTROL)
    assert page.added == 2


def press_in_vain(window: MainWindow) -> None:
    """Choose a command of a page that is not there, as a click that comes too late would."""
    action(window, "加总").setEnabled(True)
    action(window, "加总").trigger()
    action(window, "加总").setEnabled(False)


def test_what_a_new_page_says_of_itself_is_shown(window: MainWindow) -> None:
    page = District()
    window.turn_to(lambda: page)

    assert window.windowTitle() == "2024 年汇总 - 年报填报"
    assert (window.verdict, window.delivery) == ("收到 3 份", "")
    assert (window.report_view, window.save_now(), page.arrivals) == (None, Kept.SAVED, 1)
    window.lose("王芳接过去了。")
    assert page.lost == "王芳接过去了。"


def test_from_a_new_page_to_a_report_and_back_to_the_drafts(window: MainWindow, store: DraftStore) -> None:
    window.turn_to(District)
    window.open_draft(store.save(balanced()))
    report = enabled_in(window)
    action(window, "返回报告列表").trigger()

    assert {"历史版本…", "返回报告列表"} <= report
    assert "加总" not in report
    assert window.shown is window.drafts
    assert window.windowTitle() == "年报填报"
    assert window.verdict == window.drafts.status.verdict
    assert not enabled_in(window) & {"历史版本…", "返回报告列表", "加总"}


def test_a_page_that_stays_is_not_left(window: MainWindow, store: DraftStore) -> None:
    page = District(may_leave=False)
    window.turn_to(lambda: page)

    window.open_draft(store.save(balanced()))
    window.go_to_start()
    window.close()

    assert window.shown is page
    assert window.isVisible()
    page.may_leave = True


# ------------------------------------------------------------ a report that was left


def test_nothing_of_a_left_report_lives_on(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(balanced()))
    page = report_page(window)
    parts = (page.widget, page.report, page.report.document)
    gone = ref(page)
    del page

    window.go_to_start()
    bury()
    gc.collect()

    assert [Shiboken.isValid(one) for one in parts] == [False, False, False]
    assert gone() is None


def test_nothing_that_a_left_report_says_is_shown(qtbot: QtBot, window: MainWindow, store: DraftStore) -> None:
    draft_id = store.save(balanced())
    window.open_draft(draft_id)
    document = report_page(window).report.document
    window.go_to_start()

    document.push({cell("applications/new/natural"): None, TextRef("cover", "agency"): "别的单位"}, "清除")
    said = window.windowTitle(), window.verdict, window.delivery
    qtbot.wait(700)

    assert said == ("年报填报", window.drafts.status.verdict, "")
    assert store.load(draft_id) == balanced()


def test_the_menus_go_with_a_page_that_is_left_for_one_that_cannot_be_made(window: MainWindow) -> None:
    at_start = enabled_in(window)
    window.turn_to(District)

    def fail() -> District:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        window.turn_to(fail)

    assert enabled_in(window) == at_start
