"""How tables are spread over pages: as airy as can be on as few pages as can be."""

from __future__ import annotations

import pytest

from exporters.pdf.flow import FlowItem, paginate
from exporters.pdf.fonts import FontBook
from exporters.pdf.page_contents import Contents
from exporters.pdf.table_boxes import Sheet
from exporters.pdf.table_choice import fewest_pages
from exporters.pdf.text_boxes import gap
from exporters.release import Release, Variant
from exporters.typeset.standard_page import AREA_HEIGHT
from exporters.typeset.table_measures import PADDINGS
from models.report.report import Report
from tests.builders import answered, balanced, sample
from tests.exporters.pdf.pages import SAMPLES, content, lines
from tests.thoroughness import few

FONTS = FontBook.discover()


def items(report: Report) -> list[FlowItem]:
    return Contents(Release(report, Variant.PUBLIC).manuscript, FONTS).items()


def tables(report: Report) -> list[Sheet]:
    return [item for item in items(report) if isinstance(item, Sheet)]


def long(paragraphs: int) -> Report:
    """Return a report whose first part has so many lines."""
    return answered(balanced(), {"texts/overview": "\n".join(["国" * 20] * paragraphs)})


@pytest.mark.parametrize("number", few(SAMPLES, 2))
def test_all_tables_of_a_report_have_one_size(number: str) -> None:
    assert {table.layout.size for table in tables(sample(number))} == {10.5}


def test_tables_that_cost_no_page_are_airy() -> None:
    report = answered(long(9), {"texts/problems": "国" * 28 * 17})

    assert [table.padding for table in tables(report)] == [PADDINGS[0], PADDINGS[2], PADDINGS[0]]


@pytest.mark.parametrize(("number", "most", "beside"), [("002", 7, False), ("004", 6, True)])
def test_a_page_is_spared_where_dense_tables_do_that(number: str, most: int, *, beside: bool) -> None:
    pages = lines(content(sample(number)))
    begins = ("二、主动公开", "三、收到", "四、政府")
    second, third, fourth = (at for at, page in enumerate(pages) for line in page if line.startswith(begins))

    assert len(pages) == most
    assert (third == second + 1, fourth == third) == (True, beside)


def test_one_table_in_smaller_type_makes_all_of_them_smaller() -> None:
    blank = Report.blank(2023)
    figures = {str(ref): "1234567" for ref in blank.form.cells if ref.table == "applications"}
    sizes = {table.layout.size for table in tables(answered(blank, figures))}

    assert len(sizes) == 1
    assert sizes < {10.0, 9.5, 9.0}


@pytest.mark.parametrize("above", few(range(22), 6))
def test_no_other_choice_would_spare_a_page(above: int) -> None:
    chosen = items(long(above))
    pages = len(paginate(chosen, AREA_HEIGHT))
    dense = [item.airy(PADDINGS[-1]) if isinstance(item, Sheet) else item for item in chosen]

    assert len(paginate(dense, AREA_HEIGHT)) >= pages


def test_a_table_of_blocks_is_cut_where_that_spares_a_page() -> None:
    [table, *_] = tables(balanced())
    height = table.airy(PADDINGS[-1]).height
    text = gap(1)._replace(blank=False)
    above = [text._replace(height=AREA_HEIGHT - height * 0.7)]
    below = [text._replace(height=AREA_HEIGHT - height * 0.6)]
    chosen = fewest_pages([*above, table, *below], AREA_HEIGHT)
    whole = fewest_pages([*above, table], AREA_HEIGHT)

    assert len(paginate(chosen, AREA_HEIGHT)) == 2
    assert [item.parts for item in (*chosen, *whole) if isinstance(item, Sheet)] == [True, False]
