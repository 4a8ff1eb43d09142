"""What has changed since a sum was fixed, or from one to the next: units and cells, and nothing else."""

from __future__ import annotations

from typing import NamedTuple

from models.district.rollup.snapshot import FixedSum, Snapshot, UsedVersion


class UnitChange(NamedTuple):
    """That a unit is in one sum with another version than in the other, or in one only."""

    unit: str
    name: str
    before: UsedVersion | None
    after: UsedVersion | None


class CellChange(NamedTuple):
    """That a cell is not the same in two sums."""

    ref: str
    before: FixedSum
    after: FixedSum


class Difference(NamedTuple):
    """What is not the same in two sums."""

    units: tuple[UnitChange, ...]
    cells: tuple[CellChange, ...]

    @property
    def told(self) -> str:
        """How much that is: 定稿后变化 2 个单位、5 格; blank if nothing."""
        return f"定稿后变化 {len(self.units)} 个单位、{len(self.cells)} 格" if self.units or self.cells else ""


def difference(before: Snapshot, after: Snapshot) -> Difference:
    """Return what is not the same; of what was fixed and what is now, `after` is the snapshot of now."""
    names = {one.unit: one.name for one in (*after.missing, *before.missing)}
    names |= {one.unit: one.name for one in (*before.versions, *after.versions)}
    pairs = ((unit, before.by_unit.get(unit), after.by_unit.get(unit)) for unit in names)
    units = tuple(
        UnitChange(unit, names[unit], old, new)
        for unit, old, new in pairs
        if (old.version if old else "") != (new.version if new else "")
    )
    none = FixedSum("", "", 0, 0)
    refs = dict.fromkeys((*before.by_ref, *after.by_ref))
    cells = ((ref, before.by_ref.get(ref, none), after.by_ref.get(ref, none)) for ref in refs)
    return Difference(units, tuple(CellChange(*one) for one in cells if one[1] != one[2]))


def drafted_correction(found: Difference) -> str:
    """Return the beginning of a note that corrects what was fixed; the reason is left to be written."""
    ways = {(True, True): "更正", (False, True): "补报", (True, False): "不再计入"}
    told = "，".join(f"{one.name}{ways[bool(one.before), bool(one.after)]}" for one in found.units)
    return f"{told}。合计相应更正 {len(found.cells)} 格，见附表。原因：" if told else ""
