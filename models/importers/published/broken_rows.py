"""Rows of figures that a page has broken over lines, as rows in one piece; that they are such is not sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.form.vocabulary import Form
from models.importers.published.lines import SourceLine, splits
from models.importers.source import SourceParagraph

_FEWEST = 7
"""Figures of a row that has a label and is broken behind some of them. Chosen: those of table 3, the shortest lines
that do not fit a page; fewer may be a row and the number of a page."""


def whole_rows(lines: Sequence[SourceLine], first: int, form: Form) -> tuple[SourceLine, ...]:
    """Return the lines, those put together that have as many figures as a row of the form only if taken together.

    Args:
        lines: The lines of the file.
        first: The first line that may be a row.
        form: The edition of the form.
    """
    widths = frozenset(len(block.column_leaves) for table in form.tables for block in table.blocks)
    return (*lines[:first], *_joined(lines[first:], widths))


def _joined(lines: Sequence[SourceLine], widths: frozenset[int]) -> Iterator[SourceLine]:
    at = 0
    while at < len(lines):
        end = _end_of_row(lines, at, widths) if _may_begin(lines, at, widths) else at + 1
        yield _one(lines[at:end]) if end > at + 1 else _doubted(lines, at, widths)
        at = end


def _doubted(lines: Sequence[SourceLine], at: int, widths: frozenset[int]) -> SourceLine:
    """Return a line, no longer sure if it has a figure beside that of another line: both may be parts of one."""
    line = lines[at]
    near = [lines[other] for other in (at - 1, at + 1) if 0 <= other < len(lines)]
    is_part = _is_of_figures(line) and len(line.slots) not in widths - {1}
    if not is_part or not any(other.is_paragraph and _is_of_figures(other) for other in near):
        return line
    source = line.source
    return line._replace(source=source._replace(sure=False)) if isinstance(source, SourceParagraph) else line


def _is_of_figures(line: SourceLine) -> bool:
    label, figures = splits(line)[0]
    return not label and bool(figures) and len(figures) == len(line.slots)


def _may_begin(lines: Sequence[SourceLine], at: int, widths: frozenset[int]) -> bool:
    """Return whether the line before is not a part of the same row."""
    before = splits(lines[at - 1])[0] if at else splits(lines[at])[0]
    is_first = not at or bool(before.label or splits(lines[at])[0].label)
    return is_first or not before.figures or len(before.figures) in widths - {1}


def _end_of_row(lines: Sequence[SourceLine], start: int, widths: frozenset[int]) -> int:
    """Return where a row ends that begins in a line; the next line if all of it stands in one."""
    label, figures = splits(lines[start])[0]
    counts, end = [len(figures)], start + 1
    wanted = {width for width in widths if width >= _FEWEST or not label}
    while figures and sum(counts) < max(widths) and end < len(lines) and _goes_on(lines[end - 1], lines[end]):
        counts.append(len(splits(lines[end])[0].figures))
        end += 1
    is_all = end == len(lines) or not _goes_on(lines[end - 1], lines[end])
    are_rows = widths.issuperset(counts) and 1 not in counts
    return end if sum(counts) in wanted and is_all and not are_rows else start + 1


def _goes_on(before: SourceLine, line: SourceLine) -> bool:
    """Return whether a line has figures only, and stands in no other table than the one before."""
    is_near = before.is_paragraph or line.is_paragraph or line.block == before.block
    return is_near and _is_of_figures(line)


def _one(lines: Sequence[SourceLine]) -> SourceLine:
    """Return several lines as one."""
    cells = tuple(slot.text for line in lines for slot in line.slots)
    first, last = (line.where(line.slots[0].column) for line in (lines[0], lines[-1]))
    return SourceLine(cells, SourceParagraph("\t".join(cells), f"{first}至{last}", sure=False), lines[0].block)
