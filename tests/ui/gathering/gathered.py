"""A unit with three rooms, what they are asked, and what is gathered for its open report."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QDialog

from models.gathering.gathering import Gathering, How, Row
from models.report.report import Report
from tests.builders import cell
from ui.gathering.gathering_dialog import Ways
from ui.gathering.open_gathering import OpenGathering
from ui.report.document import Document

WHEN = datetime(2024, 1, 8, 9, 30, tzinfo=UTC)
NEW_ROW, GRANTED_ROW = Row("applications", "new"), Row("applications", "granted")
OFFICE, CITY, WELFARE = "room1", "room2", "room3"
NAMES = {OFFICE: "党政办", CITY: "城建办", WELFARE: "社会事务办"}
GRANTED = cell("applications/granted/natural")


def asked() -> Gathering:
    """Return three rooms, all of which answer for 本年新收, and the first two for 予以公开."""
    value = Gathering()
    for name in NAMES.values():
        value = value.with_room(name)
    value = value.with_row_of_all(NEW_ROW)
    return value.with_row(OFFICE, GRANTED_ROW).with_row(CITY, GRANTED_ROW)


def answered_by_two() -> Gathering:
    """Return that, with 30 and 15 for what was granted to natural persons."""
    value = asked().with_part(OFFICE, GRANTED, Decimal(30), How.TYPED, WHEN)
    return value.with_part(CITY, GRANTED, Decimal(15), How.WORKBOOK, WHEN)


def gathered_for(report: Report, value: Gathering) -> OpenGathering:
    """Return what is gathered for a report that is opened for it, with all it goes with."""
    document = Document(report)
    found = OpenGathering(document, value, lambda _: None)
    document.setParent(found)
    return found


def no_ways() -> Ways:
    """Return ways on which nothing goes out and nothing comes back."""

    def nothing(_over: QDialog, *_what: object) -> str:
        return ""

    return Ways(nothing, nothing, nothing, nothing, nothing)


def path_of(folder: Path, name: str) -> Path:
    """Return where the workbook of a room lies that was sent out for a report of 2023."""
    return folder / f"2023年收集表 {name}.xlsx"
