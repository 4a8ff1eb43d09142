"""Questions that come up over the window, answered in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.incoming.notice_dialog import NoticeDialog
from ui.incoming.unit_choice_dialog import UnitChoiceDialog
from ui.kit.boxes import Box
from ui.outgoing.drives import drive
from ui.outgoing.hand_over_dialog import HandOverDialog, Stage

Act = Callable[[QWidget], object]


@contextmanager
def clerk(*acts: Act) -> Iterator[list[Act]]:
    """Answer each question that comes up, in turn; all of them have to come."""
    left, seen = list(acts), list[QWidget]()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, UnitChoiceDialog | Box | HandOverDialog | NoticeDialog) and dialog not in seen:
            seen.append(dialog)
            if left:
                left.pop(0)(dialog)
            else:
                dialog.done(0)
                left.append(lambda _: None)

    timer = QTimer(interval=10)
    timer.timeout.connect(look)
    timer.start()
    yield left
    timer.stop()
    assert not left, "as many questions as were expected"


def deliver_to(stick: Path) -> Act:
    """Return what hands a report over to a folder."""

    def deliver(dialog: QWidget) -> None:
        assert isinstance(dialog, HandOverDialog)
        dialog.targets.add_folder(drive(stick, "U 盘"))
        dialog.deliver()
        while dialog.stage is not Stage.DONE:
            QTest.qWait(20)
        dialog.accept()

    return deliver
