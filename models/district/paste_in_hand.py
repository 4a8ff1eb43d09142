"""A pasted roster while it is looked at: what is still to be answered, what was answered, and what would come of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from models.district.roster import Roster, Unit
from models.district.roster_paste import Mark, PastedLine, Preview
from models.district.unit_names import District, key_of
from models.text.look_alikes import plain_name


class Verdict(Enum):
    """What somebody says of a line that nobody else can decide; the values are what the answers are called."""

    COUNTED = "计入"
    NOT_COUNTED = "不计"
    LEFT_OUT = "不要这行"
    A_UNIT = "是单位"


class RowKind(Enum):
    """What a line of the roster is, in the order in which lines are shown; the values are what that is called."""

    OPEN = "没定"
    FAULTY = "看不懂"
    DOUBLE = "重复"
    NEW = "新增"
    CHANGED = "有变化"
    LEFT_OUT = "不要"
    SAME = "没有变化"
    LISTED = "在册"


class RosterRow(NamedTuple):
    """A line of the roster as it is shown.

    Attributes:
        key: What tells it from others: the number of the pasted line, or the id of the unit.
        unit: What it says; None if that cannot be understood.
        told: What there is to be said of it.
        answers: What can be answered; none unless it is to be.
    """

    key: str
    kind: RowKind
    unit: Unit | None
    told: str
    answers: tuple[Verdict, ...] = ()


_KINDS = MappingProxyType(
    {
        Mark.NEW: RowKind.NEW,
        Mark.CHANGED: RowKind.CHANGED,
        Mark.SAME: RowKind.SAME,
        Mark.DOUBLE: RowKind.DOUBLE,
        Mark.UNDECIDED: RowKind.OPEN,
        Mark.FAULTY: RowKind.FAULTY,
    }
)

_SUMS = frozenset({"合计", "总计", "小计", "共计", "总数", "单位名称", "名称", "序号"})
"""What stands in lists of units and is none, as it is compared."""

_WHETHER_COUNTED = (Verdict.COUNTED, Verdict.NOT_COUNTED)
_WHETHER_A_UNIT = (Verdict.LEFT_OUT, Verdict.A_UNIT)


class PasteInHand(NamedTuple):
    """What was pasted, and what was answered.

    Attributes:
        answers: By the number of the pasted line.
    """

    preview: Preview
    answers: Mapping[int, Verdict] = MappingProxyType({})

    def answered(self, line: int, verdict: Verdict) -> PasteInHand:
        """Return the same with one more answer."""
        return self._replace(answers={**self.answers, line: verdict})

    def rows(self) -> tuple[RosterRow, ...]:
        """Return all lines, those to be answered first; there are as many as were pasted."""
        looks = look_alikes((line.unit for line in self.preview.lines if line.unit), self.preview.district)
        found = [self._row(line, looks) for line in self.preview.lines]
        order = list(RowKind)
        return tuple(sorted(found, key=lambda row: (not row.answers, order.index(row.kind))))

    def _row(self, line: PastedLine, looks: Mapping[str, str]) -> RosterRow:
        answers, verdict = _answers_to(line), self.answers.get(line.line)
        if answers and not verdict:
            asked = line.told or "这一行不像单位名称。"
            kind = RowKind.FAULTY if line.mark is Mark.FAULTY else RowKind.OPEN
            return RosterRow(str(line.line), kind, line.unit, f"第 {line.line} 行：{asked}", answers)
        if verdict is Verdict.LEFT_OUT:
            return RosterRow(str(line.line), RowKind.LEFT_OUT, line.unit, f"第 {line.line} 行，不要")
        resolved = self._resolved(line)
        told = line.told if line.mark is not Mark.UNDECIDED else f"已定：{verdict.value if verdict else ''}"
        unit = resolved.unit
        look = looks.get(unit.id, "") if unit else ""
        return RosterRow(
            str(line.line), _KINDS[resolved.mark], unit, "；".join(filter(None, (told.rstrip("。"), look)))
        )

    def _resolved(self, line: PastedLine) -> PastedLine:
        verdict = self.answers.get(line.line)
        if verdict is Verdict.LEFT_OUT:
            return line._replace(mark=Mark.FAULTY, unit=None)
        if line.mark is Mark.UNDECIDED and line.unit and verdict in _WHETHER_COUNTED:
            return line._replace(mark=Mark.NEW, unit=line.unit._replace(counted=verdict is Verdict.COUNTED))
        return line

    @property
    def open(self) -> int:
        """How many lines are still to be answered."""
        return sum(bool(_answers_to(line)) and line.line not in self.answers for line in self.preview.lines)

    def taken_over(self) -> Roster:
        """Return the roster with what was pasted and answered.

        Raises:
            RosterFault: Its units could not be told apart.
        """
        return self.preview._replace(lines=tuple(map(self._resolved, self.preview.lines))).taken_over()


def counted_kinds(rows: Iterable[RosterRow]) -> Mapping[RowKind, int]:
    """Return how many rows there are of each kind; of all kinds together these are all rows."""
    found = Counter(row.kind for row in rows)
    return {kind: found[kind] for kind in RowKind if found[kind]}


def rows_of(roster: Roster) -> tuple[RosterRow, ...]:
    """Return the rows of a roster into which nothing is being pasted."""
    looks = look_alikes(roster.units, roster.district)
    return tuple(
        RosterRow(unit.id, RowKind.LISTED, unit, "；".join(filter(None, (unit.reason, looks.get(unit.id, "")))))
        for unit in roster.units
    )


def _answers_to(line: PastedLine) -> tuple[Verdict, ...]:
    """Return what can be answered to a line; nothing where there is nothing to be asked."""
    if line.mark is Mark.UNDECIDED:
        return _WHETHER_COUNTED
    if line.mark is Mark.FAULTY:
        return (Verdict.LEFT_OUT,)
    if line.mark is Mark.NEW and line.unit and plain_name(line.unit.name) in _SUMS:
        return _WHETHER_A_UNIT
    return ()


def look_alikes(units: Iterable[Unit], district: District) -> Mapping[str, str]:
    """Return by the id of a unit what is to be said of another whose name has one character more or less.

    They are named and never merged: 解放街道 and 解放路街道 are two.
    """
    keys = {key_of(unit.name, district): unit for unit in units}
    found: dict[str, list[Unit]] = {}
    for key, unit in keys.items():
        for other in filter(None, map(keys.get, dict.fromkeys(_shorter(key)))):
            found.setdefault(unit.id, []).append(other)
            found.setdefault(other.id, []).append(unit)
    return {id_: f"名字和{_named(others)}很像，是两个单位" for id_, others in found.items()}


def _shorter(key: str) -> Iterator[str]:
    return (key[:at] + key[at + 1 :] for at in range(len(key)))


def _named(units: Sequence[Unit]) -> str:
    more = "等" if len(units) > 1 else ""
    return f" {units[0].id} 号“{units[0].name}”{more}"
