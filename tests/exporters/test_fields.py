"""Figures that live in texts: on paper and in every file they are figures."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from exporters import EXPORTERS, let_out
from exporters.clipboard_page import as_html
from exporters.release import Variant
from models.importers.own.workbook import read_workbook
from models.report.fields import field
from models.report.report import Report
from tests.builders import answered, balanced, cell
from tests.exporters.readers import READERS

TOTAL = cell("applications/new/total")
SAID = f"本年新收申请{balanced().shown(TOTAL)}件，都已办结。"
KEPT = f"本年新收申请{field(TOTAL)}件，都已办结。"


def report() -> Report:
    return answered(balanced(), {"texts/other": KEPT})


def exported(suffix: str) -> bytes:
    stream = BytesIO()
    [exporter] = [one for one in EXPORTERS if one.suffix == suffix]
    exporter.write(let_out(report(), Variant.FILING), stream)
    return stream.getvalue()


@pytest.mark.parametrize("suffix", READERS)
def test_files_have_the_figure(suffix: str) -> None:
    text = "".join("".join(READERS[suffix].pages(exported(suffix))).split())

    assert SAID in text
    assert "{{" not in text


def test_the_web_page_has_the_figure() -> None:
    assert SAID in as_html(report())
    assert "{{" not in as_html(report())


def test_our_workbook_brings_the_field_back() -> None:
    imported = read_workbook(exported(".xlsx"))

    assert imported.report == report()
    assert imported.differences == ()


def test_a_sentence_changed_in_the_workbook_is_told_as_it_is_read() -> None:
    book = load_workbook(BytesIO(exported(".xlsx")))
    sheet = book[report().form.sections[-1].short]
    [written] = [one for row in sheet.iter_rows() for one in row if SAID in str(one.value)]
    written.value = str(written.value).replace("都已办结", "办结164件")
    stream = BytesIO()
    book.save(stream)
    [difference] = read_workbook(stream.getvalue()).differences

    assert difference.exported == SAID
    assert difference.found == SAID.replace("都已办结", "办结164件")
