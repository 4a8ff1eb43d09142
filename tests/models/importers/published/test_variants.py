"""What offices, scanners and word processors make of the tables, and what is still to be read of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from models.form.figures import print_figure
from models.form.refs import CellRef
from models.importers.published.published_report import read_published
from models.importers.published.reading import Reading
from models.importers.published.spelling import unnumbered
from models.importers.source import RawTable, Source, SourceParagraph
from models.report.report import Report
from tests.builders import answered, balanced, sample
from tests.models.importers.published.sources import Rows, as_source, as_table, places, with_tables, with_texts

Change = Callable[[Source], Source]
SAMPLE = Path(__file__).with_name("samples") / "002_kaiyuan_street_2023.txt"
SAMPLES_004 = SAMPLE.with_name("004_licheng_petition_bureau_2020.txt")
FULL_WIDTH = str.maketrans("0123456789.-", "０１２３４５６７８９．－")


@cache
def report(year: int) -> Report:
    """Return a report in which almost every figure of a row is another."""
    return answered(balanced(year), {"applications/granted/natural": "1234", "disclosure/permits/decisions": "56200"})


def as_figure(text: str) -> bool:
    return re.fullmatch(r"-?[\d.]+(元|万元)?", text) is not None


def typed_alike(text: str) -> str:
    """Return a label with every freedom that changes nothing."""
    loose = text.replace("及", "和").replace("（", "(").replace("）", ") ").replace("、", "､").replace("“", '"')
    return text if as_figure(text) else "\n".join(loose)


def wide(text: str) -> str:
    return text.translate(FULL_WIDTH)


def grouped(text: str) -> str:
    return f"{int(text):,}" if text.isdecimal() else text


def unnumbered_rows(rows: Rows) -> Rows:
    return [[text if as_figure(text) else unnumbered(text) for text in row] for row in rows]


def counted(rows: Rows) -> Rows:
    """Return the rows with a column of numbers in front."""
    return [["序号" if number == 0 else str(number), *row] for number, row in enumerate(rows)]


def remarked(rows: Rows) -> Rows:
    """Return the rows with an empty column for remarks."""
    return [[*row, "备注" if number == 0 else ""] for number, row in enumerate(rows)]


def spaced(rows: Rows) -> Rows:
    """Return the rows with an empty column between any two."""
    return [[text for cell in row for text in (cell, "")] for row in rows]


def shifted(rows: Rows) -> Rows:
    """Return the rows with every second one a column to the right, headers apart."""
    return [["", *row] if number % 2 and any(map(as_figure, row)) else [*row, ""] for number, row in enumerate(rows)]


def swapped(rows: Rows) -> Rows:
    """Return the rows with the columns of the first two kinds of 法人 exchanged, where there are any."""
    for row in rows:
        if len(row) == 10:
            row[4], row[5] = row[5], row[4]
            if "商业企业" not in row and not as_figure(row[4]):
                row[4], row[5] = row[5], row[4]
    return rows


def lawsuits_first(rows: Rows) -> Rows:
    return [[*row[5:], *row[:5]] if len(row) == 15 else row for row in rows]


def in_pieces(source: Source) -> Source:
    """Return every table in pieces of three rows, as pages break them."""
    return tuple(piece for block in source for piece in (_pieces(block) if isinstance(block, RawTable) else (block,)))


def _pieces(table: RawTable) -> tuple[RawTable, ...]:
    return tuple(RawTable(table.rows[at : at + 3], f"{table.where}第 {at} 行后") for at in range(0, len(table.rows), 3))


def repeated(source: Source) -> Source:
    tables = iter(report(int(source[0].where)).form.tables) if source[0].where.isdecimal() else iter(())
    return tuple(
        as_table(report(int(source[0].where)), next(tables), repeated=True) if isinstance(block, RawTable) else block
        for block in source
    )


def at_the_end(source: Source) -> Source:
    tables = tuple(block for block in source if isinstance(block, RawTable))
    return (*(block for block in source if isinstance(block, SourceParagraph)), *tables)


def without_headings(source: Source) -> Source:
    return tuple(block for block in source if not block.where.startswith("标题"))


def in_one_table(source: Source) -> Source:
    """Return everything as the rows of one sheet, texts in the first column."""
    rows = [row for block in source for row in (block.rows if isinstance(block, RawTable) else ((block.text,),))]
    width = max(map(len, rows))
    return (RawTable(tuple((*row, *[""] * (width - len(row))) for row in rows), "工作表"),)


def label_above_figures(source: Source) -> Source:
    """Return the tables with every label in one row and its figures in the next."""
    return with_tables(source, lambda rows: [half for row in rows for half in _halves(row)])


def _halves(row: list[str]) -> Rows:
    if not any(map(as_figure, row)) or not any(text and not as_figure(text) for text in row):
        return [row]
    figures = [text if as_figure(text) else "" for text in row]
    return [["" if as_figure(text) else text for text in row], figures]


def as_lines(source: Source) -> Source:
    """Return the tables as lines of text with spaces, as a text copied out of a PDF has them."""
    return tuple(
        line
        for block in source
        for line in (
            [SourceParagraph("  ".join(filter(None, row)), f"{block.where}{at}") for at, row in enumerate(block.rows)]
            if isinstance(block, RawTable)
            else [block]
        )
    )


HARMLESS: dict[str, Change] = {
    "labels typed otherwise": lambda source: with_texts(source, typed_alike),
    "full-width digits": lambda source: with_texts(source, wide),
    "thousands": lambda source: with_texts(source, grouped),
    "numbers of the labels missing": lambda source: with_tables(source, unnumbered_rows),
    "a column of numbers": lambda source: with_tables(source, counted),
    "a column for remarks": lambda source: with_tables(source, remarked),
    "empty columns": lambda source: with_tables(source, spaced),
    "shifted rows": lambda source: with_tables(source, shifted),
    "columns exchanged": lambda source: with_tables(source, swapped),
    "lawsuits first": lambda source: with_tables(source, lawsuits_first),
    "merged labels repeated": repeated,
    "broken over pages": in_pieces,
    "tables at the end": at_the_end,
    "headings missing": without_headings,
    "one sheet": in_one_table,
    "labels above figures": label_above_figures,
}


def numbered(year: int) -> Source:
    first, *others = as_source(report(year))
    return (first._replace(where=str(year)), *others)


@pytest.mark.parametrize("year", [2020, 2024])
@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_harmless_variants_change_no_figure(change: Change, year: int) -> None:
    reading = read_published(change(numbered(year)))

    assert reading.report.figures == report(year).figures
    assert [found.ref for found in reading.found if isinstance(found.ref, CellRef) and not found.sure] == []


def figures(reading: Reading, row: str) -> dict[str, tuple[object, bool]]:
    return {
        found.ref.column: (found.value, found.sure)
        for found in reading.found
        if isinstance(found.ref, CellRef) and found.ref.row == row
    }


def expected(row: str, *, sure: bool, year: int = 2024) -> dict[str, tuple[object, bool]]:
    return {ref.column: (figure, sure) for ref, figure in report(year).figures.items() if ref.row == row}


def edited(year: int, pattern: str, text: str) -> Source:
    """Return the published report with `pattern` replaced in its tables."""
    return with_texts(as_source(report(year)), lambda cell: re.sub(pattern, text, cell))


def without_row(label: str) -> Source:
    return with_tables(as_source(report(2024)), lambda rows: [row for row in rows if label not in row])


def with_row(after: str, row: list[str]) -> Source:
    def inserted(rows: Rows) -> Rows:
        return [line for each in rows for line in ([each, row] if after in each else [each])]

    return with_tables(as_source(report(2024)), inserted)


@pytest.mark.parametrize(
    ("label", "variant", "row"),
    [
        ("4.保护第三方合法权益", "4.保护第三方法权益", "refused_third_party"),
        ("5.属于三类内部事务信息", "5.属子三类内部事物信息", "refused_internal"),
        ("1.信访举报投诉类申请", "7.信访举报投诉类申请", "declined_petition"),
        ("行政强制", "行政强制措施", "coercion"),
        ("四、结转下年度继续办理", "四、结转下一年度继续办理", "carried_out"),
    ],
)
def test_a_similar_label_is_read_and_not_sure(label: str, variant: str, row: str) -> None:
    reading = read_published(edited(2024, re.escape(label), variant))

    assert figures(reading, row) == expected(row, sure=False)
    assert reading.report.figures == report(2024).figures


@pytest.mark.parametrize(
    ("label", "variant", "unsure"),
    [
        ("本年废止件数", "本年度止件数", set()),
        ("社会公益组织", "社会组织", set()),
        ("法律服务机构", "法律服务组织", set()),
        ("本年处理决定数量", "本年处理决定", {"decisions"}),
    ],
)
def test_a_similar_column_is_read_and_sure_only_by_its_neighbours(label: str, variant: str, unsure: set[str]) -> None:
    reading = read_published(edited(2024, label, variant))

    assert reading.report.figures == report(2024).figures
    assert {f.ref.column for f in reading.found if isinstance(f.ref, CellRef) and not f.sure} == unsure


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("规章", "regulations"),
        ("1.属于国家秘密", "refused_secret"),
        ("3.其他", "other_rest"),
        ("四、结转下年度继续办理", "carried_out"),
    ],
)
def test_a_row_that_is_missing_stays_blank(label: str, row: str) -> None:
    reading = read_published(without_row(label))
    others = {ref: figure for ref, figure in report(2024).figures.items() if ref.row != row}

    assert figures(reading, row) == {}
    assert {ref: figure for ref, figure in reading.report.figures.items() if ref.row != row} == others
    assert not [unread for unread in reading.unread if unread.text not in label]


@pytest.mark.parametrize(
    "label", ["9.属于工作秘密", "4.其他", "其中：网上申请", "不予公开小计", "（三）不予公开", "6.其他不予处理"]
)
@pytest.mark.parametrize("after", ["8.属于行政查询事项", "5.要求行政机关确认或重新出具已获取信息", "3.其他"])
def test_a_row_that_is_too_much_is_left(label: str, after: str) -> None:
    extra = ["", "", label, *"7770007"]
    reading = read_published(with_row(after, extra))

    assert reading.report.figures == report(2024).figures
    assert [unread.text for unread in reading.unread] == [f"{label} 7 7 7 0 0 0 7"]


def test_two_rows_of_one_name_are_not_sure() -> None:
    extra = ["", "", "2.重复申请", *"7770007"]
    reading = read_published(with_row("2.重复申请", extra))

    assert {sure for _, sure in figures(reading, "declined_repeat").values()} == {False}
    assert [unread.text for unread in reading.unread] == ["2.重复申请 7 7 7 0 0 0 7"]


def test_lines_without_cells_are_read_where_they_are_complete() -> None:
    reading = read_published(as_lines(as_source(report(2024))))

    assert reading.report.figures == report(2024).figures


@pytest.mark.parametrize("gone", range(7))
def test_a_row_that_lacks_a_figure_is_not_sure(gone: int) -> None:
    """What can be told from the total is told; it never says that it is sure."""

    def cut(rows: Rows) -> Rows:
        for row in rows:
            if "（一）予以公开" in row:
                del row[3 + gone]
                row.append("")
        return rows

    reading = read_published(with_tables(sample_source(), cut))
    found = figures(reading, "granted")

    assert len(found) == 6
    assert not any(sure for _, sure in found.values())
    if gone in {2, 3, 4, 5}:  # 53 1 0 0 0 54: the last can only be the total
        assert (found["natural"], found["business"], found["total"]) == ((53, False), (1, False), (54, False))


def sample_source() -> Source:
    return as_source(sample("000"))


def test_remarks_become_notes() -> None:
    reading = read_published(edited(2024, "^56200$", "５６２００件（其中：不予许可（2件））"))

    assert reading.report.figures == report(2024).figures
    assert reading.report.note(CellRef("disclosure", "permits", "decisions")) == "其中：不予许可（2件）"


@pytest.mark.parametrize("text", ["/", "——", "无", "22①", "1.2.3"])
def test_what_is_no_figure_is_kept_and_not_sure(text: str) -> None:
    reading = read_published(edited(2024, "^56200$", text))

    assert figures(reading, "permits") == {"decisions": (text, False)}


def test_every_place_is_that_of_the_figure() -> None:
    source = in_pieces(as_source(report(2020)))
    printed = places(source)

    for found in read_published(source).found:
        if isinstance(found.ref, CellRef):
            assert printed[found.where] == [found.raw]
            assert print_figure(found.value, report(2020).form.cells[found.ref].kind) == found.raw
