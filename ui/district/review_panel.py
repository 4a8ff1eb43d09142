"""Beside a submission: what it is, what was found, four lines that unfold, a remark, and the answers at its foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.district.earlier_points import EarlierPoint, Seen
from models.district.under_review import Point, UnderReview, differences_in_brief, points_of
from models.report.differences import ChangedPlace
from ui.district.review_earlier import ReviewEarlier
from ui.district.review_findings import ReviewFindings
from ui.district.review_folds import Fold
from ui.district.review_foot import ReviewFoot
from ui.district.review_paper import ReviewPaper
from ui.district.state_signs import state_sign
from ui.kit.dialogs import plain_label
from ui.kit.plain_widgets import PlainLabel
from ui.kit.scrolling import FollowingScrollArea

_MARGIN, _GAP = 8, 6
"""Pixels at the edge, and between parts. Source: the scale of the design."""

_LISTED = 30
"""Lines that a fold lists. Chosen: more are compared side by side."""

_LONGEST = 300
"""Characters of a remark. Chosen: six lines of a slip."""

_LEAST = 90
"""Pixels that what scrolls is high at least. Chosen: the heading and a finding."""


class ReviewPanel(QWidget):
    """Shows what is known of a submission, and asks for the answer.

    Attributes:
        findings: The list with ticks.
        points_before: The points of earlier slips, with ticks.
        remark: What the district adds of its own.
        paper: The check of the paper.
        foot: The answers.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._submission: UnderReview | None = None
        self.findings, self.paper, self.foot = ReviewFindings(), ReviewPaper(), ReviewFoot()
        self.name, self.waits, self.facts = plain_label("", "section"), PlainLabel("", "guide"), plain_label("")
        self.sign, self.heading = PlainLabel(), plain_label("", "strong")
        self.remark = QLineEdit()
        self.remark.setObjectName("remark")
        self.remark.setMaxLength(_LONGEST)
        self.remark.setPlaceholderText("可以不写；写了一起退回")
        self.points_before, self.ticks = ReviewEarlier(), PlainLabel("", "guide", wrap=True)
        self.earlier, self.differences = Fold("1", _over(self.ticks, self.points_before)), Fold("2")
        self.paper_fold, self.history = Fold("3", self.paper), Fold("4")
        self.paper_fold.say("纸质：和接收分开核")
        self._lay_out()

    def _lay_out(self) -> None:
        about, inside = QHBoxLayout(), QWidget()
        about.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        about.addWidget(self.facts, 1)
        said = QHBoxLayout()
        label = PlainLabel("另外要说的(&M)")
        label.setBuddy(self.remark)
        said.addWidget(label)
        said.addWidget(self.remark, 1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.name)
        column.addLayout(about)
        column.addWidget(self.waits)
        column.addWidget(self.heading)
        column.addWidget(self.findings)
        column.addLayout(said)
        for fold in (self.earlier, self.differences, self.paper_fold, self.history):
            column.addWidget(fold)
        column.addStretch(1)
        area = FollowingScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("这一件的情况")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(_LEAST)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        whole.addWidget(area, 1)
        whole.addWidget(self.foot)

    def show_submission(self, one: UnderReview) -> None:
        """Show what is known of this one; nothing is added to it yet."""
        self._submission = one
        number, of = one.place
        self.name.setText(f"{one.name}　第 {one.version} 版")
        self.waits.setText(f"等我们办的第 {number} 件，共 {of} 件")
        self.waits.setVisible(bool(of))
        called = f"　联系人 {one.reached}" if one.reached else ""
        facts = f"{one.state.value}　{one.arrived}　核对码 {one.code}{called}"
        self.facts.setText(f"{facts}\n{one.group}".strip())
        self.heading.setText(f"问题 {len(one.findings)}　F8 下一处　打勾的写进退回单　蓝角是和前一版不同的格")
        self.findings.show_findings(one.explained, compared=one.previous is not None)
        self.remark.clear()
        self.paper.show_submission(one)
        self.points_before.show_points(one.earlier)
        self.earlier.say(_earlier_in_brief(one.earlier))
        unfit = f"有 {one.unfit} 点答复和最近一次退回单对不上，没有记。" if one.unfit else ""
        self.ticks.setText(f"空格打勾，是办结；没打勾的还开着。{unfit}")
        self.earlier.button.setEnabled(bool(one.earlier))
        self.earlier.button.setChecked(any(point.seen is not Seen.DONE for point in one.earlier))
        self.differences.say(_differences_in_brief(one), _listed(map(_changed, one.differences)))
        self.history.say(f"经过 {len(one.history)} 步" if one.history else "还没有经过", _listed(one.history))
        self.wear_theme()

    @property
    def points(self) -> int:
        """How many points would go back: what is ticked and added, or else what is open from before."""
        return len(self.findings.ticked) + bool(self.remark.text().strip()) or self.points_before.left

    def slip(self) -> tuple[Point, ...]:
        """Return the points that would go back."""
        if not self._submission:
            return ()
        return points_of(self._submission.report, self.findings.ticked, self.remark.text())

    def wear_theme(self) -> None:
        """Show the sign in the present theme."""
        if self._submission:
            self.sign.setPixmap(state_sign(self._submission.state))


def _listed(lines: Iterable[str]) -> str:
    every = list(lines)
    more = [f"……还有 {len(every) - _LISTED} 处"] if len(every) > _LISTED else []
    return "\n".join(every[:_LISTED] + more)


def _over(label: QWidget, part: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(label)
    column.addWidget(part)
    return both


def _earlier_in_brief(points: Sequence[EarlierPoint]) -> str:
    if not points:
        return "没有退回过"
    open_ = [point for point in points if point.seen is not Seen.DONE]
    mended = sum(point.seen is Seen.MENDED for point in open_)
    return f"退回过，开着 {len(open_)} 点，改好 {mended}" if open_ else "以前退回的都办结了"


def _differences_in_brief(one: UnderReview) -> str:
    if one.before is None:
        return "第一次交，没有前一版"
    return f"和前一版不同：{differences_in_brief(one.changed) or '没有'}"


def _changed(place: ChangedPlace) -> str:
    return f"{place.place}：{place.before.words or '（空）'} → {place.after.words or '（空）'}"
