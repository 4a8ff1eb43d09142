"""改正: shows what the one right edit changes, before it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout, QWidget

from models.figures import print_figure
from models.findings import Finding, Fix, unfolded
from models.form import CellRef, Ref
from models.places import place
from models.report import Report
from ui import colours

_BLANK = "（空）"
_SAME = "（印出来的字不变）"
_ENDS = "。！？；\n"
"""Where sentences end."""

_AROUND = 40
"""Characters shown on each side of a change."""

_LEFT_OUT = "……"

_HEADINGS = ("地方", "现在", "改成")
_SHARES = (30, 35, 35)
"""Of the width, in percent."""


class Shown(NamedTuple):
    """Words, of which those from `start` up to `end` are new or about to go."""

    words: str
    start: int = 0
    end: int = 0


class Line(NamedTuple):
    """What a fix changes in one place."""

    place: str
    before: Shown
    after: Shown


def fixable(findings: Iterable[Finding], finding: Finding) -> Finding | None:
    """Return the finding whose fix mends this one: it itself, or the one that it goes away with."""
    roots = (root for root in findings if finding.key in {one.key for one in unfolded([root])})
    return next((one for one in (finding, *roots) if one.fix), None)


def lines(report: Report, fix: Fix) -> tuple[Line, ...]:
    """Return what a fix changes, place by place, as it is printed."""
    fixed = report.applied(report.edit(dict(fix.answers)))
    return tuple(_line(report, fixed, ref) for ref, _ in fix.answers)


def _line(report: Report, fixed: Report, ref: Ref) -> Line:
    if isinstance(ref, CellRef):
        old, new = _figure(report, ref), _figure(fixed, ref)
        before, after = (Shown(words, 0, len(words) if old != new else 0) for words in (old, new))
    else:
        before, after = _sentences(report.printed(ref), fixed.printed(ref))
    return Line(place(report, ref), before, after)


def _figure(report: Report, ref: CellRef) -> str:
    """Return what a cell shows, and whether it follows its parts."""
    follows = ref in report.form.totals and ref not in report.values
    return f"{print_figure(report.content(ref), report.form.cells[ref].kind) or _BLANK}{'（自动）' if follows else ''}"


def _sentences(before: str, after: str) -> tuple[Shown, Shown]:
    """Return the sentence in which two texts differ, out of each."""
    if before == after:
        return Shown(_SAME), Shown(_SAME)
    head = _alike(before, after)
    tail = min(_alike(before[::-1], after[::-1]), len(before) - head, len(after) - head)
    while head and (_is_inside_word(before, head) or _is_inside_word(after, head)):
        head -= 1
    while tail and (_is_inside_word(before, len(before) - tail) or _is_inside_word(after, len(after) - tail)):
        tail -= 1
    begin = max(before.rfind(end, 0, head) for end in _ENDS) + 1
    return _sentence(before, begin, head, tail), _sentence(after, begin, head, tail)


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (mine, yours) in enumerate(pairs) if mine != yours), min(len(one), len(other)))


def _is_inside_word(text: str, at: int) -> bool:
    """Return whether a place is in the middle of a number: half of one tells nothing."""
    return 0 < at < len(text) and all(char.isascii() and char.isalnum() for char in text[at - 1 : at + 1])


def _sentence(text: str, begin: int, head: int, tail: int) -> Shown:
    """Return the sentence with the change in it; of a long one, what is around the change."""
    last = len(text) - tail
    ends = [at + 1 for at in (text.find(end, max(head, last - 1)) for end in _ENDS) if at >= 0]
    end = min(ends, default=len(text))
    first, final = max(begin, head - _AROUND), min(end, last + _AROUND)
    before = f"{_LEFT_OUT if first > begin else ''}{text[first:head]}"
    after = f"{text[last:final]}{_LEFT_OUT if final < end else ''}"
    words = f"{before}{text[head:last]}{after}".rstrip("\n")
    return Shown(words, len(before), len(before) + last - head) if words else Shown(_BLANK)


class FixDialog(QDialog):
    """Shows a finding and what its fix changes.

    Args:
        report: The report as it is.
        finding: A finding with a fix.
        fix: Its fix.
    """

    def __init__(self, report: Report, finding: Finding, fix: Fix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("改正这一处")
        self.resize(720, 340)
        self.table = QTextBrowser()
        self.buttons = QDialogButtonBox()
        self.agree = self.buttons.addButton("改正", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self.agree.setObjectName("primary")
        self.agree.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for sentence, name in ((finding.message, ""), (finding.cause.message if finding.cause else "", "guide")):
            if sentence:
                column.addWidget(_label(sentence, name))
        column.addWidget(self.table, 1)
        column.addWidget(_label("改了以后可以撤销（Ctrl+Z）。", "guide"))
        column.addWidget(self.buttons)
        _fill(self.table, lines(report, fix))
        self.agree.setFocus()

    @classmethod
    def accepts(cls, report: Report, finding: Finding, fix: Fix, parent: QWidget | None = None) -> bool:
        """Return whether the clerk wants the fix."""
        dialog = cls(report, finding, fix, parent)
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return wanted


def _label(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(label.textFormat().PlainText)
    label.setWordWrap(True)
    return label


def _fill(page: QTextBrowser, shown: tuple[Line, ...]) -> None:
    """Lay the changes out as a table; words are put in as words, never as markup."""
    look = QTextTableFormat()
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in _SHARES])
    look.setCellPadding(5)
    look.setCellSpacing(0)
    look.setBorder(1)
    look.setBorderBrush(QColor(colours.LINE))
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderCollapse(True)
    table = page.textCursor().insertTable(len(shown) + 1, len(_HEADINGS), look)
    for column, heading in enumerate(_HEADINGS):
        _put(table, (0, column), Shown(heading), QTextCharFormat())
        table.cellAt(0, column).setFormat(_ground(colours.HEADING))
    for row, line in enumerate(shown, start=1):
        _put(table, (row, 0), Shown(line.place), QTextCharFormat())
        _put(table, (row, 1), line.before, _marked(colours.ERROR))
        _put(table, (row, 2), line.after, _marked(colours.READY))
    page.moveCursor(QTextCursor.MoveOperation.Start)


def _put(table: QTextTable, at: tuple[int, int], shown: Shown, mark: QTextCharFormat) -> None:
    cursor = table.cellAt(*at).firstCursorPosition()
    for words, look in _stretches(shown, mark):
        cursor.insertText(words, look)


def _stretches(shown: Shown, mark: QTextCharFormat) -> Iterator[tuple[str, QTextCharFormat]]:
    words, start, end = shown
    yield words[:start], QTextCharFormat()
    yield words[start:end], mark
    yield words[end:], QTextCharFormat()


def _marked(ink: str) -> QTextCharFormat:
    """Return the look of words that change: by colour, by weight and by a line below."""
    look = QTextCharFormat()
    look.setForeground(QColor(ink))
    look.setFontWeight(QFont.Weight.Bold)
    look.setFontUnderline(True)
    return look


def _ground(colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(QColor(colour))
    return look
