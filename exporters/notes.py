"""Where the note on a figure goes: one rule for paper, Word, the web page and the workbook.

A note stands behind its figure if the cell has room for both, else below the table under the name of its cell, and
a mark in the cell leads there. Kinds of file differ in nothing but their `NoteRoom`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from models.form.figures import print_figure
from models.form.refs import CellRef
from models.report.places import place
from models.report.report import Report


class NoteRoom(NamedTuple):
    """What the cells of a kind of file have room for.

    Attributes:
        clean: Drops the characters that the kind of file has no place for.
        holds: Whether a cell has room for its figure, or the text in its stead.
        holds_both: Whether it also has room for the note, as typed.
        mark: Returns what leads to the note below the table, from its number, which counts from 1.
        label: What stands before the note there; {} is the mark.
    """

    clean: Callable[[str], str]
    holds: Callable[[str], bool]
    holds_both: Callable[[CellRef, str, str], bool]
    mark: Callable[[int], str]
    label: str


class PrintedFigure(NamedTuple):
    """What a cell of figures says.

    Attributes:
        figure: As it is printed; the mark if it has no room itself.
        behind: The note in brackets, or the mark that leads to it; blank if there is none.
        below: What stands below the table; blank if all of it has room.
    """

    figure: str
    behind: str = ""
    below: str = ""

    @property
    def mark(self) -> str:
        """What leads to the note below; blank if there is none."""
        return (self.behind or self.figure) if self.below else ""

    @property
    def text(self) -> str:
        """The figure, and in a line of its own what stands behind it."""
        return f"{self.figure}\n{self.behind}" if self.behind else self.figure


def printed_figures(report: Report, refs: Iterable[CellRef], room: NoteRoom) -> dict[CellRef, PrintedFigure]:
    """Return what the cells of a table say, in the order of `refs`, which is also that of the notes below it."""
    printed: dict[CellRef, PrintedFigure] = {}
    number = 1
    for ref in refs:
        printed[ref] = _printed(report, ref, room, number)
        number += bool(printed[ref].below)
    return printed


def _printed(report: Report, ref: CellRef, room: NoteRoom, number: int) -> PrintedFigure:
    figure = room.clean(print_figure(report.content(ref), report.form.cells[ref].kind))
    typed = report.note(ref)
    note, is_held = room.clean(typed), room.holds(figure)
    if is_held and (not note or room.holds_both(ref, figure, typed)):
        return PrintedFigure(figure, f"（{note}）" if note else "")
    mark = room.mark(number)
    said = note if is_held else "，".join(filter(None, (figure, note)))
    below = f"{room.label.format(mark)}{place(report, ref)}：{said}"
    return PrintedFigure(figure, mark, below) if is_held else PrintedFigure(mark, below=below)
