"""The report in a file of this program, for the commands that work with it."""

from __future__ import annotations

from pathlib import Path

from models.form.figures import print_figure
from models.form.refs import CellRef
from models.importers.own.imported import ChangedByHand
from models.importers.sandbox.sandboxed_reader import Reader
from models.report.places import place
from models.report.report import Report
from ui.console import complain


def read_own(name: str, reader: Reader) -> Report:
    """Return the report in a file, and say what was changed in it by hand.

    Raises:
        ReportError: It cannot be read, or another program has made it.
    """
    report, differences = reader.open_ours(Path(name))
    if differences:
        changes = "\n".join(f"  {_change(report, difference)}" for difference in differences)
        complain(f"{name}：导出以后有 {len(differences)} 处被改动过，按改动后的处理。\n{changes}")
    return report


def _change(report: Report, difference: ChangedByHand) -> str:
    ref, *values = difference
    if not isinstance(ref, CellRef):
        return f"{place(report, ref)}：文字改动过。"
    before, after = (print_figure(value, report.form.cells[ref].kind) or "空" for value in values)
    return f"{place(report, ref)}：原来是 {before}，现在是 {after}。"
