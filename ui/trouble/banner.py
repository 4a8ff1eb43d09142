"""A strip between the menus and the report that says what keeps it from being saved, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QStyle, QWidget

from models.report.report import Report
from models.report.report_json import write_json
from models.report.unit import file_name
from models.system.disk_faults import Trouble, trouble
from models.system.files import replacing
from models.system.rights import as_usual
from ui.kit.boxes import warn
from ui.kit.dialogs import SaveDialog, plain_label
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainLabel
from ui.kit.shown_text import several_lines

RETRY = "再试一次"
SAVE_ELSEWHERE = "另存一份…"

_PASSING = "已填的都还在，窗口先不要关；程序会一直再试，能存了就存上。"
_LASTING = "已填的都还在，窗口先不要关；可以先另存一份到 U 盘里。"
_MOST = 400
"""Characters. Chosen: six lines of a small window; the report below keeps its room."""

_LETTERS = "JQ"
"""By which Alt presses the ways out, in their order; nothing in the menu bar or on a page has one of these."""

_ICON = 20
"""Pixels. Chosen by eye."""

WaysOut = Mapping[str, Callable[[], object]]
"""What can be done, by the label of its button."""


class Banner(QFrame):
    """Says one thing for as long as it is so; hidden while there is nothing to say.

    Attributes:
        trouble: What keeps the report from being saved, where that is what it says.
        icon: How bad it is.
        label: What it says.
        buttons: By their labels.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.trouble: Trouble | None = None
        self.label, self.icon = plain_label(""), PlainLabel()
        self.buttons: dict[str, QPushButton] = {}
        self._said = ""
        self._ways_out: WaysOut = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 6, 10, 6)
        self._row.setSpacing(8)
        self._set_up_label()
        self._row.addWidget(self.icon)
        self._row.addWidget(self.label, 1)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says; empty while there is nothing to say."""
        return self.label.text()

    def show_trouble(self, found: Trouble, ways_out: WaysOut, besides: str = "") -> None:
        """Say what keeps the report from being saved, and that nothing typed is lost.

        Args:
            found: What that is.
            ways_out: As in `say`.
            besides: What else is the matter.
        """
        sentence = f"{found.sentence}{_PASSING if found.fault else _LASTING}{besides}"
        self.say(sentence, ways_out, grave=found.is_grave)
        self.trouble = found

    def say(self, sentence: str, ways_out: WaysOut, *, grave: bool) -> None:
        """Say something; what stands there already is not said again.

        Args:
            sentence: What is wrong, where, what to do.
            ways_out: Up to two; a button that was pressed rests until something is said again.
            grave: Red rather than amber.
        """
        self._ways_out, self.trouble = ways_out, None
        if (self._said, list(self.buttons)) == (sentence, list(ways_out)):
            for button in self.buttons.values():
                button.setEnabled(True)
            return
        self._said = sentence
        self.label.setText(several_lines(sentence, _MOST))
        self._colour(grave=grave)
        self._offer(ways_out)
        self.setAccessibleName(f"{'警告' if grave else '提醒'}：{self.label.text()}")
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Say nothing any more."""
        self.trouble = None
        self._said = ""
        self.hide()
        self.label.clear()
        self.setAccessibleName("")
        self._offer({})

    def _offer(self, ways_out: WaysOut) -> None:
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {label: self._button(label, letter) for label, letter in zip(ways_out, _LETTERS, strict=False)}

    def _button(self, label: str, letter: str) -> QPushButton:
        button = QPushButton(lettered(label, letter), self)
        button.clicked.connect(lambda: self._press(label))
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def _press(self, label: str) -> None:
        self.buttons[label].setEnabled(label != RETRY)  # which rests until it is known what came of it
        self._ways_out[label]()

    def _colour(self, *, grave: bool) -> None:
        """Say how bad it is, by a picture as well as by the ground."""
        self.setProperty("grave", grave)
        for one in (self, self.label):
            one.style().unpolish(one)
            one.style().polish(one)
        kind = QStyle.StandardPixmap.SP_MessageBoxCritical if grave else QStyle.StandardPixmap.SP_MessageBoxWarning
        self.icon.setPixmap(self.style().standardIcon(kind).pixmap(_ICON, _ICON))

    def _set_up_label(self) -> None:
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)


def save_elsewhere(report: Report, folder: Path, parent: QWidget | None = None) -> Path | None:
    """Ask for a place outside the drafts and write the report there, so that 导入报告 can read it again.

    Args:
        report: As it is in the window.
        folder: To begin with.
        parent: The window to ask over.

    Returns:
        Where it lies now; None if it does not.
    """
    path = SaveDialog.ask(folder / f"{file_name(report)}.json", "报告数据", parent)
    if not path:
        return None
    try:
        with replacing(path, as_usual) as stream:
            stream.write(write_json(report))
    except OSError as error:
        warn(parent, f"{trouble(error).sentence}\n\n也可以换一个地方，再另存一次。")
        return None
    return path
