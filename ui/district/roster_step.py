"""名册: the second step of a task. A list is pasted, what is not sure is answered, and then the roster is used."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.district.paste_in_hand import PasteInHand, RowKind, Verdict, counted_kinds, rows_of
from models.district.roster import Roster, RosterFault
from ui.district.roster_list import RosterList
from ui.kit.dialogs import plain_label
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.kit.wrapping_row import WrappingRow

_MARGIN, _GAP = 12, 6
"""Pixels at the edge, and between parts. Source: the scale of the design."""

_EMPTY = "把单位名单整列复制过来，按“粘贴名单”或者 Ctrl+V。可以带上类别、计入或不计；一行一个单位。"
_BRING, _BRING_REPORTS = "从去年带过来(&W)…", "带去年的报告(&W)…"
_UNDO = "Ctrl+Z 退一步；用上以后，一步退回粘贴以前"


class RosterStep(QWidget):
    """Shows the roster, or what is being pasted into it.

    Signals:
        paste_asked: The clerk wants to paste what is on the clipboard.
        last_year_asked: The clerk wants to bring over what there is of last year.
        file_asked: The clerk wants to take the roster out of a file.
        answered: The number of a pasted line, and a `Verdict`.
        dropped: What was pasted is not wanted.
        used: What was pasted is to be used.
        taken_out: The id of a unit that is to go.
        change_asked: A unit is to be changed after the task was given out.
        lineage_asked: It is to be told how units go on as others.
    """

    paste_asked = Signal()
    last_year_asked = Signal()
    file_asked = Signal()
    answered = Signal(int, object)
    dropped = Signal()
    used = Signal()
    taken_out = Signal(str)
    change_asked = Signal()
    lineage_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paste: PasteInHand | None = None
        self._may_change = False
        self.list, self.nothing = RosterList(), plain_label(_EMPTY, "empty")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told, self.sum = PlainLabel("", "strong", wrap=True), PlainLabel("", "guide")
        self.after, self.hint = PlainLabel("", wrap=True), PlainLabel(_UNDO, "guide", wrap=True)
        self.paste = QPushButton("粘贴名单(&P)　Ctrl+V")
        self.last_year, self.file = QPushButton(_BRING), QPushButton("从文件(&S)…")
        self.change, self.lineage = QPushButton("改一个单位(&G)…"), QPushButton("机构变动(&L)…")
        self.drop, self.use = QPushButton("不要这次粘贴(&X)"), QPushButton("用这份名册(&U)")
        self._lay_out()
        self._connect()
        set_tool_tip(self.change, "发出以后改名册，要写明从哪一天起、为什么")
        set_tool_tip(self.lineage, "改名、合并、分立、划转：写明日期和文件，以前年度的数不动")

    def _lay_out(self) -> None:
        top = WrappingRow(
            [PlainLabel("② 名册", "section")], [self.change, self.lineage, self.last_year, self.file, self.paste]
        )
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(_MARGIN, _GAP, _MARGIN, _GAP)
        inside.setSpacing(_GAP)
        counts = QHBoxLayout()
        counts.addWidget(self.told, 1)
        counts.addWidget(self.sum)
        inside.addLayout(counts)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.nothing, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.after, 1)
        foot.addWidget(self.hint)
        foot.addWidget(self.drop)
        foot.addWidget(self.use)
        inside.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(_GAP)
        whole.addLayout(top)
        whole.addWidget(card, 1)

    def _connect(self) -> None:
        for button, signal in (
            (self.paste, self.paste_asked),
            (self.last_year, self.last_year_asked),
            (self.file, self.file_asked),
            (self.drop, self.dropped),
            (self.use, self.used),
            (self.change, self.change_asked),
            (self.lineage, self.lineage_asked),
        ):
            button.clicked.connect(lambda _=False, signal=signal: signal.emit())
        self.list.answered.connect(self._on_answered)
        self.list.taken_out.connect(self._on_taken_out)

    def show_roster(self, roster: Roster, paste: PasteInHand | None, *, is_given_out: bool, may_change: bool) -> None:
        """Show the roster, or what is being pasted.

        Args:
            roster: As it is.
            paste: What is being pasted; None if nothing is.
            is_given_out: Whether the task is out, and the roster fixed.
            may_change: Whether anything may be written.
        """
        self._paste, self._may_change = paste, may_change and not is_given_out
        rows = paste.rows() if paste else rows_of(roster)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        kinds = counted_kinds(rows)
        self.told.setText(_told(len(rows), kinds) if paste else _size(roster))
        self.sum.setText(f"{' + '.join(map(str, kinds.values()))} = {len(rows)}" if paste and len(kinds) > 1 else "")
        self.after.setText(_after(paste) if paste else "")
        for part in (self.after, self.hint, self.drop, self.use):
            part.setVisible(paste is not None)
        self.paste.setVisible(not is_given_out)
        self.file.setVisible(not is_given_out)
        self.last_year.setText(_BRING_REPORTS if is_given_out else _BRING)
        for part in (self.paste, self.file, self.last_year):
            part.setEnabled(may_change)
        for part in (self.change, self.lineage):
            part.setVisible(is_given_out)
            part.setEnabled(may_change)
        is_ready = paste is not None and not paste.open
        self.use.setEnabled(is_ready)
        set_tool_tip(self.use, "" if is_ready else "先把没定的每一行定下来")
        self.use.setObjectName("primary" if is_ready else "")
        self.use.style().polish(self.use)

    def _on_answered(self, key: str, verdict: Verdict) -> None:
        self.answered.emit(int(key), verdict)

    def _on_taken_out(self, key: str) -> None:
        if self._paste is None and self._may_change:
            self.taken_out.emit(key)


def _told(number: int, kinds: Mapping[RowKind, int]) -> str:
    found = "　".join(f"{kind.value} {count}" for kind, count in kinds.items())
    return f"这份名单 {number} 行：{found}"


def _size(roster: Roster) -> str:
    if not roster.units:
        return "还没有名册"
    counted = len(roster.counted)
    return f"名册 {len(roster.units)} 个单位，计入 {counted}，不计 {len(roster.units) - counted}"


def _after(paste: PasteInHand) -> str:
    if paste.open:
        return f"还有 {paste.open} 行没有定"
    try:
        return f"定了以后：{_size(paste.taken_over())}"
    except RosterFault as error:
        return str(error)
