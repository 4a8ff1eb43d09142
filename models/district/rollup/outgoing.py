"""A sum as it goes out of the house: what was fixed, or would be, with the figures of each unit, added up once more.

The exporters take nothing else: a sum that is not that of its versions cannot be made, and what was only tried is
none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from models.district.rollup.adding import CellSum, Rollup, Row, add_up
from models.district.rollup.report_values import ReportValues
from models.district.rollup.snapshot import Snapshot, fixed_sums, snapshot_of
from models.form.editions import form_for
from models.form.refs import CellRef
from models.form.vocabulary import Form
from models.system.errors import ReportError

NOT_FIXED = "未定稿"
"""What a sum is called that was not fixed."""


class NotItsSum(ReportError):
    """Figures that do not add up to what was fixed, or are of other versions."""


class Issue(NamedTuple):
    """Something that was found in the report of a unit, as it stands on a list.

    Attributes:
        level: In a word for the clerk.
    """

    unit: str
    name: str
    rule: str
    level: str
    message: str


@dataclass(frozen=True)
class Outgoing:
    """A sum that goes out.

    Attributes:
        snapshot: What was fixed, or would be.
        values: What each unit adds, by its id.
        number: 1 for Z1; 0 if it is not fixed.

    Raises:
        NotItsSum: The values are not those of the versions, or do not add up to the sums.
    """

    snapshot: Snapshot
    values: Mapping[str, ReportValues]
    number: int = 0

    def __post_init__(self) -> None:
        used = self.snapshot.by_unit
        if used.keys() != self.values.keys() or any(self.values[unit].version != used[unit].version for unit in used):
            raise NotItsSum("读到的原件和汇总用的版本不是同一份，没有输出；请先从原件重新加一遍。")
        if any((one.year, one.form) != (self.snapshot.year, self.form.id) for one in self.values.values()):
            raise NotItsSum("有的原件不是这一年、这一种格式的，没有输出；请先从原件重新加一遍。")
        if fixed_sums(self.cells) != self.snapshot.sums:
            raise NotItsSum("各单位相加和汇总的数不一样，没有输出；请先从原件重新加一遍。")

    @property
    def form(self) -> Form:
        """The one edition whose figures are added."""
        return form_for(self.snapshot.year)

    @cached_property
    def cells(self) -> Mapping[CellRef, CellSum]:
        """The sums, added up from the values."""
        return add_up(self.form, [Row(one.unit, self.values[one.unit]) for one in self.snapshot.versions])

    @property
    def called(self) -> str:
        """Z1, or that it is not fixed."""
        return f"Z{self.number}" if self.number else NOT_FIXED

    @property
    def origin(self) -> str:
        """Number and code, as the report that is filled from it keeps them."""
        return f"{self.called} {self.snapshot.code}"

    @property
    def title(self) -> str:
        """What it is, in a line: of which district, by which scope, of which year."""
        return f"{self.snapshot.district}{self.snapshot.scope} {self.snapshot.year} 年汇总"

    @property
    def coverage(self) -> str:
        """`n/N 单位，未计入：…`, which stands on every output."""
        return self.snapshot.coverage

    @property
    def about(self) -> tuple[str, ...]:
        """What every output says of itself, a line each."""
        whole = f"口径：{self.snapshot.scope}；{self.called}，汇总核对码 {self.snapshot.code}"
        return (self.title, self.coverage, whole)


def outgoing(rollup: Rollup) -> Outgoing:
    """Return the sum of what is in force now, which is not fixed."""
    return Outgoing(snapshot_of(rollup), {one.unit.id: one.values for one in rollup.counted.versions})
