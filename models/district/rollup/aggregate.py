"""The district's own report, begun from a sum: its tables are the sums, its texts are still to be written."""

from __future__ import annotations

from models.district.rollup.outgoing import Outgoing
from models.form.refs import Ref, TextRef
from models.report.of_task import SNAPSHOT
from models.report.report import Report, Value

_KIND, _AGENCY = TextRef("cover", "kind"), TextRef("cover", "agency")


def aggregate_report(out: Outgoing, agency: str = "") -> Report:
    """Return a report of the kind 汇总 whose tables are the sums; it says of which, and blanks stay blank.

    Args:
        out: What was fixed, or would be.
        agency: Whose report it is; without it, the district's.
    """
    blank = Report.blank(out.snapshot.year)
    cover: dict[Ref, Value | None] = {
        _KIND: "aggregate",
        _AGENCY: agency or out.snapshot.district,
        SNAPSHOT: out.origin,
    }
    cells: dict[Ref, Value | None] = {ref: one.figure for ref, one in out.cells.items()}
    return blank.applied(blank.edit({**cover, **cells}))
