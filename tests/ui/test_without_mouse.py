"""A whole report without a mouse, by the way that is offered: from the empty start page to 已交付, counting keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.exceptions import TimeoutError as Waited
from pytestqt.qtbot import QtBot

from exporters.filing import filed
from models.checks.standing import Standing, standing_of
from models.checks.verdict import State
from models.drafts.store import DraftStore
from models.exchange.manifest import MANIFEST
from models.form.cover import print_date
from models.form.refs import TextRef
from models.report.report import Report
from models.report.unit import folder_name
from models.stick.covering_note import NOTE
from tests.builders import sample
from tests.ui.clerk import ALT, CONTROL, Key, put_on_clipboard
from ui.kit.boxes import Box
from ui.kit.dialogs import FolderDialog
from ui.outgoing import drives
from ui.outgoing.hand_over_dialog import HandOverDialog, Stage
from ui.outgoing.preview import PreviewDialog
from ui.report.report_view import ReportView
from ui.report.review.review_dialog import ReviewDialog
from ui.window.main_window import MainWindow
from ui.window.new_report_dialog import NewReportDialog
from ui.window.status_bar import StatusBar

SAMPLE = sample("002")
MOST = 80
"""Keys. Before anybody counted it took 162, without review and preview."""

_NONE = Qt.KeyboardModifier.NoModifier
_PATIENCE = 60
"""Seconds that the clerk waits for what is to come on the screen. Chosen: far more than the slowest machine takes."""


class Press(NamedTuple):
    """A key, wherever the keyboard is; before it is pressed, another program may have put a text on the clipboard."""

    key: Key
    held: Qt.KeyboardModifier = _NONE
    copied: str = ""


class Offers(NamedTuple):
    """Waits until the strip of the window offers this, and no dialog is over it any more."""

    words: str

    def __call__(self) -> bool:
        return isinstance(QApplication.activeWindow(), MainWindow) and strip().next.accessibleName() == self.words


F4 = Press(Key.Key_F4)
Step = Press | Offers | Callable[[], object]
"""A key, or what the clerk waits for before the next one."""


def pasted(text: str) -> Press:
    return Press(Key.Key_V, CONTROL, text)


def typed(characters: str) -> Iterator[Step]:
    for one in characters:
        yield Press(Key(ord(one)))


def answers(*names: str) -> Iterator[Step]:
    """Paste answers of the cover that follow each other."""
    for at, name in enumerate(names):
        if at:
            yield Press(Key.Key_Tab)
        text = SAMPLE.text("cover", name)
        yield pasted(print_date(text) if name == "date" else text)


def over(kind: type[QWidget]) -> Callable[[], bool]:
    return lambda: isinstance(QApplication.activeModalWidget(), kind)


def in_report() -> bool:
    """Return whether the keyboard is in a report."""
    above = QApplication.focusWidget()
    while above and not isinstance(above, ReportView):
        above = above.parentWidget()
    return above is not None


def is_pressed() -> bool:
    """Return whether a button is down, which it is for a moment when Alt has pressed it; a clerk sees it."""
    window = QApplication.activeModalWidget() or QApplication.activeWindow()
    return window is not None and any(one.isDown() for one in window.findChildren(QPushButton))


def done() -> bool:
    dialog = QApplication.activeModalWidget()
    return isinstance(dialog, HandOverDialog) and dialog.stage is Stage.DONE


def strip() -> StatusBar:
    [bar] = next(iter(_windows())).findChildren(StatusBar)
    return bar


def begun() -> Iterator[Step]:
    """Take the first choice of the empty page."""
    yield Press(Key.Key_Return)
    yield over(NewReportDialog)
    yield pasted(SAMPLE.text("cover", "agency"))
    yield Press(Key.Key_Y, ALT)
    yield from typed(str(SAMPLE.year))
    yield Press(Key.Key_Return)
    yield in_report


def covered() -> Iterator[Step]:
    yield from answers("website", "url", "contact_unit", "address", "phone", "postcode")
    yield from [Press(Key.Key_Tab)] * 2
    yield from answers("signatory", "date")
    yield Press(Key.Key_G, ALT)
    yield from answers("red_head", "document_number")
    yield Press(Key.Key_L, ALT)
    yield Press(Key.Key_Tab)
    yield pasted(SAMPLE.text("texts", "opening"))


def text(section: str, name: str) -> Iterator[Step]:
    """Go where the strip leads, and paste the text that is missing there."""
    yield Offers(section)
    yield F4
    yield pasted(SAMPLE.text("texts", name))


def zeros(section: str) -> Iterator[Step]:
    """Go where the strip leads, and fill the blanks of the table there."""
    yield Offers(section)
    yield F4
    yield Press(Key.Key_F7)


def filled() -> Iterator[Step]:
    yield Offers("开始填：封面")
    yield F4
    yield from covered()
    yield Offers("接着填：封面")  # the names, which are written by hand
    yield from [F4] * 4
    yield Press(Key.Key_F7)
    yield from [Press(Key.Key_Down)] * 2
    yield from typed("86")
    yield from zeros("接着填：三、申请办理")
    yield from zeros("接着填：四、复议诉讼")
    yield from text("接着填：一、总体情况", "overview")
    yield from text("接着填：五、问题改进", "problems")
    yield from text("接着填：六、其他事项", "other")


def looked_at() -> Iterator[Step]:
    """See the one reminder, decline the review where there is nobody for it, and look at the pages."""
    yield Offers("看提醒：1 处")
    yield F4
    yield Offers("复核")
    yield F4
    yield over(ReviewDialog)
    yield Press(Key.Key_X, ALT)
    yield Offers("预览和打印")
    yield F4
    yield over(PreviewDialog)
    yield Press(Key.Key_Escape)


def handed_over(folder: Path) -> Iterator[Step]:
    yield Offers("交付到 U 盘")
    yield F4
    yield over(Box)  # the first text is longer than it should be
    yield Press(Key.Key_G, ALT)
    yield over(HandOverDialog)
    yield Press(Key.Key_Return)
    yield over(FolderDialog)
    yield pasted(str(folder))
    yield Press(Key.Key_Return)
    yield done
    yield Press(Key.Key_Return)
    yield Offers("已交付")


def whole_report(folder: Path) -> Iterator[Step]:
    yield from begun()
    yield from filled()
    yield from looked_at()
    yield from handed_over(folder)


class Hands:
    """Presses the keys of a script on whatever hears the keyboard, dialogs that stop everything else included."""

    def __init__(self, script: Iterator[Step]) -> None:
        self.count, self.is_done, self._script = 0, False, script
        self._last: Step | None = None
        self._next()

    @property
    def where(self) -> str:
        """Which step waits, and on what."""
        window, hearing = QApplication.activeWindow(), QApplication.focusWidget()
        return f"after {self.count} keys: {self._last} waits in {window}, where {hearing} hears"

    def _next(self) -> None:
        step = next(self._script, None)
        if step is None:
            self.is_done = True
        else:
            self._take(step)

    def _take(self, step: Step) -> None:
        self._last = step
        QTimer.singleShot(5, lambda: self._do(step))

    def _do(self, step: Step) -> None:
        if isinstance(step, Press) and is_pressed():
            self._take(step)
        elif isinstance(step, Press):
            self.count += 2 if step.copied else 1
            self._next()  # first: the key may open a dialog, and the rest of the script goes on in there
            hearing = QApplication.activePopupWidget() or QApplication.focusWidget()
            assert hearing
            if step.copied:
                put_on_clipboard(step.copied)
            QTest.keyClick(hearing, step.key, step.held)
        elif step():
            self._next()
        else:
            _activate()
            self._take(step)


def _activate() -> None:
    """Make the upper window the active one where none is, as a window manager does when a dialog has gone."""
    if not QApplication.activeWindow():
        (QApplication.activeModalWidget() or next(iter(_windows()))).activateWindow()


def _windows() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the report goes; there is no stick."""
    monkeypatch.setattr(drives, "_storages", tuple)
    (tmp_path / "报送").mkdir()
    return tmp_path / "报送"


def printed(report: Report) -> dict[str, str]:
    """Return all that stands in a report, by place, with the totals that follow."""
    texts = {str(ref): report.text(*ref) for ref in report.values if isinstance(ref, TextRef)}
    return {**texts, **{str(ref): report.shown(ref) for ref in report.form.cells}}


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.usefixtures("window")
def test_a_whole_report_is_made_and_handed_over_by_keys(qtbot: QtBot, store: DraftStore, folder: Path) -> None:
    hands = Hands(whole_report(folder))
    with suppress(Waited):
        qtbot.waitUntil(lambda: hands.is_done, timeout=_PATIENCE * 1000)
    assert hands.is_done, hands.where

    print(f"keys: {hands.count}")  # noqa: T201  what this is about
    [draft] = store.drafts()
    assert draft.report
    assert standing_of(draft.report, State.READY, draft.deliveries, draft.reviews) is Standing.DELIVERED
    assert not strip().next.isEnabled(), "nothing is left to do"
    assert printed(draft.report) == printed(SAMPLE)
    made = folder / folder_name(draft.report)
    assert {one.name for one in made.iterdir()} == {*filed(draft.report), NOTE, MANIFEST}
    assert hands.count < MOST
