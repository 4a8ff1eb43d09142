"""Versions of one unit's report beside each other: what a person has to know to say which one counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from models.checks.findings import Finding, Level
from models.checks.verdict import formal
from models.district.board import day
from models.district.descent import Node, common_before, descent
from models.district.desk_review import Known, ReadReport, slip_of
from models.district.earlier_points import EarlierPoint, earlier_points
from models.district.register.events import Event
from models.district.register.points import listed
from models.district.register.submissions import Submission
from models.district.register.task_standing import UnitStanding
from models.district.standing_tiles import history_of, version_of
from models.district.task_check import checked
from models.district.unit_names import key_of
from models.district.version_differences import Compared, compared
from models.report.report import Report

BATCH = 8
"""Versions that are looked at at once. Chosen: each has a key, and 9 is left for none of them."""

_MARKS = "甲乙丙丁戊己庚辛壬癸"

_MOST_PLACES = 5
"""Places that are named in what is sent to the unit. Chosen: it is read over the telephone, too."""

_NO_CLOCK = "文件上的时间靠不住，程序不替您选。"


class Seen(NamedTuple):
    """A version as it is looked at.

    Attributes:
        mark: 甲, 乙, ….
        is_in_force: Whether it is the accepted one.
        gone: What was found in the version before, and is not found in this one.
        new: The other way round; without a version before, in what stands in the first place.
        earlier: What has become of earlier points, in words; blank if there were none.
    """

    one: Submission
    mark: str
    number: int
    report: Report
    findings: tuple[Finding, ...]
    gone: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()
    earlier: str = ""

    @property
    def is_in_force(self) -> bool:
        """Whether it is the accepted one."""
        return self.one.acceptance is not None

    @property
    def came(self) -> str:
        """When it came in, and the how-manieth it is."""
        return f"{day(self.one.when.date())}收　第 {self.number} 版{'，已接收' if self.is_in_force else ''}"

    @property
    def found(self) -> str:
        """How much was found in it."""
        blocking = sum(one.blocks for one in self.findings)
        warnings = sum(one.level is Level.WARNING and not one.blocks for one in self.findings)
        told = [f"{blocking} 处错误"] if blocking else []
        return "、".join([*told, *([f"{warnings} 处提醒"] if warnings else [])]) or "没有问题"


@dataclass(frozen=True)
class Versions:
    """What is looked at.

    Attributes:
        called: The unit, where there is little room.
        every: How many versions there are.
        first: The place of the first that is looked at among them, from 0.
        with_last_year: Whether last year's accepted report was at hand.
        against: What findings are compared with: the version before, the first one, or nothing.
    """

    unit: str
    called: str
    seen: tuple[Seen, ...]
    compared: Compared
    nodes: tuple[Node, ...]
    numbers: tuple[int, ...]
    every: int
    first: int = 0
    before: Submission | None = None
    before_number: int = 0
    against: str = ""
    history: tuple[str, ...] = ()
    reached: str = ""
    with_last_year: bool = False

    @property
    def question(self) -> str:
        """What is asked."""
        if any(one.is_in_force for one in self.seen):
            return f"{self.called}来了新的一版，和已接收的不一样，用哪一版？"
        return f"{self.called}来了{'两' if self.every == 2 else f' {self.every} '}版，用哪一版？"

    @property
    def unsure(self) -> tuple[str, ...]:
        """What is not certain, and what follows from that, a sentence each."""
        lines = [self._origin, _NO_CLOCK]
        in_force = any(one.is_in_force for one in self.seen)
        lines.append("没定以前，已接收的那版照旧算数。" if in_force else f"没定以前，{self.called}不计入汇总。")
        if self.every > len(self.seen):
            here = f"{self.first + 1}～{self.first + len(self.seen)}"
            lines.append(f"一共 {self.every} 版，现在看的是第 {here} 个。")
        return tuple(lines)

    @property
    def _origin(self) -> str:
        if self.before:
            all_ = "两版" if len(self.seen) == 2 else f"{len(self.seen)} 版"
            return f"{all_}都是从第 {self.before_number} 版改的，谁也不包含谁。"
        place = {one.one.sha256: one.mark for one in self.seen}
        after = [
            f"{place[node.one.sha256]}写明是接着{place[before]}改的。"
            for node in self.nodes
            if node.before >= 0 and node.one.sha256 in place and (before := self.nodes[node.before].one.sha256) in place
        ]
        unknown = [place[node.one.sha256] for node in self.nodes if node.unknown and node.one.sha256 in place]
        told = f"{'、'.join(unknown)}是从哪一版改的，说不准。" if unknown else ""
        return "".join(after) + told or "各版是从哪一版改的，见右边。"

    @property
    def asked(self) -> str:
        """What the unit is asked, to copy."""
        named = "；".join(f"{one.mark}：核对码 {one.one.arrival.code or '没有'}，{one.came}" for one in self.seen)
        cells = self.compared.cells
        places = "；".join(
            f"{one.place} {'／'.join(word or '空着' for word in one.values)}" for one in cells[:_MOST_PLACES]
        )
        more = f"等 {len(cells)} 格" if len(cells) > _MOST_PLACES else ""
        texts = f"，{self.compared.texts} 段文字" if self.compared.texts else ""
        differ = f"不同的有：{places}{more}{texts}。" if cells else f"不同的有{texts.removeprefix('，')}。"
        return (
            f"{self.called}：您单位交来的年报有 {self.every} 版不一样（{named}）。"
            f"{differ}请说清以哪一版为准，并把那一版再交一次。"
        )


def versions_of(
    one: UnitStanding, known: Known, history: Iterable[Event], read: ReadReport, first: int = 0
) -> Versions | None:
    """Return what is looked at of a unit's versions: what is in force, and what waits; None if there is no choice.

    Args:
        one: The unit.
        known: The task, and what was accepted last year.
        history: What happened to it.
        read: Reads a report that was received.
        first: The first version that is looked at, from 0.

    Raises:
        ReportError: A report cannot be read.
        OSError: As above.
    """
    ledger, previous = known.ledger, known.previous(one.unit.id)
    every = (*((one.in_force,) if one.in_force else ()), *one.waiting)
    batch = every[first : first + BATCH]
    if len(every) <= 1 or not batch:
        return None
    before = common_before(batch, ledger)
    reports = [read(version.sha256) for version in batch]
    earlier = read(before.sha256) if before else None
    seen = list(_looked_at(zip(batch, reports, strict=True), first, known, read))
    basis = formal(checked(earlier, previous, ledger)) if earlier else seen[0].findings
    nodes = descent(batch, ledger)
    number = version_of(before, ledger) if before else 0
    return Versions(
        one.unit.id,
        key_of(one.unit.name, ledger.district),
        tuple(_beside(version, basis) for version in seen),
        compared(reports, earlier) if len(reports) > 1 else Compared(same=len(reports[0].form.cells)),
        nodes,
        tuple(version_of(node.one, ledger) for node in nodes),
        len(every),
        first,
        before,
        number,
        f"第 {number} 版" if before else seen[0].mark,
        history_of(history, ledger),
        one.unit.reached,
        with_last_year=previous is not None,
    )


def _looked_at(
    versions: Iterable[tuple[Submission, Report]], first: int, known: Known, read: ReadReport
) -> Iterator[Seen]:
    """Yield versions of one unit with what is found in each, and what has become of earlier points in it."""
    for at, (one, report) in enumerate(versions, first):
        findings = formal(checked(report, known.previous(one.unit), known.ledger))
        points = listed(known.ledger, one.unit)
        slip = slip_of(one.unit, known.ledger, read, "") if points else None
        became = earlier_points(points, slip.points if slip else (), report, findings)
        yield Seen(one, mark_of(at), version_of(one, known.ledger), report, findings, earlier=_became(became))


def mark_of(at: int) -> str:
    """Return what the version in this place is called, from 0."""
    return _MARKS[at] if at < len(_MARKS) else f"第{at + 1}个"


def _beside(one: Seen, basis: Sequence[Finding]) -> Seen:
    """Return a version with what is found in it, and not in the version before, and the other way round."""
    had, has = set(map(_matter, basis)), set(map(_matter, one.findings))
    gone = tuple(finding for finding in basis if _matter(finding) not in has)
    return one._replace(gone=gone, new=tuple(finding for finding in one.findings if _matter(finding) not in had))


def _matter(finding: Finding) -> tuple[str, tuple[str, ...]]:
    return finding.rule, tuple(map(str, finding.refs))


def _became(points: Sequence[EarlierPoint]) -> str:
    """Return what became of the points of earlier slips, in words: how many of them are how."""
    counts = Counter(one.seen.value for one in points)
    told = "；".join(f"{count} 点{words}" for words, count in counts.items())
    return f"以前退回的 {len(points)} 点：{told}" if told else ""
