"""Workbooks for tests: written by us, then changed by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook
from openpyxl.cell import Cell

from exporters.excel import write_excel
from exporters.release import Release, Variant
from models.form.grid import lay_out
from models.form.refs import CellRef
from models.form.vocabulary import Table
from models.importers.own.workbook_layout import TOP
from models.report.report import Report
from tests.builders import balanced, cell


def exported(report: Report, copy: Variant = Variant.DRAFT) -> bytes:
    """Return the report as a workbook."""
    stream = BytesIO()
    write_excel(Release(report, copy), stream)
    return stream.getvalue()


@cache
def plain() -> bytes:
    """Return the workbook of a report without oddities, made once for all tests."""
    return exported(balanced())


def place(report: Report, ref: CellRef) -> tuple[str, int, int]:
    """Return the sheet, row and column (from 1) where a figure stands."""
    [section] = [one for one in report.form.sections if one.body.id == ref.table]
    assert isinstance(section.body, Table)
    spot = lay_out(section.body).places[ref]
    return section.short, spot.row + TOP + 1, spot.column + 1


def retyped(report: Report, changes: Mapping[str, object]) -> bytes:
    """Return the workbook of a report after typing something into some of its cells, as openpyxl saves it."""
    book = load_workbook(BytesIO(exported(report)))
    for address, content in changes.items():
        sheet, row, column = place(report, cell(address))
        target = book[sheet].cell(row, column)
        assert isinstance(target, Cell)
        target.value = content  # type: ignore[assignment]  # the stubs know no object
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def repacked(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a package with each part changed."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def replaced(content: bytes, part: str, old: str, new: str) -> bytes:
    """Return a package with the first `old` in a part replaced by `new`."""

    def change(name: str, xml: bytes) -> bytes:
        if name != part:
            return xml
        assert old.encode() in xml
        return xml.replace(old.encode(), new.encode(), 1)

    return repacked(content, change)
