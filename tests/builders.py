"""Reports for tests, in few words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import resources
from models.checks.findings import Finding, unfolded
from models.form import editions
from models.form.figures import read_figure
from models.form.refs import CellRef, Ref, TextRef
from models.form.vocabulary import FigureKind, Form
from models.report.fills import zeros_in_blanks
from models.report.of_task import SNAPSHOT, TASK, UNIT_ID
from models.report.report import Report, Value
from models.report.report_json import read_json
from tests.invented import ALL_EDITIONS

STAGES = ("review", "direct", "after_review")
"""The blocks of table 4."""

KINDS = {ref: cell.kind for form in ALL_EDITIONS for ref, cell in form.cells.items()}
"""What each cell of any edition counts, of the invented ones, too."""

_RESULTS = ("granted", "partial", "refused_secret", "unable_not_held", "declined_repeat", "other")
_HANDLED = {
    "natural": (1, 2, 3, 4, 5, 1),
    "business": (2, 3, 4, 5, 6, 1),
    "research": (1, 1, 0, 0, 0, 0),
    "charity": (4, 5, 6, 7, 8, 1),
    "legal": (5, 6, 7, 8, 9, 1),
    "other": (6, 7, 8, 9, 10, 1),
}
"""What becomes of the applications, by applicant; few are from research bodies, and few end under （六）."""

_LONG = "本年主动公开、依申请公开、政府信息管理、平台建设、监督保障各项工作均按规定落实，存在的问题正在逐项改进。" * 2
_NO_FEES = "本年没有收取信息处理费。"
_OTHER_ANSWERS = {
    FigureKind.COUNT: "0",
    FigureKind.SIGNED: "-18",
    FigureKind.MONEY: "149.876378",
    FigureKind.AMOUNT: "3.54万元",
}


def sample(number: str) -> Report:
    """Return a sample report, for example ``003``."""
    return _sample(number, editions.EDITIONS)


@cache  # by the editions, too: tests add invented ones, and a report knows its form
def _sample(number: str, _editions: tuple[Form, ...]) -> Report:
    [name] = [name for name in resources.samples() if name.startswith(f"samples/{number}_")]
    return read_json(resources.read_bytes(name))


def balanced(year: int = 2023) -> Report:
    """Return a report with every answer given, in which nothing is to be found."""
    return _balanced(year, editions.EDITIONS)


COVERED = {
    "cover/website": "鲤城区人民政府门户网站",
    "cover/address": "东街 1 号",
    "cover/phone": "0595-22780000",
    "cover/postcode": "362000",
    "cover/prepared_by": "甲",
    "cover/checked_by": "乙",
    "cover/approved_by": "丙",
}
"""What the cover of `balanced` leaves blank that is printed."""


@cache
def _balanced(year: int, _editions: tuple[Form, ...]) -> Report:
    report = Report.blank(year)
    report = answered(
        report,
        {
            str(ref): _OTHER_ANSWERS[cell.kind]
            for ref, cell in report.form.cells.items()
            if ref not in report.form.totals
        },
    )
    report = answered(report, {str(ref): "20" for ref in report.form.cells if ref.column == "previous_items"})
    sections = {
        f"texts/{narrative.id}": _NO_FEES if narrative.id == "other" else _LONG for narrative in report.form.narratives
    }
    cover = {"cover/agency": "鲤城区人民政府开元街道办事处", "cover/kind": "street", "cover/date": f"{year + 1}-01-09"}
    return answered(report, {**sections, **cover, **_cases(report.form), **_applications(report.form)})


def _cases(form: Form) -> dict[str, str]:
    """Return a table 4 with something at every stage that the form has."""
    cases = {f"litigation/cases/{stage}_upheld": str(count) for count, stage in enumerate(STAGES, start=1)}
    return {address: count for address, count in cases.items() if cell(address) in form.cells}


def _applications(form: Form) -> dict[str, str]:
    """Return a table 3 with something in every column."""
    rows = [row for row in _RESULTS if CellRef("applications", row, "total") in form.cells]
    answers: dict[str, str] = {}
    if not rows:
        return answers
    for carried, (column, handled) in enumerate(_HANDLED.items(), start=1):
        counts = handled[: len(rows)]
        results = {f"applications/{row}/{column}": str(count) for row, count in zip(rows, counts, strict=True)}
        opening = {f"applications/new/{column}": str(sum(counts)), f"applications/carried_in/{column}": str(carried)}
        answers |= {**results, **opening, f"applications/carried_out/{column}": str(carried)}
    return answers


def ref(address: str) -> Ref:
    """Return the address that `str()` has printed: ``applications/new/total``, ``texts/problems``, ``notes/…``."""
    part, _, key = address.partition("/")
    return TextRef(part, key) if part in {"cover", "headings", "texts", "notes", "reasons"} else cell(address)


def cell(address: str) -> CellRef:
    """Return the cell with this address."""
    return CellRef(*address.split("/"))


def cells(table: str, rows: Iterable[str], columns: Iterable[str]) -> tuple[CellRef, ...]:
    """Return the cells where these rows and columns meet, row by row."""
    every = tuple(columns)
    return tuple(CellRef(table, row, column) for row in rows for column in every)


def answered(report: Report, answers: Mapping[str, str]) -> Report:
    """Return the report after typing these answers, by address."""
    typed = {ref(address): text for address, text in answers.items()}
    return report.applied(report.edit({ref_: _value(ref_, text) for ref_, text in typed.items()}))


def _value(ref_: Ref, text: str) -> Value | None:
    return read_figure(text, KINDS[ref_]) if isinstance(ref_, CellRef) else text


def of_a_task(report: Report, unit_id: str = "350502-01", task: str = "7QK2M4X9D0B1HZ3C") -> Report:
    """Return a report that belongs to a task."""
    return report.applied(report.edit({UNIT_ID: unit_id, TASK: task}))


def of_a_sum(report: Report, snapshot: str = "Z1 H3QA-7V2M") -> Report:
    """Return a report whose tables are those of a sum."""
    return report.applied(report.edit({SNAPSHOT: snapshot}))


def without_blanks(report: Report) -> Report:
    """Return the report with 0 in every cell that is blank."""
    for table in report.form.tables:
        report = report.applied(report.edit(zeros_in_blanks(report, table)))
    return report


def typed_out(report: Report) -> Report:
    """Return the report with every total typed, as a foreign file has it: nothing follows."""
    figures: dict[Ref, Value] = dict(report.figures.items())
    return Report({**report.values, **figures})


def found(findings: Iterable[Finding], *rules: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return level, rule and places of the findings by these rules, or of all, with what is folded into them."""
    every = [finding for finding in unfolded(findings) if not rules or finding.rule in rules]
    return [(finding.level.value, finding.rule, tuple(map(str, finding.refs))) for finding in every]
