"""Workbooks are read as a person sees them: what is hidden, crossed out or apart is no figure, and is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from models.form.refs import CellRef
from models.importers import open_content
from models.importers.published.reading import Reading
from models.system.errors import UnreadableReport
from tests.models.importers.own.workbooks import repacked
from tests.models.importers.readers.builders import kept
from tests.models.importers.readers.hostile import SHEET, STRINGS, swollen
from tests.models.importers.readers.workbook import edited_workbooks as books
from tests.models.importers.readers.workbook.edited_workbooks import (
    RELATIONS,
    edited,
    found_in,
    read,
    rewritten,
    told_in,
)
from tests.models.importers.readers.workbook.seen_cells import CASES, old_row_above


@pytest.mark.parametrize("name", CASES)
def test_a_cell_is_read_as_it_is_seen(name: str) -> None:
    case = CASES[name]
    reading = read(case.make())
    found = found_in(reading)

    assert (found and found.value) == (None if case.value is None else Decimal(case.value))
    assert found is None or found.sure is case.sure
    told = told_in(reading)
    assert re.search(case.told, told, re.MULTILINE) if case.told else not told or case.value is None


def test_what_is_right_is_read_surely_and_in_full() -> None:
    reading = read(edited())
    found = found_in(reading)

    assert found
    assert found.value == Decimal(12)
    assert found.sure
    assert not reading.unread


@pytest.mark.parametrize(("state", "is_told"), [("hidden", True), ("veryHidden", False)])
def test_a_hidden_sheet_is_told_if_it_can_be_shown(state: str, is_told: bool) -> None:  # noqa: FBT001  of a table
    def add(sheet: Worksheet, _: Cell) -> None:
        assert isinstance(sheet.parent, Workbook)
        other = sheet.parent.create_sheet("旧")
        other["A1"], other.sheet_state = "甲", state

    told = told_in(read(edited(add)))

    assert ("工作表“旧”" in told) is is_told


def shared(content: bytes, texts: str | None) -> bytes:
    """Return the workbook with the figure among the texts that cells share."""
    content = related_book(content, texts) if texts is not None else content
    place = books.address()
    return rewritten(
        content, SHEET, f'<c r="{place}"( s="[0-9]+")?[^>]*>.*?</c>', f'<c r="{place}"\\1 t="s"><v>0</v></c>'
    )


def related_book(content: bytes, texts: str) -> bytes:
    relation = f'<Relationship Id="rId77" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    named = rewritten(content, "xl/_rels/workbook.xml.rels", "</Relationships>", relation)
    return swollen(named, {STRINGS: texts.encode()})


STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    RELATIONS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def strict() -> bytes:
    def change(_: str, inside: bytes) -> bytes:
        for usual, other in STRICT.items():
            inside = inside.replace(usual.encode(), other.encode())
        return inside

    return repacked(edited(), change)


def unnumbered() -> bytes:
    """Return the workbook without its size, and with rows and cells that do not say where they stand."""
    bare = rewritten(edited(), SHEET, "<dimension[^>]*/>", "")
    return rewritten(bare, SHEET, '<row r="[0-9]+"', "<row")


PACKAGES: dict[str, Callable[[], bytes]] = {
    "Strict Open XML": strict,
    "absolute names": lambda: rewritten(
        edited(), "xl/_rels/workbook.xml.rels", '"/?(?:xl/)?worksheets', '"/xl/worksheets'
    ),
    "without sizes and numbers": unnumbered,
    "without styles": lambda: books.without(edited(), "xl/styles.xml", "xl/theme/theme1.xml"),
    "shared texts": lambda: shared(edited(), "<sst><si><r><t>1</t></r><r><t>2</t></r></si></sst>"),
    "no shared texts, and none needed": lambda: related_book(edited(), "<sst><si>"),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_workbook_may_be_written_in_other_ways(name: str) -> None:
    found = found_in(read(PACKAGES[name]()))

    assert found
    assert found.value == Decimal(12)
    assert found.sure


@pytest.mark.parametrize("texts", [None, "<sst><si><t>12</t>", "<sst/>"])
def test_lost_texts_are_the_reason_that_is_told(texts: str | None) -> None:
    with pytest.raises(UnreadableReport, match="存放文字的部分"):
        open_content(shared(edited(), texts), "a.xlsx")


def budget() -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["青石桥街道办事处2024年部门预算"])
    for at in range(30):
        sheet.append([f"科目{at}", at * 3.5, at])
    return kept(book)


def years() -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["青石桥街道办事处政府信息公开年报三年对比"])
    sheet.append(["项目", "2022年", "2023年", "2024年"])
    for label in ("行政许可", "行政处罚", "行政强制"):
        sheet.append([label, 1, 2, 3])
    return kept(book)


def huge() -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    rows = f"<row>{'<c><v>1</v></c>' * 55}</row>" * 380
    return rewritten(kept(book), SHEET, "</sheetData>", f"{rows}</sheetData>")


def unseen() -> bytes:
    """Return a workbook of which only a blank sheet is shown."""
    book = Workbook()
    sheet = book.create_sheet("年报")
    sheet["A1"], sheet.sheet_state = "青石桥街道办事处2024年政府信息公开工作年度报告", "hidden"
    return kept(book)


REASONS = [
    (unseen, "“年报”：这张工作表是隐藏的.*取消隐藏"),
    (budget, "预算"),
    (years, "对比"),
    (huge, "不像是一份年报"),
]


@pytest.mark.parametrize(("make", "reason"), REASONS)
def test_a_workbook_of_another_kind_is_refused_for_the_right_reason(make: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(UnreadableReport, match=reason):
        open_content(make(), "a.xlsx")


def test_rows_counted_where_some_are_hidden_are_doubted_at_their_places() -> None:
    def edit(sheet: Worksheet, spot: Cell) -> None:
        old_row_above(hidden=True)(sheet, spot)
        spot.font = Font(vertAlign="superscript")

    reading = open_content(edited(edit), "a.xlsx")

    assert isinstance(reading, Reading)
    unsure = [one.value for one in reading.found if not one.sure and isinstance(one.ref, CellRef)]
    assert unsure == [12]
