"""What stands on the screen while the rest of the program is loaded: on a slow disk that takes seconds."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.system.program import NAME
from ui.kit.plain_widgets import PlainLine
from ui.kit.screen_room import put_where_it_was


class FirstWindow(QWidget):
    """An empty window in the place of the main window, which says that this is coming."""

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self.setWindowTitle(NAME)
        words = PlainLine("正在打开…")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(words)
        put_where_it_was(self, settings)
