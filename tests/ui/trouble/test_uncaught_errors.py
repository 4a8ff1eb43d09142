from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QTimer, qCritical, qWarning
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.system.files import replacing
from models.system.log import kept_log
from tests.builders import balanced
from tests.thoroughness import few
from tests.ui.clerk import Key, press, type_text
from tests.ui.failing import (
    SECRET,
    SITES,
    TYPED,
    Clerk,
    fail,
    in_a_slot,
    in_a_thread,
    in_a_timer,
    leaks,
    logged,
    until,
    watched,
)
from ui.kit.save_state import Kept
from ui.report import autosave
from ui.trouble.failure_dialog import Mood
from ui.trouble.uncaught_errors import Failures, Home, failure_of, qt_origin
from ui.window.main_window import MainWindow


@pytest.fixture
def clerk(window: MainWindow, store: DraftStore, tmp_path: Path) -> Iterator[Clerk]:
    """A clerk with a draft open in which something has just been typed."""
    window.open_draft(store.save(balanced()))
    clerk = Clerk(window, tmp_path)
    clerk.type(TYPED)
    yield clerk
    clerk.stop()


@pytest.mark.parametrize("site", few(SITES, 5), ids=lambda site: site.__name__)
def test_an_error_is_told_once_when_all_is_saved_and_the_program_goes_on(
    qtbot: QtBot, clerk: Clerk, site: Callable[[QWidget], None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert not clerk.stored
    with watched(clerk):
        site(clerk.window)
        until(qtbot, lambda: clerk.seen)
        qtbot.wait(20)

    [seen] = clerk.seen
    assert clerk.most == 1
    assert seen.stored
    assert (seen.notice.kept, seen.buttons) == (Kept.SAVED, ["接着填", "退出程序"])
    told = logged(clerk.folder) + seen.copied + capsys.readouterr().err
    assert seen.shown == seen.copied == seen.notice.details
    assert "error: ValueError notes=1" in seen.copied
    assert "caused by: KeyError" in seen.copied
    assert not leaks(told)
    assert clerk.window.isVisible()


def test_what_is_typed_afterwards_is_saved_by_itself(qtbot: QtBot, clerk: Clerk) -> None:
    with watched(clerk):
        in_a_slot(clerk.window)
        until(qtbot, lambda: clerk.seen)
        clerk.type("后来又填的")
        before = clerk.stored
        until(qtbot, lambda: clerk.stored)

    assert not before


def test_the_keyboard_is_where_it_was_after_the_dialog(qtbot: QtBot, clerk: Clerk) -> None:
    assert clerk.window.report_view is not None
    document = clerk.window.report_view.document
    with watched(clerk):
        press(Key.Key_End)
        type_text("1")
        clerk.typed = "开元街道办事处1"
        in_a_slot(clerk.window)
        until(qtbot, lambda: clerk.seen)
        clerk.window.activateWindow()  # as a desktop does, which these tests have not
        until(qtbot, lambda: QApplication.activeWindow() is clerk.window)
        type_text("2")

    assert clerk.seen[0].stored
    assert document.report.text("cover", "agency").endswith("开元街道办事处12")


def test_an_error_waits_until_the_window_is_free(clerk: Clerk) -> None:
    with watched(clerk):
        in_a_slot(clerk.window)
        before = len(clerk.seen), clerk.most
        QApplication.processEvents()

    assert before == (0, 0)
    assert len(clerk.seen) == 1


def test_the_same_error_again_is_only_told_in_the_status_bar(qtbot: QtBot, clerk: Clerk) -> None:
    with watched(clerk):
        in_a_slot(clerk.window)
        until(qtbot, lambda: clerk.seen)
        told = clerk.window.status_message
        clerk.type("后来又填的")
        in_a_slot(clerk.window)
        QApplication.processEvents()
        again = clerk.window.status_message, clerk.stored

    assert len(clerk.seen) == 1
    assert (told, bool(again[0]), again[1]) == ("", True, True)


def test_errors_while_one_is_told_are_only_counted(qtbot: QtBot, clerk: Clerk) -> None:
    clerk.waits = True
    QTimer.singleShot(300, lambda: setattr(clerk, "waits", False))
    with watched(clerk):
        for _ in range(40):
            in_a_slot(clerk.window)
            in_a_timer(clerk.window)
        QTimer.singleShot(100, lambda: in_a_thread(clerk.window))
        until(qtbot, lambda: clerk.seen)
        qtbot.wait(50)

    assert (len(clerk.seen), clerk.most) == (1, 1)
    assert "end errors=81 different=1" in logged(clerk.folder)
    assert logged(clerk.folder).count("error: ValueError") == 1
    assert logged(clerk.folder).count("times: ") == 6


def raised(kind: Callable[[], BaseException]) -> Callable[[], NoReturn]:
    def act() -> NoReturn:
        raise kind()

    return act


def data() -> NoReturn:
    fail()


def in_the_store() -> None:
    with replacing(Path("\0")):
        pass


@pytest.mark.parametrize(
    ("act", "grave"),
    [
        (fail, False),
        (raised(RecursionError), False),
        (raised(lambda: OSError(28, SECRET)), False),
        (raised(MemoryError), True),
        (data, True),
        (in_the_store, True),
    ],
    ids=["any", "recursion", "disk", "memory", "drawing", "saving"],
)
def test_where_going_on_is_not_safe(act: Callable[[], object], grave: bool) -> None:  # noqa: FBT001  of a table
    with pytest.raises(Exception) as found:  # noqa: PT011  whatever it is
        act()

    assert failure_of(found.value).grave is grave


def test_where_going_on_is_not_safe_it_is_advised_to_close(qtbot: QtBot, clerk: Clerk) -> None:
    with watched(clerk):
        QTimer.singleShot(0, data)
        until(qtbot, lambda: clerk.seen)

    [seen] = clerk.seen
    assert (seen.notice.mood, seen.first) == (Mood.GRAVE, "退出程序")


def test_a_recursion_is_grave_the_second_time(qtbot: QtBot, clerk: Clerk) -> None:
    with watched(clerk):
        for _ in range(2):
            QTimer.singleShot(0, raised(RecursionError))
            until(qtbot, lambda: clerk.seen)
            qtbot.wait(20)

    assert [seen.notice.mood for seen in clerk.seen] == [Mood.ONCE]
    assert Mood.GRAVE.value in clerk.window.status_message


def test_after_several_different_errors_it_is_advised_to_close(qtbot: QtBot, clerk: Clerk) -> None:
    with watched(clerk):
        for number, kind in enumerate((ZeroDivisionError, LookupError, ArithmeticError), 1):
            QTimer.singleShot(0, raised(kind))
            until(qtbot, partial(clerk.has_seen, number))

    assert [seen.notice.mood for seen in clerk.seen] == [Mood.ONCE, Mood.ONCE, Mood.MANY]


def test_what_cannot_be_saved_is_said_and_saved_later(
    qtbot: QtBot, clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> NoReturn:
        raise OSError(28, f"No space left on {SECRET}")

    monkeypatch.setattr(autosave, "_RETRY", 200)
    with watched(clerk):
        with monkeypatch.context() as disk:
            disk.setattr(os, "fsync", full)
            QTimer.singleShot(0, raised(MemoryError))
            until(qtbot, lambda: clerk.seen)
        until(qtbot, lambda: clerk.stored)

    [seen] = clerk.seen
    assert (seen.notice.kept, seen.stored, seen.first) == (Kept.UNSAVED, False, "接着填")
    assert "errno=28" in logged(clerk.folder)
    assert not leaks(logged(clerk.folder))


def test_a_save_that_fails_in_an_unknown_way_is_not_called_saved(qtbot: QtBot, clerk: Clerk) -> None:
    with watched(clerk) as failures:
        failures.watch(Home(clerk.window, fail, clerk.window.show_status))
        in_a_slot(clerk.window)
        until(qtbot, lambda: clerk.seen)

    [seen] = clerk.seen
    assert seen.notice.kept is Kept.UNSAVED
    assert not leaks(logged(clerk.folder) + seen.copied)


def test_leaving_closes_everything_with_what_is_typed_saved(qtbot: QtBot, clerk: Clerk) -> None:
    clerk.answer = "退出程序"
    dialog = QDialog(clerk.window)
    in_the_way: list[bool] = []
    too_late = QTimer(dialog)
    too_late.timeout.connect(lambda: in_the_way.append(dialog.close()))
    too_late.start(3000)
    with watched(clerk):
        in_a_timer(clerk.window)
        dialog.exec()
        until(qtbot, lambda: clerk.seen)

    assert in_the_way == []
    assert not clerk.window.isVisible()
    assert clerk.stored
    assert len(clerk.seen) == 1


def test_an_open_menu_does_not_hide_the_dialog(qtbot: QtBot, clerk: Clerk) -> None:
    menu = QMenu(clerk.window)
    menu.addAction("一项")
    with watched(clerk):
        menu.popup(clerk.window.mapToGlobal(clerk.window.rect().center()))
        in_a_slot(clerk.window)
        until(qtbot, lambda: clerk.seen)

    assert not menu.isVisible()


@pytest.mark.parametrize("mood", [Mood.SHUT, Mood.NEVER_OPENED])
def test_an_error_that_ends_the_program_is_told(clerk: Clerk, mood: Mood) -> None:
    with kept_log(clerk.folder), Failures() as failures:
        if mood is Mood.SHUT:
            failures.watch(Home(clerk.window, lambda: Kept.CLOSED, clerk.window.show_status))
        fail()

    [seen] = clerk.seen
    assert (seen.notice.mood, seen.buttons) == (mood, ["退出程序"])
    assert not leaks(logged(clerk.folder) + seen.copied)


def test_ctrl_c_ends_the_program_quietly(qtbot: QtBot, clerk: Clerk) -> None:
    with watched(clerk):
        QTimer.singleShot(0, raised(KeyboardInterrupt))
        until(qtbot, lambda: not clerk.window.isVisible())

    assert (clerk.seen, clerk.stored) == ([], True)


def test_ctrl_c_before_the_window_is_quiet_too(qtbot: QtBot) -> None:
    shown: list[QWidget | None] = []

    def look() -> None:
        shown.append(QApplication.activeModalWidget())
        if shown[0]:
            shown[0].close()

    QTimer.singleShot(0, look)
    with Failures():
        raise KeyboardInterrupt
    qtbot.waitUntil(lambda: bool(shown))

    assert shown == [None]


def test_what_qt_complains_about_is_logged_and_never_shown(qtbot: QtBot, clerk: Clerk) -> None:
    with watched(clerk):
        for _ in range(100):
            qWarning(f"QFont::setPointSizeF: {SECRET} {Path.home()}")
        qCritical(f"{SECRET}")
        qtbot.wait(20)

    text = logged(clerk.folder)
    assert clerk.seen == []
    assert "QtWarningMsg" in text
    assert "QFont::setPointSizeF, 64 times" in text
    assert "QtCriticalMsg" in text
    assert text.count("QtWarningMsg: default QFont") == 7  # windows of others may still complain of something else
    assert not leaks(text)


@pytest.mark.parametrize(
    ("message", "origin"),
    [
        ("QFont::setPointSizeF: Point size <= 0", "QFont::setPointSizeF"),
        ("QWidget::nonsense wangwu", "QWidget::?"),
        ("QWangwu::show", "?"),
        ("QWidget 王五", "?"),
        ("wangwu", "?"),
        ("", "?"),
    ],
)
def test_of_what_qt_says_only_its_own_names_are_kept(message: str, origin: str) -> None:
    assert qt_origin(message) == origin


def test_the_hooks_are_given_back() -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    with Failures():
        within = sys.excepthook, threading.excepthook, sys.unraisablehook

    assert not set(before) & set(within)
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
