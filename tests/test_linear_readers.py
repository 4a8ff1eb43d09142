"""Whatever reads a file, the clipboard or a text takes time by its length: readers, exporters and what they share."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from docx import Document
from openpyxl import Workbook

from exporters.clipboard_page import as_html
from exporters.manuscript import clean, manuscript
from exporters.typeset.label_lines import centred_lines, filled_lines
from exporters.typeset.line_breaking import wrap
from exporters.typeset.names import list_lines, name_lines
from exporters.typeset.paragraph_lines import Frame, compose
from exporters.typeset.titles import shaped
from models.checks.ends import ends, name_of_end
from models.checks.fixing import changed_places
from models.checks.marks import marks_of
from models.form.cover import keep_date
from models.form.figures import read_figure
from models.form.grid import lay_out
from models.form.vocabulary import FigureKind
from models.importers import open_file
from models.importers.published.labels import labels_of
from models.importers.published.lines import lines_of, looks_like_figure
from models.importers.published.section_texts import passage
from models.importers.published.spelling import number_of, similarity, tidy, unnumbered
from models.importers.source import SourceParagraph
from models.report.differences import differences
from models.report.fields import all_replaced, placed, typed
from models.report.next_year import next_years
from models.report.paste import PastedBlock, paste
from models.report.report_json import glimpse, read_json, report_to_json, write_json
from models.report.skeleton import skeletons
from models.report.told_topics import completed, told_topics
from models.report.unit import file_name
from models.rules import check
from models.system.errors import ReportError
from models.text.characters import compatible, invisible, printable
from models.text.comparison import alike
from models.text.label_text import bare_label
from models.text.outline import outline, prose
from models.text.page_tables import page_tables
from tests.builders import answered, balanced, cell
from tests.linearity import SIZES, Repetition, repetitions, slower_than_linear
from tests.models.hostile_texts import FILLS, everywhere
from tests.models.importers.own.workbooks import replaced
from tests.models.importers.readers.builders import kept, saved
from tests.thoroughness import times
from ui.report.text.text_fields import as_shown

WORDS = [*FILLS.values()]
WIDTH = 442.0
"""Points: of the type area of an official page."""

Act = Callable[[str], object]


def the_files(kind: str, folder: Path, text: str) -> None:
    """Read a file through the door that all files come in by, in this process."""
    path = folder / f"a.{kind}"
    path.write_bytes(_written(kind, text))
    with suppress(ReportError):
        open_file(path)


def _written(kind: str, text: str) -> bytes:
    """Return a report as somebody else has written it, with a text in its sections and its table."""
    title, head, row = "甲街道办事处2023年政府信息公开工作年度报告", "一、总体情况", "予以公开\t1\t2\t3"
    if kind == "json":
        return write_json(answered(balanced(), {"texts/overview": text, "texts/problems": f"乙{text}"}))
    if kind == "html":
        style, cell = f"<style>{text}</style>", f"<tr><td style='{text}' class='{text}'>{text}<td>1"
        return f"<html>{style}<body><h1>{title}</h1><h2>{head}</h2><p>{text}<table>{cell}</table>".encode()
    if kind == "docx":
        paragraphs = (title, head, *printable(text).replace("\x00", "").split("\n"), "五、存在的主要问题及改进情况")
        body = "".join(f"<w:p><w:r><w:t>{escape(one)}</w:t></w:r></w:p>" for one in paragraphs)
        return replaced(_blank(), "word/document.xml", "<w:body>", f"<w:body>{body}")
    if kind == "xlsx":
        rows = ((title,), (head,), (text,), ("予以公开", text[:9], 1, 2))
        cells = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
        return replaced(_empty_book(), "xl/worksheets/sheet1.xml", "</sheetData>", f"{cells}</sheetData>")
    return f"{title}\n{head}\n{text}\n{row}\n{text}\t1\n五、存在的主要问题及改进情况\n{text}".encode("utf-8", "replace")


def _cell(content: object) -> str:
    return f'<c t="inlineStr"><is><t>{escape(printable(str(content)).replace(chr(0), ""))}</t></is></c>'


@cache
def _empty_book() -> bytes:
    return kept(Workbook())


@cache
def _blank() -> bytes:
    return saved(Document())


def of_a_paste(text: str) -> None:
    report = balanced()
    grid = lay_out(report.form.table("applications"))
    for block in (text, text.replace("甲", "\t"), text.replace("甲", "\n"), f"予以公开 {text} 1 2 3"):
        paste(report, grid, cell("applications/new/natural"), PastedBlock(block))


def of_a_pasted_page(text: str) -> None:
    styled = f"<style>.甲{{{text}}} {text}{{display:none}}</style><table><tr><td class='{text}'>1"
    for page in (text, f"<table><tr><td>{text}", f"<style>{text}", styled, f"<table><tr><td a={text}"):
        page_tables(page)


def of_json(text: str) -> None:
    report = answered(balanced(), {"texts/overview": text, "cover/address": f"乙{text}"})
    read_json(write_json(report))
    glimpse({**report_to_json(report), "schema": 9})


def of_findings(text: str) -> None:
    """Go through all that a window does with what was found."""
    report = everywhere(text)
    findings = check(report)
    marks_of(findings)
    for finding in findings:
        [name_of_end(report, end) for end in ends(report, finding)]
        if finding.fix:
            changed_places(report, finding.fix)


def of_differences(text: str) -> None:
    differences(everywhere(text), everywhere(f"{text}乙{text}"))
    next_years(everywhere(text))
    alike(text, f"乙。{text}")


def of_fields(text: str) -> None:
    show = balanced().shown
    placed(text, show)
    all_replaced(text, show, [typed(text, f"{text[:9]}乙{text[9:]}", 10)])
    as_shown(text)


def of_labels(text: str) -> None:
    labels = labels_of(balanced().form)
    for label in (text, text[:80]):
        labels.is_known(label)
        labels.matches((label,))
        similarity(bare_label(label), "予以公开")
    for read in (bare_label, tidy, number_of, unnumbered, looks_like_figure, keep_date, compatible):
        read(text)
    for kind in FigureKind:
        read_figure(text, kind)


def of_texts(text: str) -> None:
    for read in (printable, invisible, clean, outline, prose):
        read(text)
    file_name(answered(balanced(), {"cover/agency": text}))
    shaped(text, WIDTH, _measure)


def of_pages(text: str) -> None:
    list(manuscript(everywhere(text)))
    as_html(everywhere(text))


def of_lines(text: str) -> None:
    compose(text, Frame(WIDTH, indent=2), _measure)
    wrap(text, WIDTH, _measure)
    name_lines(text, WIDTH, _measure)
    list_lines(text, WIDTH, _measure)
    filled_lines(text, WIDTH, _measure)
    centred_lines(text, WIDTH, _measure)


def of_skeletons(text: str) -> None:
    """Say what of a text is a skeleton's, what it tells, and what it would begin with."""
    report = everywhere(text)
    skeletons(report)
    for narrative in report.form.narratives:
        told_topics(report, narrative)
        completed(report, narrative)


def of_passages(text: str) -> None:
    """Put lines together again that a page has broken."""
    pieces = (text[at : at + 40] for at in range(0, len(text), 40))
    lines = lines_of(tuple(SourceParagraph(piece, "第 1 段") for piece in pieces))
    if lines:
        passage(lines, range(len(lines)))


def _measure(character: str) -> float:
    return 16.0 if character > "\x7f" else 8.0


ACTS: dict[str, Act] = {
    act.__name__: act
    for act in (of_a_paste, of_a_pasted_page, of_json, of_findings, of_differences, of_fields, of_labels)
}
ACTS |= {act.__name__: act for act in (of_texts, of_pages, of_lines, of_passages, of_skeletons)}


@pytest.mark.parametrize("act", ACTS)
def test_what_works_with_a_text_takes_time_by_its_length(act: str) -> None:
    texts = repetitions(WORDS, times(1, 120), act)

    assert not [words for text in texts if (words := slower_than_linear(ACTS[act], text))]


@pytest.mark.parametrize("kind", ["txt", "html", "docx", "xlsx", "json"])
def test_a_file_takes_time_by_its_length(kind: str, tmp_path: Path) -> None:
    texts = repetitions(WORDS, times(1, 120), kind)
    read = partial(the_files, kind, tmp_path)

    assert not [words for text in texts if (words := slower_than_linear(read, text, SIZES[: times(3, 4)]))]


@pytest.mark.parametrize(
    ("act", "unit"),
    [
        (of_a_paste, "a"),
        (of_a_paste, "1 "),
        (of_a_pasted_page, "<a b='"),
        (of_a_pasted_page, "<table><tr><td>"),
        (of_a_pasted_page, "b b{top:0}"),
        (of_a_pasted_page, "<s><sup>1"),
        (of_a_pasted_page, "<tr><td rowspan=0 colspan=99>"),
        (of_labels, "a\u0301\u0327"),
        (of_passages, "街道办事处，"),
        (of_fields, "{{applications/new/total}}"),
        (of_skeletons, "【写几件】"),
        (of_skeletons, "（一）平台\n【写"),
        (of_findings, "【写几件】"),
    ],
)
def test_what_once_took_the_square_of_it(act: Act, unit: str) -> None:
    assert not slower_than_linear(act, Repetition("", unit, ""))
