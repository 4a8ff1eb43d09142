"""Run the window program as `main.py` does, and print what is on the screen when, by steps; then leave.

Arguments: the folder of the drafts, and `close` to close the first window as soon as it stands.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from ui.session import launch
from ui.session.first_window import FirstWindow

LOOK = 20
"""Milliseconds between two looks at the screen."""


def say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")


class Watched(FirstWindow):
    """The first window; whoever looks from then on sees what stands beside it."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        say("first", *(name for name in launch.LOADED if name in sys.modules))
        if "close" in sys.argv:
            QTimer.singleShot(0, self, self.close)
        self._looks = QTimer(self, interval=LOOK)
        self._looks.timeout.connect(self._look)
        self._looks.start()
        self._seen = ""

    def _look(self) -> None:
        told = " ".join(
            sorted(type(window).__name__ for window in QApplication.topLevelWidgets() if window.isVisible())
        )
        if told not in {"", self._seen}:
            say(told)
        self._seen = told
        if "Watched" not in told:
            QApplication.quit()


if __name__ == "__main__":
    vars(launch)["FirstWindow"] = Watched
    say("status", str(launch.run(["--data", sys.argv[1]])))
