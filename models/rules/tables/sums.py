"""The statutory sums: T3-BAL, T3-COL, T3-ROW, T4-SUM, and whatever balances an edition declares."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from models.checks.findings import Context, Finding, Level
from models.form.refs import CellRef
from models.form.vocabulary import Axis, Heading, Identity
from models.report.report import Report
from models.rules.tables.blanks import blanks_of, can_come_right
from models.rules.tables.equations import equations_of

_NAMED = 2
"""Parts that a sentence names one by one: ours; more would not be read."""


def balances_hold(context: Context) -> Iterator[Finding]:
    """Both sides of every balance add up to the same figure, or still can: what is blank is not yet wrong.

    A sum with blanks fails only where no figures in them make it come right. A form that declares other balances has
    other ids.

    T3-BAL, T3-COL, T3-ROW, T4-SUM: error.
    Source: the heading of table 3 (T3-BAL); 国办公开办函〔2019〕60号 and 〔2021〕30号.
    """
    report = context.report
    for index, identity in enumerate(report.form.identities):
        left, right = report.sum(identity.left), report.sum(identity.right)
        if left != right:
            blanks = blanks_of(report, equations_of(report).weights[index])
            if not can_come_right(right - left, blanks.steps):
                message = _sentence(report, identity, left, right, blanks.cells)
                usual = identity.balance.too_many if left < right else identity.balance.too_few
                found = Finding(identity.balance.rule, Level.ERROR, message, identity.left, identity.right)
                yield found._replace(adds_up=True, usual=usual)


def _sentence(report: Report, identity: Identity, left: Decimal, right: Decimal, blanks: int) -> str:
    balance, cells = identity.balance, identity.right
    direction = "少" if right < left else "多"
    subject = part_of(report, identity, cells[0]).label if balance.fills else _names(report, identity, cells)
    told = f"{' 加 '.join(_addend(report, ref) for ref in cells)} 是" if len(cells) > 1 else _verb(report, cells[0])
    in_vain = f"还有 {blanks} 格空着，怎么填都对不上，" if blanks else ""
    return (
        f"{name_of(identity)}的{subject}{direction} {abs(right - left):f} {balance.unit}：{told} {right:f}，"
        f"而{_left_side(report, identity)} {left:f}；{in_vain}请核对。"
    )


def name_of(identity: Identity) -> str:
    """Return where a balance holds, for a sentence: 表三“自然人”列."""
    return f"{identity.table.call}{_line(identity)}"


def name_of_side(report: Report, identity: Identity, refs: tuple[CellRef, ...]) -> str:
    """Return what is added up on one side: its parts while they are few, otherwise the name of the sum."""
    if len(refs) > _NAMED:
        return identity.balance.left_name
    return " + ".join(part_of(report, identity, ref).called for ref in refs)


def _line(identity: Identity) -> str:
    if identity.balance.name:
        return f"“{identity.balance.name}”"
    return f"“{identity.line.called}”{'列' if identity.balance.axis is Axis.ROWS else '行'}"


def _left_side(report: Report, identity: Identity) -> str:
    """Return what is added up, in words: its parts while they are few, otherwise the name of the sum."""
    if len(identity.left) > _NAMED:
        return f"{identity.balance.left_name}是"
    parts = (f"“{part_of(report, identity, ref).called}”{_addend(report, ref)}" for ref in identity.left)
    return f"{' 加'.join(parts)} 是"


def _addend(report: Report, ref: CellRef) -> str:
    """Return a cell of a sum in words; nobody has typed a 0 where it is blank."""
    return "空格" if report.content(ref) is None else f"{report.sum([ref]):f}"


def _verb(report: Report, ref: CellRef) -> str:
    return "填的是" if ref in report.values else "现在是"


def _names(report: Report, identity: Identity, refs: tuple[CellRef, ...]) -> str:
    return "和".join(f"“{part_of(report, identity, ref).called}”" for ref in refs)


def part_of(report: Report, identity: Identity, ref: CellRef) -> Heading:
    """Return the heading under which a cell of a sum is one of its parts."""
    cell = report.form.cells[ref]
    return cell.row if identity.balance.axis is Axis.ROWS else cell.column
