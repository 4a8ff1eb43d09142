from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import chain
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from exporters.release import Variant
from exporters.typeset.text_width import TALLEST, line_count, room
from models.form import editions
from models.form.figures import Amount
from models.form.grid import Grid, GridCell, lay_out
from models.form.vocabulary import Section, Table
from models.importers.own.workbook_layout import BALANCES, PAYLOAD, TOP
from models.report.report import Report
from models.report.report_json import write_json
from models.report.wording import heading, opening, title
from tests import ROOT
from tests.builders import answered, balanced, cell, sample
from tests.models.importers.invented import INVENTED
from tests.models.importers.own.workbooks import exported, place
from tests.thoroughness import few

YEARS = pytest.mark.parametrize("year", [2020, 2023])
FEE = "disclosure/fees/collected"
ISSUED = "disclosure/normative/issued"
NEW = "applications/new/natural"
TOTAL = "applications/new/total"
HANDLED = "applications/handled/natural"

EXPORTING = """
from hashlib import sha256
from tests.builders import sample
from tests.models.importers.own.workbooks import exported
from tests.thoroughness import few

print(sha256(exported(sample("002"))).hexdigest())
"""


def opened(report: Report, variant: Variant = Variant.PUBLIC, *, results: bool = False) -> Workbook:
    return load_workbook(BytesIO(exported(report, variant)), data_only=results)


@cache
def full(year: int = 2023, *, results: bool = False) -> Workbook:
    """Return the workbook of a report without oddities, to be read only."""
    return opened(balanced(year), results=results)


def tables(report: Report) -> Iterator[tuple[Section, Table, Grid]]:
    for section in report.form.sections:
        if isinstance(section.body, Table):
            yield section, section.body, lay_out(section.body)


def sheet_of(book: Workbook, name: str) -> Worksheet:
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def area(spot: GridCell) -> str:
    last = (spot.columns.stop, spot.row + spot.row_span + TOP)
    return f"{get_column_letter(spot.column + 1)}{spot.row + TOP + 1}:{get_column_letter(last[0])}{last[1]}"


def value_of(report: Report, book: Workbook, address: str) -> object:
    sheet, row, column = place(report, cell(address))
    return book[sheet].cell(row, column).value


def format_of(report: Report, address: str) -> str:
    sheet, row, column = place(report, cell(address))
    return str(opened(report)[sheet].cell(row, column).number_format)


def words(book: Workbook) -> list[str]:
    values = (value for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for value in row)
    return [value for value in values if isinstance(value, str)]


# ---------------------------------------------------------------- tables


@YEARS
def test_every_label_and_figure_stands_where_the_form_has_it(year: int) -> None:
    report, book = balanced(year), full(year, results=True)
    for section, _, grid in tables(report):
        sheet = sheet_of(book, section.short)
        for spot in grid.cells:
            content = sheet.cell(spot.row + TOP + 1, spot.column + 1).value
            if isinstance(spot.content, str):
                assert str(content or "").replace("\n", "") == spot.content
            else:
                figure = report.figures[spot.content]
                assert Decimal(str(content)) == (figure.value if isinstance(figure, Amount) else figure)


@YEARS
def test_cells_are_merged_and_bordered_as_printed(year: int) -> None:
    report, book = balanced(year), full(year)
    for section, _, grid in tables(report):
        sheet = sheet_of(book, section.short)
        merged = {str(found) for found in sheet.merged_cells.ranges if CellRange(str(found)).min_row > TOP}

        assert merged == {area(spot) for spot in grid.cells if spot.row_span * spot.column_span > 1}
        corners = [sheet.cell(spot.row + TOP + 1, spot.column + 1).border for spot in grid.cells]
        assert {(one.left.style, one.top.style) for one in corners} == {("thin", "thin")}


@YEARS
def test_sheets_stand_in_the_order_of_the_report_under_their_headings(year: int) -> None:
    renamed = answered(balanced(year), {"headings/received": "三、申请"})
    book = opened(renamed)
    sections = renamed.form.sections

    assert book.sheetnames == ["封面", *(section.short for section in sections), BALANCES, PAYLOAD]
    for section in sections:
        assert sheet_of(book, section.short)["A2"].value == heading(renamed, section)
        assert str(renamed.year) in str(sheet_of(book, section.short)["A3"].value)
    assert sheet_of(book, PAYLOAD).sheet_state == "veryHidden"


@YEARS
def test_totals_are_sums_of_their_parts_with_stored_results(year: int) -> None:
    report = balanced(year)
    formulas, results = full(year), full(year, results=True)
    for total in report.form.totals:
        assert str(value_of(report, formulas, str(total))).startswith("=IF(COUNT(")
        assert value_of(report, results, str(total)) == report.figures[total]


def test_a_sum_names_its_parts_as_ranges() -> None:
    report = balanced()

    assert value_of(report, full(), TOTAL) == '=IF(COUNT($D$7:$I$7)=0,"",SUM($D$7:$I$7))'
    assert value_of(report, full(), HANDLED) == '=IF(COUNT($D$9:$D$29)=0,"",SUM($D$9:$D$29))'


def test_blank_stays_blank() -> None:
    report = Report.blank(2023)
    book = opened(report, results=True)

    assert {value_of(report, book, str(ref)) for ref in report.form.cells} == {None}


def test_a_typed_total_is_a_number_that_can_be_corrected() -> None:
    report = answered(balanced(), {TOTAL: "99"})
    sheet, row, column = place(report, cell(TOTAL))
    spot = opened(report)[sheet].cell(row, column)

    assert spot.value == 99
    assert not spot.protection.locked


@pytest.mark.parametrize(
    ("year", "address", "typed", "code"),
    [
        (2023, FEE, "149.876378", "General"),
        (2023, FEE, "1.50", "0.00"),
        (2023, FEE, "0.000010", "0.000000"),
        (2023, FEE, "0.000012", "0.000000"),
        (2023, FEE, "123456789012.5", "0.0"),
        (2023, NEW, "12", "General"),
        (2023, NEW, "3.0", "General"),
        (2023, NEW, "", "General"),
        (2020, "disclosure/permits/change", "1036", "+General;-General;General"),
        (2020, "disclosure/procurement/amount", "3.54万元", 'General"万元"'),
        (2020, "disclosure/procurement/amount", "3.50亿元", '0.00"亿元"'),
    ],
)
def test_numbers_look_as_typed(year: int, address: str, typed: str, code: str) -> None:
    assert format_of(answered(balanced(year), {address: typed}), address) == code


def test_a_short_note_stands_behind_its_number_and_a_long_one_below_the_table() -> None:
    notes = {ISSUED: "其中修订16件", FEE: "很长的说明" * 9, NEW: '含"线上"', "disclosure/permits/decisions": "待核"}
    typed = {ISSUED: "22", FEE: "3.5", NEW: "7", "disclosure/permits/decisions": "无"}
    report = answered(balanced(), {**typed, **{f"notes/{address}": note for address, note in notes.items()}})
    everything = words(opened(report))

    assert format_of(report, ISSUED) == 'General"（其中修订16件）"'
    assert (format_of(report, FEE), format_of(report, NEW)) == ('General"*"', 'General"*"')
    for address, note in notes.items():
        assert any(text.startswith("* ") and text.endswith(note) for text in everything) == (address != ISSUED)


def test_both_sides_of_every_balance_are_watched() -> None:
    report, book = balanced(), full()
    for section, table, grid in tables(report):
        rules = sheet_of(book, section.short).conditional_formatting
        watched = [str(one.sqref) for one in rules for _ in one.rules]
        sides = [side for one in report.form.identities if one.table is table for side in (one.left, one.right)]

        assert len(watched) == len(sides)
        assert set(chain.from_iterable(map(_cells_in, watched))) == {
            grid.places[ref][:2] for ref in chain.from_iterable(sides)
        }


def _cells_in(addresses: str) -> Iterator[tuple[int, int]]:
    for address in addresses.split():
        found = CellRange(address)
        rows, columns = range(found.min_row, found.max_row + 1), range(found.min_col, found.max_col + 1)
        yield from ((row - 1 - TOP, column - 1) for row in rows for column in columns)


@YEARS
def test_only_answers_can_be_typed_over(year: int) -> None:
    report, book = balanced(year), full(year)
    assert all(one.protection.sheet and not one.protection.password for one in book.worksheets)
    for section, _, grid in tables(report):
        sheet = sheet_of(book, section.short)
        open_cells = {
            spot[:2] for spot in grid.cells if not sheet.cell(spot.row + TOP + 1, spot.column + 1).protection.locked
        }
        answers = {spot[:2] for ref, spot in grid.places.items() if ref not in report.form.totals}

        assert open_cells == answers


def test_headings_stay_in_sight_and_tables_fit_a_page() -> None:
    book = full()
    views = {name: sheet_of(book, name) for name in ("二、主动公开", "三、申请办理", "四、复议诉讼")}
    setups = [sheet.page_setup for sheet in views.values()]

    assert [sheet.freeze_panes for sheet in views.values()] == ["B4", "D7", None]
    assert [sheet.print_title_rows for sheet in views.values()] == [None, "$4:$6", "$4:$6"]
    assert [setup.orientation for setup in setups] == ["portrait", "portrait", "landscape"]
    assert {(setup.paperSize, setup.fitToWidth, setup.fitToHeight) for setup in setups} <= {(9, None, None), (9, 1, 1)}
    assert all(sheet.sheet_properties.pageSetUpPr.fitToPage for sheet in views.values())  # type: ignore[union-attr]


def test_rows_are_high_enough_for_their_labels() -> None:
    report = balanced()
    sheet = sheet_of(full(), "三、申请办理")
    for _, _, grid in list(tables(report))[1:2]:
        for spot in grid.cells:
            if isinstance(spot.content, str):
                widths = [sheet.column_dimensions[get_column_letter(column + 1)].width for column in spot.columns]
                heights = [sheet.row_dimensions[spot.row + TOP + 1 + row].height for row in range(spot.row_span)]
                text = str(sheet.cell(spot.row + TOP + 1, spot.column + 1).value or "")
                assert sum(map(float, filter(None, heights))) >= line_count(text, room(sum(widths), 11)) * 15


# ---------------------------------------------------------------- words


def test_the_cover_says_what_is_filled_in_and_nothing_else() -> None:
    report = answered(balanced(), {"cover/phone": "0595-1", "cover/notice_body": "一\n二"})
    rows = list(sheet_of(opened(report), "封面").iter_rows(min_row=TOP + 1, values_only=True))

    assert rows == [
        ("单位和年度", None),
        ("机关全称", "鲤城区人民政府开元街道办事处"),
        ("单位类别", "街道"),
        ("报告年度", "2023"),
        ("公开和联系方式", None),
        ("电话", "0595-1"),
        ("落款", None),
        ("成文日期", "2024年1月9日"),
        ("转发或印发的通知", None),
        ("通知正文", "一"),
        (None, "二"),
        ("报告开头", None),
        (f"　　{opening(report)}", None),
    ]
    assert sheet_of(opened(report), "封面")["A2"].value == title(report)


def test_a_text_is_a_row_a_paragraph() -> None:
    report = answered(balanced(), {"texts/overview": "  一\n\n二\r\n三"})
    sheet = sheet_of(opened(report), "一、总体情况")

    assert [row[0] for row in sheet.iter_rows(min_row=TOP + 1, values_only=True)] == ["　　一", "　　二", "　　三"]


def test_a_paragraph_higher_than_a_row_may_be_goes_on_in_the_next_after_a_sentence() -> None:
    text = "政府信息公开工作有序推进。" * 300
    sheet = sheet_of(opened(answered(balanced(), {"texts/overview": text})), "一、总体情况")
    rows = [str(row[0]).strip() for row in sheet.iter_rows(min_row=TOP + 1, values_only=True)]

    assert "".join(rows) == text
    assert len(rows) > 1
    assert {row[-1] for row in rows} == {"。"}
    assert all((sheet.row_dimensions[TOP + 1 + row].height or 0) <= TALLEST for row in range(len(rows)))


@pytest.mark.parametrize(
    "text", few(["=1+1", "+1", "-1", "@x", "=cmd|' /C calc'!A0", "http://x.cn", "12", "<r>1</r>"], 3)
)
def test_a_text_is_never_a_formula_a_link_or_a_number(text: str) -> None:
    typed = dict.fromkeys(("cover/address", "cover/agency", "headings/overview", "texts/other"), text)
    report = answered(balanced(), {**typed, NEW: "约" + text})
    content = exported(report)
    book = load_workbook(BytesIO(content))
    parts = {name: xml for name, xml in _parts(content).items() if name.startswith("xl/worksheets")}

    assert {text, f"　　{text}", f"约{text}"} <= {word.rstrip() for word in words(book)}
    sheets = [sheet for sheet in book.worksheets if sheet.title != BALANCES]
    formulas = [one for sheet in sheets for row in sheet.iter_rows() for one in row if one.data_type == "f"]
    assert len(formulas) == len(report.form.totals)
    assert not any(b"hyperlink" in xml for xml in parts.values())


def test_characters_that_xml_has_no_place_for_are_dropped() -> None:
    report = answered(balanced(), {"cover/agency": "甲\x00乙\x0b丙\ufffe", NEW: "约\x1b3"})
    book = opened(report)

    assert {"甲乙丙", "约3"} <= set(words(book))
    assert book.properties.creator == "甲乙丙"


# ---------------------------------------------------------------- the workbook


def test_a_draft_is_marked_on_every_sheet_and_page() -> None:
    book = opened(balanced(), Variant.DRAFT)
    for sheet in book.worksheets:
        assert sheet["A1"].value == Variant.DRAFT.mark
        assert sheet["A1"].font.color.rgb == "FFC00000"
    pages = [xml for name, xml in _parts(exported(balanced(), Variant.DRAFT)).items() if "worksheets/sheet" in name]
    assert len(pages) == len(book.worksheets)
    assert all(re.search(f"<oddHeader>[^<]*{Variant.DRAFT.mark}</oddHeader>".encode(), page) for page in pages)


def test_a_public_copy_says_nothing_of_drafts() -> None:
    assert not any("草稿".encode() in xml for xml in _parts(exported(balanced(), Variant.PUBLIC)).values())


def test_the_same_report_gives_the_same_bytes() -> None:
    assert exported(balanced()) == exported(balanced())


def test_every_start_of_the_program_gives_the_same_bytes() -> None:
    starts = (
        subprocess.run(  # noqa: S603  our own code
            [sys.executable, "-c", EXPORTING],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        for seed in "12"
    )

    assert {start.stdout for start in starts} == {sha256(exported(sample("002"))).hexdigest() + "\n"}


def test_the_workbook_says_what_it_is() -> None:
    properties = opened(sample("002")).properties

    assert (properties.title, properties.creator) == (title(sample("002")), "鲤城区人民政府开元街道办事处")


def test_the_whole_report_is_inside_in_small_pieces() -> None:
    report = answered(balanced(), {"texts/overview": "公开" * 50_000})
    sheet = sheet_of(opened(report), PAYLOAD)
    chunks = [str(row[0]) for row in sheet.iter_rows(min_row=TOP + 1, max_col=1, values_only=True)]

    assert len(chunks) > 3
    assert max(map(len, chunks)) <= 30_000
    assert json.loads("".join(chunks)) == json.loads(write_json(report))


def test_an_invented_form_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "EDITIONS", (*editions.EDITIONS, INVENTED))
    report = Report.blank(2090).applied(Report.blank(2090).edit({cell("visits/desk_one/noon"): Decimal(5)}))
    book = opened(report, results=True)

    assert book.sheetnames == ["封面", "一、接待", "二、见闻", BALANCES, PAYLOAD]
    assert {"一号窗口", "合计", "经费", "退回", "接待"} <= set(words(book))
    assert value_of(report, book, "visits/all/sum") == 5


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
