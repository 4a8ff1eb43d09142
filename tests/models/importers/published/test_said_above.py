"""What is said above figures, or stands beside them, tells whether they are this report's own."""

from __future__ import annotations

import pytest

from models.form.refs import CellRef
from models.importers.source import RawTable, Source, SourceParagraph
from tests.builders import balanced, cell
from tests.models.importers.published.sources import as_source
from tests.models.importers.published.test_seen_or_said import found
from tests.models.importers.readers.pdf.permit_pages import TITLE, page, permits

SOURCE = as_source(balanced(2024))
PLAIN = found(SOURCE)
LITIGATION = cell("litigation/cases/review_upheld")


def doubted(source: Source) -> set[str]:
    """Return the tables of which no figure is sure any more."""
    after = {ref: one for ref, one in found(source).items() if isinstance(ref, CellRef)}
    assert {ref: one.value for ref, one in after.items()} == {ref: PLAIN[ref].value for ref in after}
    tables = {ref.table for ref in after}
    return {table for table in tables if not any(one.sure for ref, one in after.items() if ref.table == table)}


def above_last_table(words: str) -> Source:
    last = max(at for at, block in enumerate(SOURCE) if isinstance(block, RawTable))
    return (*SOURCE[:last], SourceParagraph(words, "第 9 段"), *SOURCE[last:])


@pytest.mark.parametrize(
    "words",
    ["2023年情况：", "上年情况：", "近三年累计情况如下：", "样表（仅供参考）", "单位：百件", "去年同期数", "占比（%）"],
)
def test_a_table_of_another_year_or_unit_is_asked_about(words: str) -> None:
    assert doubted(above_last_table(words)) == {"litigation"}


@pytest.mark.parametrize(
    "words", ["单位：件", "2024年情况：", "2025年1月9日", "（一）上年结转情况说明", "填报单位：某街道"]
)
def test_what_is_usual_above_a_table_changes_nothing(words: str) -> None:
    assert doubted(above_last_table(words)) == set()


def test_columns_of_last_year_that_the_form_itself_has_are_sure() -> None:
    after = found(as_source(balanced(2020)))

    assert {ref.table for ref, one in after.items() if isinstance(ref, CellRef) and not one.sure} == set()


def test_a_heading_of_a_column_that_is_of_last_year_is_asked_about() -> None:
    def last_years(block: RawTable) -> RawTable:
        rows = (tuple(text.replace("本年制发件数", "上年制发件数") for text in row) for row in block.rows)
        return block._replace(rows=tuple(rows))

    source = tuple(last_years(block) if isinstance(block, RawTable) else block for block in SOURCE)
    after = found(source)

    assert not after[cell("disclosure/normative/issued")].sure
    assert after[cell("disclosure/permits/decisions")].sure


@pytest.mark.parametrize(
    "row", ["<tr><td rowspan=2>行政许可<td>{}<tr><td>7</tr>", "<tr><td>行政许可<td>{}<tr><td><td>7"]
)
def test_a_label_that_stands_for_two_rows_of_figures_is_asked_about(row: str) -> None:
    shown = permits(page("12").replace("<tr class=row><td>行政许可<td>12</tr>", row.format(12)))

    assert (shown.value, shown.sure) == ("12", False)
    assert shown.left == "7"


@pytest.mark.parametrize("figure", ["12.000", "1.142"])
def test_points_that_may_be_of_thousands_are_asked_about(figure: str) -> None:
    assert not permits(page(figure)).sure
    assert permits(page("12.00"))[:2] == ("12", True)


def test_what_a_component_draws_itself_is_told_and_nothing_of_its_place_is_sure() -> None:
    drawn = "<b><template shadowrootmode=open>12</template>99</b>"
    outside = f"<x-page><template shadowrootmode=open><p>{TITLE}</p></template></x-page>"

    assert permits(page(drawn))[:2] == ("99", False)
    assert "组件" in permits(page("12", body=f"{outside}{{}}")).left
    assert permits(page("12<noembed>9</noembed>"))[:2] == ("12", True)
