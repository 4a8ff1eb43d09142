"""How airy the tables of a report are, and whether one is cut: whatever spares the reader a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exporters.pdf.flow import FlowItem, paginate
from exporters.pdf.table_boxes import Sheet
from exporters.typeset.table_measures import PADDINGS
from models.form.grid import CellRole


def fewest_pages(items: Sequence[FlowItem], height: float) -> list[FlowItem]:
    """Return what is to be printed, with all tables in one size, so that it takes as few pages as can be.

    Airy tables come before dense ones, and whole ones before those that are cut between their blocks.

    Args:
        items: All of it, tables whole.
        height: Of a page, in points.
    """
    size = min((item.layout.size for item in items if isinstance(item, Sheet)), default=0.0)
    sized = [item.sized(size) if isinstance(item, Sheet) else item for item in items]
    fewest = min(_pages(_look(sized, PADDINGS[-1], parts=parts), height) for parts in (False, True))
    looks = (_look(sized, padding, parts=parts) for parts in (False, True) for padding in PADDINGS)
    chosen = next(look for look in looks if _pages(look, height) == fewest)
    return _airier(chosen, fewest, height)


def _pages(items: Sequence[FlowItem], height: float) -> int:
    return len(paginate(items, height))


def _look(items: Sequence[FlowItem], padding: float, *, parts: bool) -> list[FlowItem]:
    return [_set(item, padding, parts=parts) if isinstance(item, Sheet) else item for item in items]


def _set(table: Sheet, padding: float, *, parts: bool) -> Sheet:
    has_blocks = any(cell.role is CellRole.BANNER for cell in table.grid.cells)
    return replace(table.airy(padding), parts=parts and has_blocks)


def _airier(items: list[FlowItem], pages: int, height: float) -> list[FlowItem]:
    """Return what is to be printed with each table as airy as the number of pages lets it be."""
    for at, item in enumerate(items):
        for airier in _airier_ones(item):
            attempt = [*items[:at], airier, *items[at + 1 :]]
            if _pages(attempt, height) == pages:
                items = attempt
                break
    return items


def _airier_ones(item: FlowItem) -> Iterator[Sheet]:
    """Yield a table as it is, but airier, the airiest first."""
    if isinstance(item, Sheet):
        yield from (one for one in map(item.airy, PADDINGS) if one.padding > item.padding)
