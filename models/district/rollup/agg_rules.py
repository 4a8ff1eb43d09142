"""What is wrong with a sum, by the ids of the rules: who is missing or twice in it, and what does not add up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from models.checks.findings import Level
from models.district.rollup.adding import CellSum, Rollup
from models.district.rollup.counted import Counted, covered_by
from models.form.refs import CellRef
from models.report.places import place
from models.report.report import Report


class RollupFinding(NamedTuple):
    """Something that is wrong with a sum.

    Attributes:
        rule: Its id.
        message: A sentence for the clerk.
        units: Ids of the units that it is about.
        cells: The cells that it is about.
    """

    rule: str
    level: Level
    message: str
    units: tuple[str, ...] = ()
    cells: tuple[CellRef, ...] = ()


def faults(rollup: Rollup) -> tuple[RollupFinding, ...]:
    """Return what is wrong with a sum by itself."""
    counted = rollup.counted
    lacking = (_lacking(rollup, one) for one in rollup.cells.values() if not one.is_whole)
    named = (one for cell in rollup.cells.values() if cell.named for one in _named(rollup, cell))
    return (*_missing(counted), *_scope(counted), *lacking, *named)


def _missing(counted: Counted) -> Iterator[RollupFinding]:
    """AGG-MISSING: error. A unit of the roster is not in the sum. Source: rules.md, roll-up."""
    for one in counted.missing:
        words = f"“{one.unit.name}”没有计入：{one.state}。{one.reason}"
        yield RollupFinding("AGG-MISSING", Level.ERROR, words, (one.unit.id,))


def _scope(counted: Counted) -> Iterator[RollupFinding]:
    """AGG-SCOPE: warning where the government's own organ is not in it exactly once, error where a unit may be twice.

    Source: rules.md, roll-up; a covered unit that files alone, too: district.md, D6.
    """
    organs = [unit for unit in counted.roster.counted if unit.kind == "office"]
    if len(organs) != 1:
        names = "、".join(f"“{unit.name}”" for unit in organs)
        words = (
            f"名册里计入的政府办公室有 {len(organs)} 个{f'（{names}）' if names else ''}，应当正好 1 个；请核对名册。"
        )
        yield RollupFinding("AGG-SCOPE", Level.WARNING, words, tuple(unit.id for unit in organs))
    included = {one.unit.id for one in counted.versions}
    for one in counted.versions:
        for other in covered_by(counted.roster, one.unit):
            if other.id in included:
                words = f"“{other.name}”已经包括“{one.unit.name}”，两个都计入了，可能重复计；请核对名册。"
                yield RollupFinding("AGG-SCOPE", Level.ERROR, words, (other.id, one.unit.id))


def _lacking(rollup: Rollup, cell: CellSum) -> RollupFinding:
    """AGG-SUM: error. A unit in the sum has nothing, or words, in a cell: what is added up is not all of it."""
    units = (*cell.blanks, *(one.unit for one in cell.words))
    words = f"{_called(rollup, cell.ref)}的和不全{cell.lack}；请核对这些单位的原件。"
    return RollupFinding("AGG-SUM", Level.ERROR, words, units, (cell.ref,))


def _named(rollup: Rollup, cell: CellSum) -> Iterator[RollupFinding]:
    """AGG-SUM: warning. A unit has made 规章, which nobody below a city with districts can. Source: forms.md."""
    names = {one.unit.id: one.unit.name for one in rollup.counted.versions}
    for one in cell.named:
        words = f"“{names[one.unit]}”在{_called(rollup, cell.ref)}填了 {one.number:f}；区县没有规章制定权，请核对。"
        yield RollupFinding("AGG-SUM", Level.WARNING, words, (one.unit,), (cell.ref,))


def against(rollup: Rollup, report: Report, *, is_computed: bool) -> Iterator[RollupFinding]:
    """Yield the cells in which a report says something else than the sum.

    AGG-SUM: error where the report was filled from the sum, warning where its figures were typed. Source: rules.md.
    """
    level = Level.ERROR if is_computed else Level.WARNING
    for ref, cell in rollup.cells.items():
        said = report.content(ref)
        if said != cell.figure:
            shown = report.shown(ref) or (said if isinstance(said, str) else "空着")
            words = f"{_called(rollup, ref)}写的是 {shown}，各单位相加是 {cell.shown or '空着'}；请核对。"
            yield RollupFinding("AGG-SUM", level, words, (), (ref,))


def _called(rollup: Rollup, ref: CellRef) -> str:
    return place(Report.blank(rollup.counted.year), ref)
