"""Beside the report: the points of the return slip, the one that is chosen, and those that are closed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from models.exchange.return_slip import PointState, SlipPoint, counted, rounds, standing_of
from models.exchange.slip_words import day_words, deadline_of, state_words, where
from models.form.refs import Ref
from models.report.matching_code import matching_code
from ui.kit.copied_words import copying_words
from ui.kit.plain_widgets import PlainLabel, PlainLine
from ui.kit.shown_text import one_line
from ui.kit.signs import SIZE, circle, tick
from ui.kit.theme import colours
from ui.report.slip.noted_slip import NotedSlip
from ui.report.slip.point_card import PointCard

CALLED = "区里退回的意见"
"""What the panel is called."""

_GAP = 8
"""Pixels between the parts. Source: the scale of the design."""

_ROW, _MOST_ROWS = 30, 6
"""Pixels of a line, and lines that are in sight at once. Chosen by eye: the point that is chosen keeps its room."""

_NUMBER = int(Qt.ItemDataRole.UserRole)

_SAME = "退回的就是现在这一份（核对码 {code}）。"
_CHANGED = "退回的是核对码 {code} 的那一份，后来报告改过：改过的地方，下面写着。"
_NO_SIGNATURE = "核对码防的是弄错，不是签名。"


class SlipPanel(QWidget):
    """Lists the points and leads to their cells.

    Signals:
        wants: The clerk wants to see a place, a `Ref`.
        chosen: Another point is shown.

    Attributes:
        lines: The points that are to be answered.
        card: The one that is chosen.
        old: Shows and hides those that are closed.
    """

    wants = Signal(object)
    chosen = Signal()

    def __init__(self, noted: NotedSlip) -> None:
        super().__init__()
        self.noted, self._turn, self._led_to = noted, 0, 0
        self.title, self.round = PlainLine(CALLED, "section"), PlainLabel("", "guide", wrap=True)
        self.state, self.deadline = PlainLabel("", "strong", wrap=True), PlainLabel("", "caution", wrap=True)
        self.about = PlainLabel("", "guide", wrap=True)
        self.lines, self.card = _PointList(), PointCard(noted)
        self.old, self.closed, self.reminders = (
            QPushButton(),
            PlainLabel("", wrap=True),
            PlainLabel("", "guide", wrap=True),
        )
        self.lines.setAccessibleName(CALLED)
        self.closed.hide()
        self._lay_out()
        self._fill()
        self.lines.currentItemChanged.connect(self._on_chosen)
        self.lines.wants.connect(self.lead)
        self.lines.itemClicked.connect(lambda _: self.lead())
        self.old.setObjectName("closed_points")
        self.old.setAutoDefault(False)
        self.old.clicked.connect(lambda _=False: self._turn_old())
        noted.changed.connect(self.renew)
        self.renew()
        self.lines.setCurrentRow(self._first_open())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, _GAP, _GAP, _GAP)
        column.setSpacing(_GAP)
        above: tuple[QWidget, ...] = (self.title, self.round, self.state, self.deadline, self.lines, self.card)
        for widget in (*above, self.old, self.closed, self.reminders, self.about):
            column.addWidget(widget)
        column.addStretch(1)

    def _fill(self) -> None:
        for point in self.noted.points:
            item = QListWidgetItem()
            item.setData(_NUMBER, point.number)
            item.setSizeHint(QSize(0, _ROW))
            self.lines.addItem(item)
        self.lines.setFixedHeight(_ROW * min(_MOST_ROWS, max(1, self.lines.count())) + 2 * self.lines.frameWidth())

    # ------------------------------------------------------------ what is shown

    def renew(self) -> None:
        """Say how far all points are."""
        slip, report = self.noted.slip, self.noted.document.report
        asked, answered = counted(slip)
        made = slip.made.when
        self.round.setText(f"第 {slip.round} 次，{day_words(made.date())}，{slip.made.office}")
        self.state.setText(f"{asked} 点，已答 {answered}" if asked else "都了结了")
        today = datetime.now().astimezone().date()
        self.deadline.setText(deadline_of(slip, today) if asked else "")
        same = matching_code(report) == slip.about.code
        self.about.setText((_SAME if same else _CHANGED).format(code=slip.about.code) + _NO_SIGNATURE)
        self.reminders.setText("\n".join(f"提醒（不用答）：{one}" for one in slip.reminders))
        self._renew_lines()
        self._renew_old()
        self.lines.setVisible(bool(asked))
        self.card.setVisible(bool(asked))
        for label in (self.deadline, self.reminders):
            label.setVisible(bool(label.text()))

    def _renew_lines(self) -> None:
        theme, report = colours(), self.noted.document.report
        for row, point in enumerate(self.noted.points):
            changed = standing_of(point, report).changed
            note = "　改过了" if changed and point.state is not PointState.ANSWERED else ""
            item, is_open = self.lines.item(row), point.state is PointState.OPEN
            item.setText(one_line(f"{point.number}　{state_words(point)}　{where(report, point)}{note}"))
            item.setToolTip("")
            item.setIcon(_icon(circle(theme.warning) if is_open else tick(theme.ready)))

    def _renew_old(self) -> None:
        closed = self.noted.slip.closed
        turned = "▾" if self.closed.isVisible() else "▸"
        self.old.setText(f"以前退回、已经了结的 {len(closed)} 点 {turned}")
        self.old.setVisible(bool(closed))
        self.closed.setText("\n".join(self._closed_lines()))

    def _closed_lines(self) -> list[str]:
        report, told = self.noted.document.report, []
        for _, points in rounds(self.noted.slip.closed):
            for point in points:
                end = f"{day_words(point.closed.day)}第 {point.closed.round} 次了结" if point.closed else ""
                answer = point.answer.label if point.answer else ""
                values = [f"{one.then} → {one.after}" for one in point.places[:1] if one.then != one.after]
                rest = "，".join(filter(None, (answer, *values, end)))
                told.append(f"{point.number}　第 {point.round} 次：{where(report, point)}　{rest}")
        return told

    def _turn_old(self) -> None:
        self.closed.setVisible(not self.closed.isVisible())
        self._renew_old()

    def wear_theme(self) -> None:
        """Show the signs in the present theme."""
        self._renew_lines()

    # ------------------------------------------------------------ where it leads

    @property
    def point(self) -> SlipPoint | None:
        """The point that is chosen."""
        return self.card.point

    def lead(self) -> None:
        """Lead to the places of the point that is chosen, one after the other."""
        point = self.point
        self._led_to = point.number if point else 0
        if point and point.places:
            self.wants.emit(self._place(point))
            self._turn += 1

    def _place(self, point: SlipPoint) -> Ref:
        return point.places[self._turn % len(point.places)].ref

    def step(self, way: int) -> None:
        """Go to the next (1) or previous (-1) point and its place; from where nobody has led yet, to the chosen one."""
        count = self.lines.count()
        if count:
            step = way if self._led_to else 0
            self.lines.setCurrentRow((self.lines.currentRow() + step) % count)
            self._turn = 0
            self.lead()

    def step_to_open(self) -> SlipPoint | None:
        """Go to the next point that has no answer, and its place; return it, None if all have one."""
        points, here = self.noted.points, self.lines.currentRow()
        was_there = bool(self.point and self.point.number == self._led_to)
        order = [(here + far) % len(points) for far in range(was_there, len(points) + was_there)] if points else []
        row = next((at for at in order if points[at].state is PointState.OPEN), None)
        if row is None:
            return None
        self.lines.setCurrentRow(row)
        self._turn = 0
        self.lead()
        return points[row]

    def _first_open(self) -> int:
        return next((at for at, one in enumerate(self.noted.points) if one.state is PointState.OPEN), 0)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._turn = 0
            self.card.show_point(int(item.data(_NUMBER)))
            self.chosen.emit()


def _icon(sign: QPixmap) -> QIcon:
    """Return a sign that looks the same in the line that is chosen."""
    icon = QIcon(sign)
    icon.addPixmap(sign, QIcon.Mode.Selected)
    return icon


class _PointList(QListWidget):
    """The points, a line each.

    Signals:
        wants: Enter was pressed on a line.
    """

    wants = Signal()

    def __init__(self) -> None:
        super().__init__()
        copying_words(self)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(SIZE, SIZE))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.wants.emit()
            return
        super().keyPressEvent(event)
