"""What spreadsheets write as text is read cell by cell, whatever separates the cells and in whatever encoding."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Literal

import pytest

from models.form.refs import CellRef, TextRef
from models.importers import open_content
from models.importers.published.reading import Reading
from models.importers.readers.plain_text import read_txt
from models.importers.source import RawTable, SourceParagraph
from models.report.report import Report
from tests.builders import balanced, cell
from tests.models.importers.readers.builders import parts, rows

REPORT = balanced(2024)


def as_separated(
    report: Report,
    separator: str = ",",
    quoting: Literal[0, 1] = csv.QUOTE_MINIMAL,
    *,
    padded: bool = True,
    end: str = "\r\n",
) -> str:
    """Return the report as a spreadsheet writes it, with as many cells in each row, or as few as there are."""
    lines = [row for part in parts(report) for row in ([(part,)] if isinstance(part, str) else rows(report, part))]
    width = max(map(len, lines)) if padded else 0
    stream = StringIO()
    writer = csv.writer(stream, delimiter=separator, quoting=quoting, lineterminator=end)
    writer.writerows((*line, *[""] * (width - len(line))) for line in lines)
    return stream.getvalue()


def read(content: bytes) -> Reading:
    opened = open_content(content, "a.csv")
    assert isinstance(opened, Reading)
    return opened


def ensure_whole(content: bytes) -> None:
    reading = read(content)

    assert dict(reading.report.figures) == dict(REPORT.figures)
    assert all(one.sure for one in reading.found if isinstance(one.ref, CellRef))
    assert all(
        reading.report.text("texts", key) == REPORT.text("texts", key) for key in ("overview", "problems", "other")
    )
    assert reading.unread == ()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("padded", [True, False])
def test_cells_are_read_whatever_separates_them(separator: str, quoting: Literal[0, 1], *, padded: bool) -> None:
    ensure_whole(as_separated(REPORT, separator, quoting, padded=padded).encode())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_in_any_encoding(encoding: str) -> None:
    ensure_whole(as_separated(REPORT).encode(encoding))


@pytest.mark.parametrize(("told", "separator"), [("sep=;", ";"), ('"sep=,"', ",")])
def test_what_the_first_line_tells_of_separators_is_no_text(told: str, separator: str) -> None:
    ensure_whole(f"{told}\r\n{as_separated(REPORT, separator)}".encode("utf-16"))


def test_lines_in_a_cell_are_lines() -> None:
    text = '标题,\n"行政\n许可",12\n行政处罚,"1,142"\n行政强制,3\n"一\n二",\n'

    assert read_txt(text.encode()) == (
        SourceParagraph("标题", "第 1 行"),
        RawTable((("行政\n许可", "12"), ("行政处罚", "1,142"), ("行政强制", "3")), "第 2 行起的表格"),
        SourceParagraph("一", "第 6 行"),
        SourceParagraph("二", "第 6 行"),
    )


def test_figures_with_commas_that_may_be_two_are_not_sure() -> None:
    row = "一、本年新收政府信息公开申请数量"
    whole = as_separated(REPORT)
    line = next(one for one in whole.split("\r\n") if one.startswith(row))
    figures = line.split(",")
    split = ",".join([*figures[:3], "1", "142", "", *figures[5:]])
    found = {one.ref: one for one in read(whole.replace(line, split).encode()).found}
    refs = [ref for ref in found if isinstance(ref, CellRef) and ref.row == "new" and ref.table == "applications"]

    assert not any(found[ref].sure for ref in refs)
    assert found[cell("applications/carried_in/natural")].sure


def test_a_comma_where_semicolons_separate_may_be_a_decimal_point() -> None:
    table = read_txt("行政许可;1,142\n行政处罚;3\n行政强制;4".encode())[0]

    assert isinstance(table, RawTable)
    assert table.doubtful == {(0, 1)}


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况\n新收12件,办结12件,结转0件。\n主动公开12条,其中3条。\n受理1,142件。",
        "行政许可\t12\n行政处罚\t3\n行政强制\t4\n一、总体情况",
    ],
)
def test_prose_with_commas_stays_prose_and_lines_with_tabs_stay_tables(text: str) -> None:
    assert [block.text for block in read_txt(text.encode()) if isinstance(block, SourceParagraph)] == [
        line for line in text.split("\n") if "\t" not in line
    ]


def test_all_the_report_is_found_by_its_title() -> None:
    assert read(as_separated(REPORT).encode()).report.text(*TextRef("cover", "agency")) == REPORT.text(
        "cover", "agency"
    )
