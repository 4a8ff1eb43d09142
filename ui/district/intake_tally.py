"""How far a taking in is, and how many files became what: the counts add up to the files, and each is a filter."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from models.district.outcomes import Group, Tally, tally
from ui.district.intake_signs import SIDE, group_sign
from ui.kit.elided_label import ElidedLabel
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.kit.wrapping_row import WrappingRow

_MARGIN, _GAP = 10, 6
"""Pixels around everything, and between parts. Source: the scale of the design."""

_BAR = 80
"""Pixels of the width of the bar, at least. Chosen: it is seen to move on the smallest screen, too."""

_NOTHING_YET = "把 U 盘、文件夹或者压缩包拖到这里，或者按右边的按钮选"
_NOTHING_LOST = "“停止”以后，已经收下的不丢，下次接着看。"


class IntakeTally(QFrame):
    """Says how far it is.

    Signals:
        chosen: These groups are looked for, a frozenset of `Group`; an empty one stands for all.
        stop_asked: The clerk wants it to stop.
        folder_asked: The clerk wants to choose a stick or a folder.
        files_asked: The clerk wants to choose zips or files.
    """

    chosen = Signal(object)
    stop_asked = Signal()
    folder_asked = Signal()
    files_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.headline, self.place = PlainLabel(_NOTHING_YET, "strong"), ElidedLabel("guide")
        self.bar, self.sum = QProgressBar(), PlainLabel("", "guide")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("看了多少")
        self.bar.setMinimumWidth(_BAR)
        self.folder = QPushButton(lettered("选 U 盘或者文件夹…", "O"))
        self.files = QPushButton(lettered("选压缩包或者文件…", "Z"))
        self.stop = QPushButton(lettered("停止　Esc", "T"))
        self.buttons = {group: QPushButton() for group in Group}
        self.left, self.lost = PlainLabel("", "guide"), PlainLabel(_NOTHING_LOST, "guide")
        self._connect()
        self._lay_out()
        self.wear_theme()
        self.show_state(tally(0, ()), is_running=False)

    def _connect(self) -> None:
        self.folder.clicked.connect(lambda _=False: self.folder_asked.emit())
        self.files.clicked.connect(lambda _=False: self.files_asked.emit())
        self.stop.clicked.connect(lambda _=False: self.stop_asked.emit())
        for number, (group, button) in enumerate(self.buttons.items(), 1):
            button.setCheckable(True)
            button.setObjectName("count")
            button.setIconSize(QSize(SIDE, SIDE))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor on its file
            set_tool_tip(button, f"只看“{group.value}”的，再按一次看全部（Alt+{number}）")
            button.toggled.connect(lambda _=False: self.chosen.emit(self.groups))

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        for part, stretch in ((self.headline, 0), (self.bar, 2), (self.place, 3)):
            upper.addWidget(part, stretch)
        for button in (self.folder, self.files, self.stop):
            button.setObjectName("tool")
            upper.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_GAP)
        column.addLayout(upper)
        column.addLayout(WrappingRow([*self.buttons.values(), self.left, self.sum, self.lost]))

    @property
    def groups(self) -> frozenset[Group]:
        """The groups that are looked for."""
        return frozenset(group for group, button in self.buttons.items() if button.isChecked())

    def clear(self) -> None:
        """Look for all again."""
        for button in self.buttons.values():
            button.setChecked(False)

    def show_state(self, found: Tally, *, is_running: bool, place: str = "") -> None:
        """Say how far it is.

        Args:
            found: What became of the files so far.
            is_running: Whether more is to come.
            place: Where the files are.
        """
        self.headline.setText(_headline(found, is_running=is_running))
        self.place.setText(place)
        self.bar.setVisible(is_running)
        self.bar.setRange(0, found.total)
        self.bar.setValue(found.done)
        self.stop.setVisible(is_running)
        for button in (self.folder, self.files):
            button.setVisible(not is_running)
        for number, (group, button) in enumerate(self.buttons.items(), 1):
            button.setText(lettered(f"{group.value} {found.counts[group]}", str(number)))
            button.setAccessibleName(f"{group.value} {found.counts[group]} 个文件")
            button.setVisible(bool(found.total) and (group is not Group.BESIDE or bool(found.counts[group])))
        self.left.setText(f"还没看 {found.left}" if found.left else "")
        self.left.setVisible(bool(found.left))
        self.sum.setText(_sum(found) if found.total else "")
        self.lost.setVisible(is_running)

    def wear_theme(self) -> None:
        """Show the signs in the present theme."""
        for group, button in self.buttons.items():
            button.setIcon(QIcon(group_sign(group)))


def _headline(found: Tally, *, is_running: bool) -> str:
    if is_running:
        return f"正在看 {found.total} 个文件：已看 {found.done}，还剩 {found.left}" if found.total else "正在找文件……"
    if not found.total:
        return _NOTHING_YET
    if found.left:
        return f"停下了：{found.total} 个文件看了 {found.done}，还有 {found.left} 个没看"
    return f"看完了：{found.total} 个文件"


def _sum(found: Tally) -> str:
    """Return the counts that are shown, as a sum."""
    shown = [found.counts[group] for group in Group if group is not Group.BESIDE or found.counts[group]]
    parts = [*shown, found.left] if found.left else shown
    return f"{' + '.join(map(str, parts))} = {found.total}"
