"""What is to be said of the cell with the focus: what was found there, how it is mended, and what belongs there."""

from __future__ import annotations

from typing import NamedTuple

from models.checks.findings import Finding, Level, unfolded
from models.checks.fixing import fixable
from models.form.refs import CellRef
from ui.kit.shown_text import one_line
from ui.report.document import Document


class CellWords(NamedTuple):
    """What is to be said of a cell.

    Attributes:
        where: Its row and column.
        level: Of what was found; None if nothing was.
        found: What was found, with its cause; empty if nothing was that needs to be said first.
        fix: The edit that mends it, in a few words; empty if none surely does.
        meaning: What belongs into the cell, what is printed beside it, and where its figure comes from.
        blank: What is said of its being blank, like others; the strip below says it, too.
    """

    where: str
    level: Level | None
    found: str
    fix: str
    meaning: str
    blank: str = ""

    @property
    def whole(self) -> str:
        """All of it, in lines: what was found comes first."""
        found = f"{self.level.label}：{self.found}" if self.level else self.found
        lines = (self.where, found, self.fix and f"Alt+回车：{self.fix}", self.meaning, self.blank)
        return "\n".join(filter(None, lines))


def words_of(document: Document, ref: CellRef) -> CellWords:
    """Return what is to be said of a cell of the report as it is now."""
    cell = document.report.form.cells[ref]
    where = " · ".join(heading.called for heading in (cell.row, cell.column) if heading.label)
    counts = "".join(dict.fromkeys(heading.counts for heading in (cell.row, cell.column)))
    note, source = document.report.note(ref), document.sources.of(ref)
    parts = document.parts_of(ref).words
    beside = (parts, f"加注：{note}" if note else "", f"来源：{one_line(source)}" if source else "", counts)
    meaning = "　".join(filter(None, beside))
    mark = document.marks.get(ref)
    if mark:
        finding = mark.finding
        root = fixable(document.findings, finding)
        fix = root.fix.label if root and root.fix else ""
        reason = f" 已说明理由：{one_line(finding.reason)}" if finding.reason else ""
        told = " ".join(finding.message.split("\n"))
        return CellWords(where, finding.level, f"{told}{reason}", fix, meaning)
    found = _unmarked(document, ref)
    told = found.message if found else ""
    if found and found.required:  # what belongs there is read while typing, and therefore stands first
        return CellWords(where, None, "", "", meaning, told)
    level = found.level if found and document.report.content(ref) is None else None
    return CellWords(where, level, told, "", meaning)


def _unmarked(document: Document, ref: CellRef) -> Finding | None:
    """Return what was found in a cell although it is not marked: as it is blank, or what only follows."""
    return next((one for one in unfolded(document.findings) if ref in one.refs), None)
