"""What differs between two states of a report, place by place, as a clerk reads it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from models.form.cover import PARTICULARS, EntryKind, print_date
from models.form.figures import print_figure
from models.form.refs import NOTES, REASONS, CellRef, Ref, TextRef
from models.report.places import place
from models.report.report import Report, differing
from models.text.comparison import common_ends

_BLANK, _NOT_THERE = "（空）", "（没有这句话）"
_SAME = "（印出来的字不变）"
_ELSEWHERE = "别的年度格式里的一格"
_ENDS = "。！？；\n"
"""Where sentences end."""

_AROUND = 40
"""Characters shown on each side of a change. Chosen: a line and a half of a page, to know the place."""

_LEFT_OUT = "……"

_PARTS = ("cover", "headings", "texts", NOTES, REASONS)


class Shown(NamedTuple):
    """Words, of which those from `start` up to `end` are new or about to go."""

    words: str
    start: int = 0
    end: int = 0


class ChangedPlace(NamedTuple):
    """What differs in one place."""

    place: str
    before: Shown
    after: Shown


def differences(before: Report, after: Report, refs: Iterable[Ref] | None = None) -> tuple[ChangedPlace, ...]:
    """Return what differs between two reports.

    Args:
        before: The earlier one.
        after: The later one.
        refs: The places to look at, in their order; all that differ, in the order of the form, unless given.
    """
    if refs is None:
        refs = sorted(differing(before.values, after.values), key=lambda ref: _order(after, ref))
    return tuple(_line(before, after, ref) for ref in refs)


def _order(report: Report, ref: Ref) -> tuple[int, int, str]:
    if isinstance(ref, CellRef):
        return len(_PARTS), report.form.order.get(ref, len(report.form.order)), str(ref)
    known = list(PARTICULARS)
    at = known.index(ref.key) if ref.part == "cover" and ref.key in known else 0
    return _PARTS.index(ref.part) if ref.part in _PARTS else len(_PARTS), at, ref.key


def _line(earlier: Report, later: Report, ref: Ref) -> ChangedPlace:
    if isinstance(ref, CellRef):
        old, new = _figure(earlier, ref), _figure(later, ref)
        before, after = (Shown(words, 0, len(words) if old != new else 0) for words in (old, new))
    else:
        before, after = _sentences(text_of(earlier, ref), text_of(later, ref))
    return ChangedPlace(place_of(earlier, later, ref), before, after)


def text_of(report: Report, ref: TextRef) -> str:
    """Return a text as a clerk knows it: a choice by its name, a date as it is printed."""
    text = report.printed(ref)
    particular = PARTICULARS.get(ref.key) if ref.part == "cover" else None
    if particular is None:
        return text
    return print_date(text) if particular.entry is EntryKind.DATE else particular.choices.get(text, text)


def place_of(earlier: Report, later: Report, ref: Ref) -> str:
    """Return what a place is called; a corrected year leaves figures behind that only the other form asks for."""
    cell = ref if isinstance(ref, CellRef) else ref.cell if ref.part == NOTES else None
    knowing = (one for one in (later, earlier) if not cell or cell in one.form.cells)
    report = next(knowing, None)
    return place(report, ref) if report else _ELSEWHERE


def _figure(report: Report, ref: CellRef) -> str:
    """Return what a cell shows, and whether it follows its parts."""
    if ref not in report.form.cells:
        return str(report.values.get(ref, _BLANK))
    follows = ref in report.form.totals and ref not in report.values
    return f"{print_figure(report.content(ref), report.form.cells[ref].kind) or _BLANK}{'（自动）' if follows else ''}"


def _sentences(before: str, after: str) -> tuple[Shown, Shown]:
    """Return the sentence in which two texts differ, out of each."""
    if before == after:
        return Shown(_SAME), Shown(_SAME)
    head, tail = common_ends(before, after)
    while head and (_is_inside_word(before, head) or _is_inside_word(after, head)):
        head -= 1
    while tail and (_is_inside_word(before, len(before) - tail) or _is_inside_word(after, len(after) - tail)):
        tail -= 1
    begin = max(before.rfind(end, 0, head) for end in _ENDS) + 1
    return _sentence(before, begin, head, tail), _sentence(after, begin, head, tail)


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
    return (
        Shown(words, len(before), len(before) + last - head) if words else Shown(_NOT_THERE if text.strip() else _BLANK)
    )
