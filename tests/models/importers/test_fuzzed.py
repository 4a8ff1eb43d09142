"""What fuzzing has found in the importers (`tests/fuzz`), each in about its least form."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from docx import Document

from models.importers import open_file
from models.importers.own.workbook import read_workbook
from models.importers.published.published_report import read_published
from models.importers.readers.pdf.pdf_document import read_pdf
from models.importers.readers.pdf.pdf_lines import GlyphLine, margins
from models.importers.readers.plain_text import read_txt
from models.importers.readers.web.web_page import read_html
from models.importers.readers.word.word_document import read_docx
from models.importers.readers.workbook.spreadsheet import read_sheets
from models.importers.source import RawTable, SourceBlock, SourceParagraph
from models.report.report_json import FORMAT, report_from_json
from models.system.errors import ReportError, UnreadableReport
from tests.models.importers.own.workbooks import plain, replaced
from tests.models.importers.readers.builders import saved

TITLE = SourceParagraph("某某街道办事处2023年政府信息公开工作年度报告", "第 1 段")


def test_a_package_that_no_program_can_unpack_is_a_sentence(tmp_path: Path) -> None:
    content = bytearray(plain())
    content[content.index(b"PK\x01\x02") + 6] = 0xFF  # the version that is needed to unpack it
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)

    with pytest.raises(UnreadableReport):
        open_file(path)


def test_a_part_in_an_unheard_of_encoding_is_told_as_such() -> None:
    odd = replaced(saved(Document()), "word/document.xml", "UTF-8", "x-unheard-of")

    with pytest.raises(UnreadableReport) as refused:
        read_docx(odd)

    assert Path(refused.traceback[-1].path).name == "safe_package.py"  # and not where all other damage is told


def test_a_pdf_without_pages_is_told_as_such() -> None:
    with pytest.raises(UnreadableReport) as refused:
        read_pdf(b"%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF")

    assert refused.value.__cause__ is None


def test_lines_may_begin_all_over_a_page() -> None:
    places = [at * 6.0 for at in range(40) for _ in range(2)]
    lines = [GlyphLine("字", 1, x0, 500.0, number * 20.0, 12.0, 12.0) for number, x0 in enumerate(places)]

    assert margins(lines).left == 0


@pytest.mark.parametrize("read", [read_workbook, read_sheets])
@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/workbook.xml", 'localSheetId="3"', 'localSheetId="77"'),
        ("xl/styles.xml", 'name="Normal" xfId="0"', 'name="Normal" xfId="9"'),
    ],
)
def test_what_a_library_says_to_itself_is_told_to_nobody(
    read: Callable[[bytes], object], part: str, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = replaced(plain(), part, old, new)

    with warnings.catch_warnings(record=True) as warned, suppress(UnreadableReport):
        warnings.simplefilter("always")
        read(odd)

    assert not warned
    assert not capsys.readouterr().out


SHEET = '<sheet name="封面" sheetId="1" r:id="rId1"/>'


@pytest.mark.parametrize("read", [read_workbook, read_sheets])
def test_a_part_is_not_read_as_thousands_of_sheets(read: Callable[[bytes], object]) -> None:
    odd = replaced(plain(), "xl/workbook.xml", SHEET, SHEET * 9_000)
    begun = time.process_time()
    with pytest.raises(UnreadableReport):
        read(odd)

    assert time.process_time() - begun < 2


def test_a_part_that_several_sheets_show_is_read_once() -> None:
    assert read_sheets(replaced(plain(), "xl/workbook.xml", SHEET, SHEET * 3)) == read_sheets(plain())


def test_a_huge_table_of_a_text_is_refused_before_it_is_laid_out() -> None:
    with pytest.raises(UnreadableReport):
        read_txt(b"1\t2\n" * 9_000 + b"\t" * 9_000)


LARGE: dict[str, tuple[SourceBlock, ...]] = {
    "lines": (SourceParagraph("甲 1 2", "第 2 段"),) * 20_000,
    "headings": (SourceParagraph("二、主动公开政府信息情况", "第 2 段"),) * 20_000,
    "characters": (SourceParagraph("（" * 9_000_000, "第 2 段"),),
    "cells": (RawTable((("1",) * 200,) * 2_900, "第 1 个表"),),
}


@pytest.mark.parametrize("name", LARGE)
def test_more_than_any_report_holds_is_refused_at_once(name: str) -> None:
    begun = time.process_time()
    with pytest.raises(UnreadableReport):
        read_published((TITLE, *LARGE[name]))

    assert time.process_time() - begun < 2


def test_a_long_figure_is_no_remark_for_ever() -> None:
    rows = (("主动公开", "1" * 20_000), ("规章", "1" * 20_000), ("行政规范性文件", "1" * 20_000))
    begun = time.process_time()
    read_published((TITLE, SourceParagraph("二、主动公开政府信息情况", "第 2 段"), RawTable(rows, "第 1 个表")))

    assert time.process_time() - begun < 1


def test_lines_may_be_as_wide_as_nothing() -> None:
    lines = [GlyphLine("字", 1, 90.0, 90.0, number * 20.0, 12.0, 12.0) for number in range(3)]

    assert margins(lines).right == 90


def test_links_to_many_other_reports_are_looked_through_once() -> None:
    links = [SourceParagraph(f"{name}街道办事处2022年政府信息公开工作年度报告", "链接") for name in "甲乙丙丁" * 200]
    source = [block for link in links for block in (link, SourceParagraph("本年工作均按规定落实。", "文字"))]
    begun = time.process_time()
    with pytest.raises(UnreadableReport):
        read_published((TITLE, *source))

    assert time.process_time() - begun < 3


_OF_FORM = {"form": "\U0010ffff" + "0" * 9_000, "cover": {"year": "2023"}}


@pytest.mark.parametrize(
    "wrong", [{"\0\n": 1}, {"9" * 9_000: 1}, {"cover": {"年\u3000报": ""}}, {"schema": 10**400}, _OF_FORM]
)
def test_names_and_numbers_of_any_kind_can_stand_in_a_sentence(wrong: dict[str, object]) -> None:
    with pytest.raises(ReportError) as refused:
        report_from_json({"format": FORMAT, "schema": 1, "form": "2021", **wrong})

    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 100


@pytest.mark.parametrize("declared", ["idna", "undefined", "zlib", "\0", "utf-7"])
def test_a_page_may_declare_an_encoding_that_is_none(declared: str) -> None:
    page = f"<html><meta charset={declared}><p>街道办事处</p>".encode("gb18030")

    assert [block.text for block in read_html(page) if isinstance(block, SourceParagraph)] == ["街道办事处"]
