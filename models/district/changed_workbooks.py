"""A workbook that was changed outside the program: what the program had put there, and what goes back to its unit."""

from __future__ import annotations

from collections.abc import Iterable

from models.district.register.submissions import ChangedPlace, Point
from models.form.refs import CellRef, Ref
from models.report.differences import place_of, text_of
from models.report.report import Report
from models.text.characters import printable

_LONGEST = 200
"""Characters of what stands in a place, as it is kept. Chosen: a sentence or two, to know what was changed."""

_LEFT_OUT = "……"
_NOTHING = "空着"
_SENTENCE = "表格在程序外面改过：表里是“{}”，程序里存的是“{}”。请在程序里改好，再导出重新交；不要在表格里改。"


def changed_places(stored: Report, seen: Report, refs: Iterable[Ref]) -> tuple[ChangedPlace, ...]:
    """Return what was changed by hand at these places, each place once.

    Args:
        stored: The report as the program has written it.
        seen: As it is seen now.
        refs: Where they differ.
    """
    return tuple(
        ChangedPlace(str(ref), place_of(stored, seen, ref), _shown(stored, ref), _shown(seen, ref))
        for ref in dict.fromkeys(refs)
    )


def _shown(report: Report, ref: Ref) -> str:
    if isinstance(ref, CellRef):
        words = report.shown(ref) if ref in report.form.cells else str(report.values.get(ref, ""))
    else:
        words = text_of(report, ref)
    words = printable(words)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}{_LEFT_OUT}"


def points_of_changed(changed: Iterable[ChangedPlace]) -> tuple[Point, ...]:
    """Return what a unit is asked to mend: each place with both values."""
    return tuple(
        Point(
            _SENTENCE.format(one.outside or _NOTHING, one.inside or _NOTHING),
            places=(one.place,),
            values=(one.inside,) if one.inside else (),
        )
        for one in changed
    )


def told_of_changed(one: ChangedPlace) -> str:
    """Return a place with both values, for a card."""
    return f"{one.called}（程序里 {one.inside or _NOTHING}，表里 {one.outside or _NOTHING}）"
