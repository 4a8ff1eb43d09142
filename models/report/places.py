"""What a place in the report is called, for sentences and lists."""

from __future__ import annotations

from models.form.cover import PARTICULARS
from models.form.refs import NOTES, CellRef, Ref, TextRef
from models.report.report import Report
from models.report.wording import heading

_INNER = str.maketrans("“”", "‘’")

_OF_TASK = {"task/unit_id": "任务包里的单位编号", "task/task": "任务包的编号", "task/snapshot": "汇总的定稿"}
"""What no page shows, and a comparison names."""

GENERATED = {"texts/opening": "开头一段", "headings/title": "报告标题"}
"""Texts that belong to no section."""


_LONGEST = 40
"""Characters of a heading that sentences repeat. Chosen: twice what the form's own have."""


def place(report: Report, ref: Ref) -> str:
    """Return where something stands: 表三“本年新收”行“自然人”列, 封面的“地址”, “一、总体情况”."""
    return _cell(report, ref) if isinstance(ref, CellRef) else _text(report, ref)


def _cell(report: Report, ref: CellRef) -> str:
    cell = report.form.cells[ref]
    row = f"{quoted(cell.row.called)}行" if cell.row.label else ""
    return f"{cell.table.call}{row}{quoted(cell.column.called)}{'列' if cell.row.label else ''}"


def quoted(name: str) -> str:
    """Return a name in quotation marks; those within it become single ones (GB/T 15834)."""
    return f"“{name.translate(_INNER)}”"


def _text(report: Report, ref: TextRef) -> str:
    if ref.part == "cover" and ref.key in PARTICULARS:
        return f"封面的“{PARTICULARS[ref.key].label}”"
    section = report.form.section_of(ref)
    if ref.part in {"texts", "headings"} and section:
        return f"“{_shortened(heading(report, section))}”{'的标题' if ref.part == 'headings' else ''}"
    if ref.part == NOTES and ref.cell:
        return f"{_cell(report, ref.cell)}的加注"
    return (GENERATED | _OF_TASK).get(str(ref), "说明的理由")


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}……"
