"""Two reports beside each other, place by place as they are printed: of two years, two versions, two sources."""

from __future__ import annotations

from collections.abc import Iterator

from models.form.cover import PARTICULARS
from models.form.refs import NOTES, CellRef, Ref, TextRef
from models.report.differences import ChangedPlace, Shown, differences, place_of, text_of
from models.report.report import Report

_PARTS = ("cover", "headings", "texts", NOTES)
"""What is printed; the clerk's reasons and the figures behind are not compared."""


def side_by_side(one: Report, other: Report, *, only_different: bool = True) -> tuple[ChangedPlace, ...]:
    """Return the places of two reports in the order of the form, figures as they are printed, totals too.

    Args:
        one: Stands on the left.
        other: Stands on the right; its form gives the order.
        only_different: Whether places that say the same in both are left out.
    """
    lines: list[ChangedPlace] = []
    for ref in printed_places(one, other):
        left, right = printed(one, ref), printed(other, ref)
        if isinstance(ref, TextRef) and left != right:
            lines += differences(one, other, [ref])
        elif left != right or (not only_different and (left or right)):
            length = len(left), len(right)
            marks = length if left != right else (0, 0)
            lines.append(ChangedPlace(place_of(one, other, ref), Shown(left, 0, marks[0]), Shown(right, 0, marks[1])))
    return tuple(lines)


def printed_places(*reports: Report) -> Iterator[Ref]:
    """Yield every place that any report has, once: particulars, texts, then the cells of all forms, the last first."""
    texts = {ref for report in reports for ref in report.values if isinstance(ref, TextRef)}
    known = list(PARTICULARS)

    def order(ref: TextRef) -> tuple[int, int, str]:
        at = known.index(ref.key) if ref.part == "cover" and ref.key in PARTICULARS else len(known)
        return _PARTS.index(ref.part), at, ref.key

    yield from sorted((ref for ref in texts if ref.part in _PARTS), key=order)
    yield from dict.fromkeys(cell for report in reversed(reports) for cell in report.form.cells)


def printed(report: Report, ref: Ref) -> str:
    """Return what stands in a place as it is printed."""
    return report.shown(ref) if isinstance(ref, CellRef) else text_of(report, ref)
