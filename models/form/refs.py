"""Addresses: where an answer stands in a report. One place spells them, one place reads them."""

from __future__ import annotations

from typing import NamedTuple


class CellRef(NamedTuple):
    """The address of one number cell; it means the same in every edition and never changes."""

    table: str
    row: str
    column: str

    def __str__(self) -> str:
        return "/".join(self)


class TextRef(NamedTuple):
    """The address of one piece of text: a part of the report (`cover`, `texts`, `headings`, …) and a key in it.

    Remarks and reasons have keys that name other places: `note_ref` and `reason_ref` make them, `cell` reads them.
    """

    part: str
    key: str

    def __str__(self) -> str:
        return "/".join(self)

    @property
    def cell(self) -> CellRef | None:
        """The number cell that a remark stands beside, or that a reason is about (the last, if it is about two)."""
        if self.part not in {NOTES, REASONS}:
            return None
        ids = self.key.rpartition(" ")[2].split("/")
        return CellRef(*ids) if len(ids) == len(CellRef._fields) else None


Ref = CellRef | TextRef


NOTES = "notes"
"""The part of the remarks (加注), whose keys are cells."""


REASONS = "reasons"
"""The part of the reasons, whose keys name a rule and the places of its finding."""


def note_ref(cell: CellRef) -> TextRef:
    """Return where the remark (加注) beside a number cell is kept."""
    return TextRef(NOTES, str(cell))


def reason_ref(rule: str, *places: Ref) -> TextRef:
    """Return where the reason is kept that settles what a rule finds at these places."""
    return TextRef(REASONS, " ".join((rule, *map(str, places))))
