"""Why sums fail, where the arithmetic tells: one root cause becomes one finding, its effects folded under it.

T3-PART, T3-SWAP, C-CELL, C-DIGITS, C-ZERO, C-TWICE: hints on that finding; C-TOTAL is in `uncounted_totals`.
Source: ours: figures tell what is likely, never what is right; T3-PART and T3-SWAP are slips of real reports.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from models.checks.findings import Cause, Finding, Fix
from models.form.figures import Figure, figure_fault, print_figure
from models.form.refs import CellRef
from models.form.vocabulary import Axis, Identity
from models.report.places import place
from models.report.report import Report, total_of
from models.rules.tables.equations import across, index_of, line_of
from models.rules.tables.failed_sums import CellChange, FailedSums
from models.rules.tables.sums import name_of, part_of
from models.rules.tables.uncounted_totals import uncounted

_PARTIAL = "partial"
"""The row 部分公开, whose cases are easily counted a second time under another result."""

_FEW = 2
"""How many pairs of cells a swap may lie in to point at them: ours; more would be a list, not an answer."""

_PAIR = 2
"""Lines equally far off that make a swap; of three, nobody can tell which two."""

_LEAST = 2
"""By how much a sum is off at least to look for a figure as large: ours; a 1 stands somewhere by chance. Measured with
16,000 reports of 15 or of 90 applications and one slip in each: where 1 was too much and 部分公开 was 1, it had been
counted twice in 480 of 1290; of 2 and more, in 418 of 459. What else is named, small figures do not make doubtful: one
cell where sums cross was right in all of 4491, cases in the wrong line in all of 2099, a 0 too many or too few in 74 of
75."""

_AGAIN = 10
"""By how much a sum is off at least to say that one of many figures was counted again in another cell. Measured as
above: off by 3 to 9, it was so in 34 of 55; off by 10 and more, in 15 of 16."""

_TWO_PARTS = 2
"""Of so few parts, either may be taken for the one that was left out: none is named."""

_CHECK = "请对照原始材料核对"


class SumGroup(NamedTuple):
    """Failed sums with one root.

    Attributes:
        indexes: The sums by their index among the identities, the root first.
        cause: The likeliest reason, if the arithmetic tells.
        recomputable: Whether nothing speaks against letting a total follow again.
        change: What the cause says that its cell becomes, if it says so.
        fix: What mends them, where that is known already.
    """

    indexes: tuple[int, ...]
    cause: Cause | None
    recomputable: bool
    change: CellChange | None = None
    fix: Fix | None = None


class Guess(NamedTuple):
    """A likely reason, and what it says that its cell becomes, if it says so."""

    cause: Cause
    change: CellChange | None = None


def with_causes(report: Report, findings: Sequence[Finding], carried: Mapping[CellRef, Figure]) -> tuple[Finding, ...]:
    """Return the findings of a check with the failed sums explained: their causes, fixes, and effects.

    Args:
        report: The report that was checked.
        findings: All that was found, by any rules, in any order.
        carried: The figures that cells have to hold because last year's report says so.
    """
    failed = FailedSums.among(report, findings, carried)
    if not failed.findings:
        return tuple(findings)
    groups = _groups(failed)
    first = {index: group.indexes[0] for group in groups for index in group.indexes}
    roots = {group.indexes[0]: _with_effects(failed, group, first) for group in groups}
    indexed = ((index_of(report.form, finding), finding) for finding in findings)
    return tuple(
        finding if index is None else roots[index] for index, finding in indexed if index is None or index in roots
    )


def _with_effects(failed: FailedSums, group: SumGroup, first: Mapping[int, int]) -> Finding:
    root, *others = group.indexes
    added = [index for index in failed.added if first[_line_of_origin(failed, index)] == root]
    effects = tuple(failed.findings[index] for index in sorted((*others, *added)))
    fix, found = group.fix or _fix(failed, group), failed.findings[root]
    usual = "" if group.cause else found.usual
    return found._replace(cause=group.cause, fix=fix, effects=effects, usual=usual)


def _line_of_origin(failed: FailedSums, index: int) -> int:
    while index in failed.added:
        index = failed.added[index]
    return index


def _groups(failed: FailedSums) -> tuple[SumGroup, ...]:
    groups = [SumGroup(one.indexes, one.cause, recomputable=True, fix=one.fix) for one in uncounted(failed)]
    groups += _cells(failed, {index for group in groups for index in group.indexes})
    groups += _swaps(failed, _left_over(failed, groups))
    groups += _singles(failed, _left_over(failed, groups))
    # What a sum lacks is not known while it has blanks.
    groups += (SumGroup((index,), None, recomputable=False) for index in failed.own if index in failed.waiting)
    return tuple(groups)


def _left_over(failed: FailedSums, groups: Iterable[SumGroup]) -> list[int]:
    told = {index for group in groups for index in group.indexes}
    return [index for index in failed.whole if index not in told]


# ---------------------------------------------------------------- one cell where failed sums cross


def _cells(failed: FailedSums, told: Collection[int]) -> Iterator[SumGroup]:
    """Yield what a single cell explains: two or more sums that no other cell mends as well, none of those `told`."""
    crossing = [change for change in failed.changes if len(change.mends) > 1 and change.mends.isdisjoint(told)]
    for change in crossing:
        rivals = (other for other in crossing if other is not change and other.mends & change.mends)
        if all(other.mends < change.mends for other in rivals):
            cause, _ = _one_cell(failed.report, change)
            yield SumGroup(tuple(sorted(change.mends)), cause, recomputable=True, change=change)


def _becomes(report: Report, change: CellChange) -> str:
    kind = report.form.cells[change.ref].kind
    now, right = print_figure(change.before, kind), print_figure(change.after, kind)
    return f"{place(report, change.ref)}现在是 {now}，改成 {right} 就都对上了"


# ---------------------------------------------------------------- cases in the wrong row or column


def _swaps(failed: FailedSums, indexes: Sequence[int]) -> Iterator[SumGroup]:
    """Yield the sums that hold again once cases are moved between two lines of one balance."""
    told: set[int] = set()
    for one in indexes:
        alike = [index for index in indexes if index not in told and _is_as_far_off(failed, one, index)]
        if one in told or len(alike) != _PAIR:
            continue
        other = next(index for index in alike if index != one)
        every = list(_moves(failed, one, other))
        most = max((len(move.mends) for move in every), default=0)
        moves = [move for move in every if len(move.mends) == most]
        if moves:
            mended = frozenset.intersection(*(move.mends for move in moves)) & set(indexes)
            told |= mended
            cells = tuple(ref for move in moves for ref in move.cells) if len(moves) <= _FEW else ()
            cause = Cause("T3-SWAP", _swap_sentence(failed, one, other), cells)
            yield SumGroup((one, *sorted(mended - {one})), cause, recomputable=False)


def _is_as_far_off(failed: FailedSums, one: int, other: int) -> bool:
    """Return whether two lines of one balance are off by the same, in whichever direction."""
    same = failed.identity(one).balance == failed.identity(other).balance
    return same and abs(failed.differences[one]) == abs(failed.differences[other])


class Move(NamedTuple):
    """Cases moved from one cell to another beside it.

    Attributes:
        mends: The sums that hold afterwards.
    """

    cells: tuple[CellRef, CellRef]
    mends: frozenset[int]


def _moves(failed: FailedSums, one: int, other: int) -> Iterator[Move]:
    """Yield the moves between two lines that mend both and break no sum."""
    if failed.differences[one] != -failed.differences[other]:
        return
    second = {across(failed.identity(other), ref): ref for ref in _line_cells(failed, other)}
    for ref in _line_cells(failed, one):
        partner = second.get(across(failed.identity(one), ref))
        change = {ref: failed.needed(ref, one), partner: failed.needed(partner, other)} if partner else {}
        mends = failed.mended(change)
        if partner and mends >= {one, other} and all(_fits(failed, *cell) for cell in change.items()):
            yield Move((ref, partner), mends)


def _line_cells(failed: FailedSums, index: int) -> list[CellRef]:
    identity = failed.identity(index)
    return [ref for ref in failed.equations.weights[index] if line_of(identity, ref) == identity.line.id]


def _fits(failed: FailedSums, ref: CellRef, by: Decimal) -> bool:
    before = failed.number(ref)
    return before is not None and not figure_fault(before + by, failed.report.form.cells[ref].kind)


def _swap_sentence(failed: FailedSums, one: int, other: int) -> str:
    identity, by = failed.identity(one), failed.differences[one]
    cases = f"{abs(by):f} {identity.balance.unit}"
    first, second = ("多", "少") if by > 0 else ("少", "多")
    line = "列" if identity.balance.axis is Axis.ROWS else "行"
    subjects = [f"{name_of(failed.identity(index))}的{_right_side(failed, index)}" for index in (one, other)]
    partner = subjects[1].removeprefix(identity.table.call)
    return f"可能有 {cases}填错了{line}：{subjects[0]}{first} {cases}，{partner}{second} {cases}；{_CHECK}。"


def _right_side(failed: FailedSums, index: int) -> str:
    identity = failed.identity(index)
    if identity.balance.fills:
        return part_of(failed.report, identity, identity.right[0]).label
    return "和".join(f"“{part_of(failed.report, identity, ref).called}”" for ref in identity.right)


# ---------------------------------------------------------------- a sum by itself


def _singles(failed: FailedSums, indexes: Sequence[int]) -> Iterator[SumGroup]:
    """Yield the other sums, each with those that hold as soon as it is mended, in whichever cell."""
    folded: set[int] = set()
    for index in indexes:
        if index not in folded:
            mends = [change.mends for change in failed.mending(index)]
            together = frozenset({index}).union(frozenset.intersection(*mends) if mends else ()) - folded
            folded |= together
            yield _single(failed, (index, *sorted(together - {index})))


def _single(failed: FailedSums, indexes: tuple[int, ...]) -> SumGroup:
    doubted = [ref for ref in failed.equations.weights[indexes[0]] if failed.is_at_odds(ref)]
    guesses = list(_as_carried(failed, indexes[0], doubted) if doubted else _guesses(failed, indexes[0]))
    if doubted and not guesses:
        return SumGroup(indexes, None, recomputable=False)
    if len({guess.cause.cells[0] for guess in guesses}) != 1:
        return SumGroup(indexes, None, recomputable=not guesses)
    return SumGroup(indexes, guesses[0].cause, recomputable=True, change=guesses[0].change)


def _as_carried(failed: FailedSums, index: int, doubted: Sequence[CellRef]) -> Iterator[Guess]:
    """Yield that a cell is wrong of which last year's report says so, too, if the sum holds once it is as there."""
    changes = (change for change in failed.mending(index) if change.ref in doubted)
    return (_one_cell(failed.report, change) for change in changes)


def _one_cell(report: Report, change: CellChange) -> Guess:
    message = f"可能只是这一格填错了：{_becomes(report, change)}；{_CHECK}。"
    return Guess(Cause("C-CELL", message, (change.ref,)), change)


def _guesses(failed: FailedSums, index: int) -> Iterator[Guess]:
    yield from _counted_as_partial_too(failed, index)
    for change in failed.mending(index):
        yield from _slips(failed.report, change)
    yield from _twice(failed, index)


def _counted_as_partial_too(failed: FailedSums, index: int) -> Iterator[Guess]:
    """Yield that 区分处理 was counted again under another result: the details are too high by just its number."""
    identity = failed.identity(index)
    ref = CellRef(identity.table.id, _PARTIAL, identity.line.id)
    weight, count = failed.equations.weights[index].get(ref, 0), failed.number(ref)
    if weight and count and count >= _LEAST and failed.differences[index] == weight * count:
        name, unit = failed.report.form.cells[ref].row.called, identity.balance.unit
        message = (
            f"可能区分处理的 {count:f} {unit}计了两次：{name_of(identity)}正好多出“{name}”的 {count:f} {unit}；"
            f"{_CHECK}，是计了两次才只留“{name}”这一行的。"
        )
        yield Guess(Cause("T3-PART", message, (ref,)))


def _slips(report: Report, change: CellChange) -> Iterator[Guess]:
    """Yield the slips of the pen that turn the right figure into the one that stands there."""
    before, after = change.before, change.after
    slip = (
        ("C-DIGITS", "可能两个数字写颠倒了")
        if f"{after:f}" in _turned(f"{before:f}")
        else ("C-ZERO", "可能多写了一个 0")
        if after * 10 == before
        else ("C-ZERO", "可能少写了一个 0")
        if before * 10 == after
        else None
    )
    if slip:
        message = f"{slip[1]}：{_becomes(report, change)}；{_CHECK}。"
        yield Guess(Cause(slip[0], message, (change.ref,)), change)


def _turned(figure: str) -> Iterator[str]:
    """Yield the figure with two neighbouring digits swapped."""
    pairs = ((at, figure[at : at + 2]) for at in range(len(figure) - 1))
    return (figure[:at] + pair[::-1] + figure[at + 2 :] for at, pair in pairs if pair.isdigit() and pair[0] != pair[1])


def _twice(failed: FailedSums, index: int) -> Iterator[Guess]:
    """Yield that one part was counted twice or left out: it is the only figure as large as the difference."""
    difference = failed.differences[index]
    weights = failed.equations.weights[index]
    alike = [ref for ref in weights if failed.number(ref) == abs(difference)]
    if abs(difference) < _LEAST or len(alike) != 1:
        return
    [ref] = alike
    menders = {change.ref for change in failed.mending(index)} - {ref}
    total = failed.identity(index).right[0]
    several = sum(weight == weights[ref] for weight in weights.values()) > _TWO_PARTS
    if several and total in menders and ref in failed.identity(index).left:
        yield Guess(_added_wrongly(failed, index, ref))
    elif (
        several
        and abs(difference) >= _AGAIN
        and difference == weights[ref] * abs(difference)
        and any(weights[one] == weights[ref] for one in menders)
    ):
        count = f"{abs(difference):f} {failed.identity(index).balance.unit}"
        message = f"可能有 {count}计了两次：{place(failed.report, ref)}的 {count}在别的格里又计了一次；{_CHECK}。"
        yield Guess(Cause("C-TWICE", message, (ref,)))


def _added_wrongly(failed: FailedSums, index: int, ref: CellRef) -> Cause:
    identity, difference = failed.identity(index), failed.differences[index]
    total = identity.right[0]
    how, so = ("重复加了", "多") if difference > 0 else ("漏加了", "少")
    name = part_of(failed.report, identity, total).label
    count = f"{abs(difference):f} {identity.balance.unit}"
    part = part_of(failed.report, identity, ref).called
    message = f"可能{how}“{part}”的 {count}：{name_of(identity)}的{name}正好{so} {count}；{_CHECK}。"
    return Cause("C-TWICE", message, (ref, total))


# ---------------------------------------------------------------- the fix


def _fix(failed: FailedSums, group: SumGroup) -> Fix | None:
    """Return to let a typed total follow its parts, where that mends the group and breaks nothing.

    Otherwise what the cause says is made.
    """
    identities = [failed.identity(index) for index in group.indexes] if group.recomputable else []
    totals = {one.right[0]: one for one in identities if one.balance.fills and one.right[0] in failed.typed}
    blamed = group.cause.cells if group.cause else totals
    right = [total for total in totals if total in blamed and _follows_rightly(failed, group, total)]
    if len(right) == 1:
        return _recomputed(failed.report, totals[right[0]])
    return _as_said(failed.report, group.change) if group.change else None


def _as_said(report: Report, change: CellChange) -> Fix:
    figure = print_figure(change.after, report.form.cells[change.ref].kind)
    return Fix(f"改成 {figure}", ((change.ref, change.after),), sure=False)


def _follows_rightly(failed: FailedSums, group: SumGroup, total: CellRef) -> bool:
    before, sum_ = failed.number(total), total_of(failed.report.figures, failed.report.form.totals[total])
    if before is None or sum_ is None:
        return False
    change = {total: sum_ - before}
    after = failed.after(change)
    mended = {index for index, difference in after.items() if not difference}
    return mended >= set(group.indexes) and not (after.keys() & failed.holding) and not failed.spoils(change)


def _recomputed(report: Report, identity: Identity) -> Fix:
    total = identity.right[0]
    sum_ = total_of(report.figures, report.form.totals[total])
    label = part_of(report, identity, total).label
    figure = print_figure(sum_, report.form.cells[total].kind)
    return Fix(f"{label}改成自动计算：{figure}", ((total, None),), sure=False)
