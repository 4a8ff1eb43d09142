"""What stands beside the list of the drafts: the chosen one, what can be done with it, and its unit's years."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from models.checks.standing import Standing
from models.drafts.past_years import YearFigures
from ui.kit.dialogs import plain_label
from ui.kit.elided_label import ElidedLabel
from ui.kit.level_looks import look_of
from ui.kit.plain_widgets import PlainLine, set_tool_tip
from ui.kit.scrolling import FollowingScrollArea
from ui.kit.shown_text import one_line
from ui.kit.signs import SIZE, tick
from ui.kit.theme import colours
from ui.window.draft_facts import Fact
from ui.window.draft_painting import paint_pill, pill_size

WIDE = 378
"""Pixels of the column. Source: the picture of the window."""

_AIR, _GAP, _LINE = 16, 8, 26
"""Pixels around what it says, between its parts, and of a line. Source: the picture."""

_MOST_YEARS = 5
"""Years that are told. Chosen: so many rows fit a window of 1366 × 720 under the lines of the sections."""

_LONGEST_NAME = 60
"""Characters of the name of a unit. Chosen: more than any has, in four lines; all else has to stay in sight below."""

_HEADINGS = ("年度", "新收", "办结", "结转下年")


class Pill(QWidget):
    """Where a draft stands, as in the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing = Standing.PENDING

    def show_standing(self, standing: Standing) -> None:
        """Show this one."""
        self._standing = standing
        self.setAccessibleName(standing.value)
        self.setFixedSize(pill_size(self.fontMetrics(), standing))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_pill(QPainter(self), self.rect(), self.fontMetrics(), self._standing)


class FactLine(QFrame):
    """The name of a part at the left, how far it is at the right, with its sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fact")
        self.name, self.words = PlainLine(), _Words()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.name)
        row.addWidget(self.words, 1)

    def show_fact(self, fact: Fact) -> None:
        """Show this one."""
        self.name.setText(fact.name)
        self.words.show_fact(fact)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(_LINE, self.fontMetrics().height() + _GAP // 2))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


class _Words(ElidedLabel):
    """Words at the right edge behind a sign, in the colour of what they mean."""

    def __init__(self) -> None:
        super().__init__()
        self._fact = Fact("", "")

    def show_fact(self, fact: Fact) -> None:
        self._fact = fact
        self.setText(fact.words)
        self.update()

    @property
    def _look(self) -> tuple[str, QPixmap | None]:
        theme, level = colours(), self._fact.level
        if level:
            return look_of(level).ink, look_of(level).sign
        if self._fact.is_done:
            return theme.ready, tick(theme.ready)
        return theme.quiet if self._fact.words.startswith("还没有") else theme.ink, None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, (ink, mark) = QPainter(self), self._look
        metrics, before = self.fontMetrics(), SIZE + _GAP // 2 if mark else 0
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, max(0, self.width() - before))
        left = self.width() - metrics.horizontalAdvance(shown)
        painter.setPen(QColor(ink))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), shown)
        if mark:
            painter.drawPixmap(left - before, (self.height() - SIZE) // 2, mark)


class DetailPane(FollowingScrollArea):
    """Tells of the chosen draft.

    Attributes:
        acts: A column that what can be done with it is put into.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setFixedWidth(WIDE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.name, self.year, self.saved = plain_label("", "section"), PlainLine(), ElidedLabel("guide")
        self.pill, self.unknown = Pill(), plain_label("", "guide")
        self.acts, self._facts = QVBoxLayout(), QVBoxLayout()
        self._lines: list[FactLine] = []
        self._years = _Years()
        self._lay_out()

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What its lines say: of what, and how far that is."""
        return [(one.name.text(), one.words.text()) for one in self._lines if not one.isHidden()]

    @property
    def years(self) -> list[tuple[str, ...]]:
        """What stands in the lines of the years."""
        return self._years.shown

    def show_heading(self, heading: tuple[str, str, str], standing: Standing) -> None:
        """Show the unit, the year, and who has saved it when."""
        name, year, saved = heading
        self.name.setText(one_line(name, _LONGEST_NAME))
        set_tool_tip(self.name, name if len(name) > _LONGEST_NAME else "")
        self.year.setText(year)
        self.saved.setText(saved)
        self.pill.show_standing(standing)

    def show_facts(self, facts: Sequence[Fact], unknown: str) -> None:
        """Show these lines, or where there are none, why."""
        self.unknown.setText("" if facts else unknown)
        _show(self.unknown, on=not facts)
        while len(self._lines) < len(facts):
            self._lines.append(FactLine())
            self._facts.addWidget(self._lines[-1])
        for at, line in enumerate(self._lines):
            _show(line, on=at < len(facts))
            if at < len(facts):
                line.show_fact(facts[at])

    def show_years(self, years: Sequence[YearFigures]) -> None:
        """Show the principal figures of these years."""
        self._years.show_years(years[:_MOST_YEARS])

    def show_nothing(self) -> None:
        """Say that no draft is chosen."""
        self.show_heading(("没有选中的报告", "", ""), Standing.PENDING)
        self.show_facts((), "")
        self.show_years(())

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("panepage")
        rows = QVBoxLayout(page)
        rows.setContentsMargins(_AIR, _AIR - _GAP // 2, _AIR, _AIR)
        rows.setSpacing(_GAP)
        whose = QHBoxLayout()
        whose.setSpacing(_GAP)
        for one in (self.year, self.pill):
            whose.addWidget(one)
        whose.addWidget(self.saved, 1)
        self._facts.setSpacing(0)
        rows.addWidget(self.name)
        rows.addLayout(whose)
        rows.addWidget(self.unknown)
        rows.addLayout(self._facts)
        rows.addLayout(self.acts)
        rows.addWidget(self._years)
        rows.addStretch(1)
        self.setWidget(page)


class _Years(QFrame):
    """The principal figures of a unit, a year a line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("years")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, _GAP, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(_GAP // 2)
        self._grid.addWidget(PlainLine("历年主要数（件）", "strong"), 0, 0, 1, len(_HEADINGS))
        for at, words in enumerate(_HEADINGS):
            self._put(PlainLine(words, "guide"), 1, at)
        self._cells: list[list[PlainLine]] = []
        self._shown: tuple[YearFigures, ...] = ()

    @property
    def shown(self) -> list[tuple[str, ...]]:
        return [tuple(cell.text() for cell in row) for row in self._cells[: len(self._shown)]]

    def show_years(self, years: Sequence[YearFigures]) -> None:
        self._shown = tuple(years)
        _show(self, on=bool(years))
        while len(self._cells) < len(years):
            self._cells.append([PlainLine() for _ in _HEADINGS])
            for at, cell in enumerate(self._cells[-1]):
                self._put(cell, len(self._cells) + 1, at)
        for row, cells in enumerate(self._cells):
            for cell in cells:
                _show(cell, on=row < len(years))
            if row < len(years):
                one = years[row]
                words = (f"{one.year}{f'（{one.which}）' if one.which else ''}", *(text or "—" for text in one.figures))
                for cell, text in zip(cells, words, strict=True):
                    cell.setText(text)

    def _put(self, cell: PlainLine, row: int, column: int) -> None:
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        cell.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(cell, row, column)
        self._grid.setColumnStretch(column, 1)


def _show(widget: QWidget, *, on: bool) -> None:
    """Show or hide a widget; Qt would lay all out anew even where nothing changes."""
    if on == widget.isHidden():
        widget.setVisible(on)
