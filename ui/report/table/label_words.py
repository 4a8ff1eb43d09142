"""What of a label is shown where it has little room: its short name, or its characters below each other."""

from __future__ import annotations

import re

from models.form.grid import CellRole, GridCell

_NUMBER = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.")
"""What numbers a row of a statutory table."""

_TALL = 8
"""Characters from which on a label that is several rows high is written downwards. Chosen: shorter ones leave more
room when they are written across."""


def is_downward(cell: GridCell) -> bool:
    """Return whether a label is written downwards."""
    return cell.role is CellRole.ROW and cell.row_span > 1 and len(str(cell.content)) >= _TALL


def shown_label(cell: GridCell, *, short: bool) -> str:
    """Return a label as it is shown; with `short` a row goes by its name, if that is shorter, after its number."""
    label = str(cell.content)
    if not short or cell.role is not CellRole.ROW:
        return label
    number = _NUMBER.match(label)
    before = number[0] if number else ""
    name = cell.called.rpartition(before)[2] if before else cell.called
    return min(label, before + name, key=len)


def downward(label: str) -> list[str]:
    """Return the lines of a label that is written downwards: its number in one, each other character in its own."""
    number = _NUMBER.match(label)
    before = number[0] if number else ""
    return [*filter(None, [before]), *label[len(before) :]]
