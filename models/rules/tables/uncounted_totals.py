"""Totals that are typed as 0 while there is something to add up: nobody has added it up yet.

C-TOTAL: hint on the sums that fail for it.
Source: ours: published reports print 5, 0, 0, 0 with a total of 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from models.checks.findings import Cause, Fix
from models.form.figures import print_figure
from models.form.refs import CellRef
from models.report.places import place
from models.report.report import Report
from models.rules.tables.failed_sums import FailedSums

_NAMED = 3
"""Totals that a sentence names one by one: ours; more would not be read."""


class Uncounted(NamedTuple):
    """Failed sums that hold as soon as totals typed as 0 follow their parts again.

    Attributes:
        indexes: The sums by their index among the identities, the first of the form first.
        cause: That they were not added up, and what they would be.
        fix: To let them follow.
    """

    indexes: tuple[int, ...]
    cause: Cause
    fix: Fix


def uncounted(failed: FailedSums) -> Iterator[Uncounted]:
    """Yield what totals typed as 0 explain: each total that mends by itself all it touches, and else those of a table.

    A whole column of totals that are all 0 adds up, so that no single one of them can be right.
    """
    counted = _counted(failed)
    alone = [total for total in counted if _mended(failed, {total: counted[total]})]
    tables = dict.fromkeys(total.table for total in counted if total not in alone)
    together = [{ref: sum_ for ref, sum_ in counted.items() if ref.table == table} for table in tables]
    told: set[int] = set()
    for totals in (*({total: counted[total]} for total in alone), *together):
        mended = _mended(failed, totals) - told
        told |= mended
        if mended:
            yield Uncounted(tuple(sorted(mended)), *_told(failed.report, totals))


def _counted(failed: FailedSums) -> dict[CellRef, Decimal]:
    """Return what the totals typed as 0 would be if they followed, as far as that is known and is not 0.

    Of parts of which last year's report says something else, it is not known.
    """
    report = failed.report
    typed = [total for total in report.form.totals if total in failed.typed and failed.number(total) == 0]
    zeros = [total for total in typed if not any(map(failed.is_at_odds, report.form.totals[total]))]
    following = report.applied(report.edit(dict.fromkeys(zeros))) if zeros else report
    sums = ((total, following.settled(total)) for total in zeros)
    return {total: sum_ for total, sum_ in sums if sum_ and sum_ > 0}


def _mended(failed: FailedSums, change: Mapping[CellRef, Decimal]) -> frozenset[int]:
    """Return the sums without blanks that hold after a change; none if it breaks one."""
    return failed.mended(change) & frozenset(failed.whole)


def _told(report: Report, totals: Mapping[CellRef, Decimal]) -> tuple[Cause, Fix]:
    """Return that totals were not added up, as a sentence, and to let them follow."""
    figures = [print_figure(sum_, report.form.cells[total].kind) for total, sum_ in totals.items()]
    refs = tuple(totals)
    where = "、".join(place(report, ref) for ref in refs[:_NAMED]) + (f"等 {len(refs)} 格" if refs[_NAMED:] else "")
    listed = "、".join(figures[:_NAMED]) + ("……" if figures[_NAMED:] else "")
    each = "分别" if refs[1:] else ""
    message = f"可能总计没有算，应当{each}是 {listed}：{where}现在是 0；请对照原始材料核对。"
    label = f"{len(refs)} 格总计改成自动计算" if refs[1:] else f"总计改成自动计算：{figures[0]}"
    return Cause("C-TOTAL", message, refs), Fix(label, tuple((ref, None) for ref in refs), sure=False)
