"""The report as a workbook: as printed, with live totals, and with the whole report inside for reading it back.

Asked through `EXPORTERS` with a release; `models.importers.own` reads its files back.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import IO

from exporters.excel.balances import write_balances
from exporters.excel.heading_lines import Locked, SheetHead
from exporters.excel.new_workbook import CHUNK, Formats, new_workbook
from exporters.excel.sheet import Area, Book, put
from exporters.excel.sheet_pages import add_sheet
from exporters.excel.table_sheets import write_table
from exporters.excel.text_sheets import write_cover, write_narrative
from exporters.release import Release
from models.form.vocabulary import Section, Table
from models.importers.own.workbook_layout import PAYLOAD, TOP, visible
from models.report.report_json import write_json
from models.report.wording import title

_MISREAD = re.compile("[\x7f-\x9f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)|(?<=x005F)_")
"""What XML has no place for, and what some programs take for the escape of a character."""


def write_excel(release: Release, stream: IO[bytes]) -> None:
    """Write a report to `stream` as a workbook, a sheet a section. Blank figures stay blank.

    The same report gives the same bytes.
    """
    report = release.report
    with new_workbook(stream) as workbook:
        workbook.set_properties(_properties(release))
        book = Book(Formats(workbook), report, release.variant, release.code)
        write_cover(book)
        for section in report.form.sections:
            _write_section(book, section)
        write_balances(book)
        _write_payload(book)


def _properties(release: Release) -> dict[str, object]:
    """Return the title and author, and a date that depends on nothing but the report."""
    report = release.report
    created = datetime(report.year, 12, 31, tzinfo=UTC)
    names = {"title": visible(title(report)), "author": visible(report.text("cover", "agency"))}
    return {**names, "keywords": f"核对码 {release.code}" if release.code else "", "created": created}


def _write_section(book: Book, section: Section) -> None:
    if isinstance(section.body, Table):
        write_table(book, section, section.body)
    else:
        write_narrative(book, section, section.body)


def _write_payload(book: Book) -> None:
    """Add the hidden sheet with the report as JSON, for `models.importers.own.workbook`."""
    sheet = add_sheet(book, PAYLOAD, SheetHead("本页供程序读取，请勿改动", (40, 40), Locked.EVERYTHING))
    sheet.very_hidden()
    json = write_json(book.report).decode().replace("\n", "")
    kept = _MISREAD.sub(lambda found: f"\\u{ord(found[0]):04x}", json)
    style = book.style({})
    for row, start in enumerate(range(0, len(kept), CHUNK), TOP):
        put(sheet, Area(row, 0), kept[start : start + CHUNK], style)
