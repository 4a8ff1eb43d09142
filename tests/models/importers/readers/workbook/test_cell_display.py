"""Cells are read as their number formats show them; what a person takes for another figure is doubted."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.importers.readers.workbook.cell_display import display
from models.importers.readers.workbook.spreadsheet import read_sheets
from models.importers.source import RawTable
from tests.models.importers.office import AS_SHOWN, converted, needs_office
from tests.models.importers.own.workbooks import replaced
from tests.models.importers.readers.builders import kept, tables
from tests.models.importers.readers.hostile import SHEET
from tests.models.importers.readers.workbook.shown_values import SHOWN
from tests.thoroughness import before_landing


@cache
def in_a_workbook() -> bytes:
    """Return a workbook with all values, each in a row of its own."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.column_dimensions["B"].width = 60
    for at, one in enumerate(SHOWN, 1):
        sheet.cell(at, 1, "值")
        sheet.cell(at, 2, one.value).number_format = one.number_format
    return kept(book)


@cache
def read() -> RawTable:
    return tables(read_sheets(in_a_workbook()))[0]


@pytest.mark.parametrize("at", range(len(SHOWN)), ids=[f"{one.value} {one.number_format}" for one in SHOWN])
def test_a_value_is_read_as_it_is_shown(at: int) -> None:
    one = SHOWN[at]

    assert (read().rows[at][1], (at, 1) not in read().doubtful) == (one.text, one.agrees)


@before_landing
@needs_office
def test_libreoffice_shows_the_same_but_for_what_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")  # formats of dates and figures are those of a language
    [path] = converted({"a": in_a_workbook()}, "xlsx", AS_SHOWN, tmp_path)["a"]
    lines = path.read_text("utf-8-sig").splitlines()
    cells = [line.partition("\t")[2].strip('"').strip() for line in lines]

    wanted = [one.text if one.in_libreoffice is None else one.in_libreoffice for one in SHOWN]
    assert cells[: len(SHOWN)] == wanted


@pytest.mark.parametrize(("value", "text"), [("2024-01-09T00:00:00", "2024年1月"), ("anything", "anything")])
def test_dates_may_be_written_out(value: str, text: str) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["甲", 7])
    sheet["B1"].number_format = 'yyyy"年"m"月"'
    content = replaced(kept(book), SHEET, '<c r="B1" s="1" t="n"><v>7</v>', f'<c r="B1" s="1" t="d"><v>{value}</v>')

    assert tables(read_sheets(content))[0].rows == (("甲", text),)


def test_days_may_be_counted_from_1904() -> None:
    assert display(Decimal(1), "yyyy-m-d", from_1904=True).text == "1904-1-2"


@pytest.mark.parametrize(
    ("value", "number_format"),
    [
        ("1E+308", "0" * 120 + "." + "0" * 120),
        ("1E-308", "%" * 250 + "0"),
        ("1E+308", "0" + "," * 250),
        ("1E+308", "?/???"),
        ("1E+308", "yyyy"),
        ("-1", "yyyy"),
        ("Infinity", "0"),
        ("12", '"' * 255),
        ("12", "[" * 255),
        ("12", "0" + ";" * 254),
        ("12", "[>9999999999999999999999]0"),
        ("12", "E+"),
        ("12", "0/"),
    ],
)
def test_no_format_is_too_odd(value: str, number_format: str) -> None:
    assert len(display(Decimal(value), number_format).text) < 1_000
