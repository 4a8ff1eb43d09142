"""Return slips for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

from models.exchange.next_slip import Decided, Raised, about, next_slip
from models.exchange.return_slip import Made, ReturnSlip
from models.form.refs import CellRef, TextRef
from models.report.report import Report
from tests.builders import balanced, cell

CARRIED = cell("applications/carried_in/natural")
NEW = cell("applications/new/natural")
SUMMARY = TextRef("texts", "overview")

MADE = Made(
    datetime(2026, 1, 19, 9, 12, tzinfo=UTC), "李敏", "海州区人民政府办公室政务公开办", "8551 2200", date(2026, 1, 22)
)
LATER = MADE._replace(when=datetime(2026, 1, 23, 15, 0, tzinfo=UTC), due=date(2026, 1, 26))

RAISED = (
    Raised(
        "Y-CARRY",
        (CARRIED,),
        "少 1 件：去年报告“结转下年度继续办理”自然人是 2。",
        "请查去年底没办完的 2 件；只写“核实无误”不算。",
    ),
    Raised("T-SAME", (NEW, SUMMARY), "文字里写“收到申请 12 件”，表三新收 10。"),
    Raised("", (), "", "封面的联系电话打不通，请核对。"),
)


def a_slip(report: Report | None = None, raised: tuple[Raised, ...] = RAISED, made: Made = MADE) -> ReturnSlip:
    """Return the first slip of a report."""
    given = report or balanced()
    return next_slip(None, given, about(given), made, Decided(raised))


def point_at(*cells: CellRef, sentence: str = "请核对。") -> Raised:
    """Return a point about cells."""
    return Raised("T3-FLOW", cells, sentence)
