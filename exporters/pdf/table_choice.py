"""How airy the tables of a report are, and whether one is cut: whatever spares the reader a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exporters.pdf.flow import Box, Break, FlowItem, Foot, paginate
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
    above, rest = _parted(items)
    size = min((item.layout.size for item in rest if isinstance(item, Sheet)), default=0.0)
    sized = [*_filled(above, height), *(item.sized(size) if isinstance(item, Sheet) else item for item in rest)]
    fewest = min(_pages(_look(sized, PADDINGS[-1], parts=parts), height) for parts in (False, True))
    looks = (_look(sized, padding, parts=parts) for parts in (False, True) for padding in PADDINGS)
    chosen = next(look for look in looks if _pages(look, height) == fewest)
    return [*above, *_airier(chosen, fewest, height)[len(sized) - len(rest) :]]


def _parted(items: Sequence[FlowItem]) -> tuple[Sequence[FlowItem], Sequence[FlowItem]]:
    """Return what stands above the heading of the first table, and that and what follows."""
    first = next((at for at, item in enumerate(items) if isinstance(item, Sheet)), 0)
    while first and _stays(items[first - 1]):
        first -= 1
    return items[:first], items[first:]


def _stays(item: FlowItem) -> bool:
    return isinstance(item, Break | Foot) or (isinstance(item, Box) and (item.stays or item.blank))


def _filled(above: Sequence[FlowItem], height: float) -> list[FlowItem]:
    """Return as much room as `above` takes on its last page, on an odd or an even one as it is: it is set but once."""
    pages = paginate(above, height)
    if not pages:
        return []
    used = max((placed.offset + placed.box.height for placed in pages[-1].boxes), default=height)
    return [_room(used) if last else _room(height) for last in (False, True)[len(pages) % 2 :]]


def _room(height: float) -> Box:
    return Box(height, lambda _canvas, _top: None)


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
