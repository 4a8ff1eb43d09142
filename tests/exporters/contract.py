"""What every exporter keeps to, as clauses; each raises an AssertionError that says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

from exporters import Exporter
from exporters.release import Release, Variant
from models.form.editions import EDITIONS
from models.form.refs import Ref
from models.report.report import Report, Value
from models.report.wording import heading
from resources import read_text
from tests import ROOT
from tests.builders import answered
from tests.exporters.readers import FileReader

Clause = Callable[[Exporter, FileReader], None]

_FIRST = 10_001
"""The figure in the first cell; the next is one more, so that each is found by itself."""

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TRAP = "某甲"
"""In every text that begins like a formula."""

_TRAPS = (f'=HYPERLINK("http://x","{_TRAP}")', f"+1+1{_TRAP}", f"-2+3{_TRAP}", f"@SUM(A1){_TRAP}", f"=1+1 {_TRAP}")
_NOTES = ("补", "其中上年结转" * 8, f"=1+1{_TRAP}")


def typed(year: int) -> Report:
    """Return a report with another figure in every cell but totals, and texts of every kind, some of them traps."""
    blank = Report.blank(year)
    cells = (ref for ref in blank.form.cells if ref not in blank.form.totals)
    figures: dict[Ref, Value] = {ref: Decimal(_FIRST + at) for at, ref in enumerate(cells)}
    return answered(Report({**blank.values, **figures}), texts(blank))


def texts(blank: Report) -> dict[str, str]:
    """Return everything that is written in words, by address."""
    headings = {f"headings/{one.id}": f"第{at}部分的标题" for at, one in enumerate(blank.form.narratives)}
    written = {
        f"texts/{one.id}": "\n".join((f"第{at}部分的第一段。{'写得很长。' * 60}", "（一）小标题", *_TRAPS))
        for at, one in enumerate(blank.form.narratives)
    }
    notes = {f"notes/{ref}": note for ref, note in zip(blank.form.cells, _NOTES, strict=False)}
    return {**headings, **written, **notes, "cover/agency": "鲤城区人民政府开元街道办事处"}


def written(exporter: Exporter, report: Report, variant: Variant) -> bytes:
    """Return a report as a file."""
    stream = BytesIO()
    exporter.write(Release(report, variant), stream)
    return stream.getvalue()


def marks_every_page(exporter: Exporter, reader: FileReader) -> None:
    """A draft is marked on every page or sheet, what is formal on none."""
    for variant in (Variant.DRAFT, *exporter.variants):
        pages = reader.pages(written(exporter, typed(2023), variant))
        marked = [Variant.DRAFT.mark in page for page in pages]
        assert pages, f"{exporter.suffix}: no page at all"
        assert set(marked) == {variant is Variant.DRAFT}, f"{exporter.suffix}, {variant.value}: marked pages {marked}"


def makes_no_formula_of_a_text(exporter: Exporter, reader: FileReader) -> None:
    """What somebody typed is never worked out, nor followed, when the file is opened."""
    [cell, *_] = typed(2023).form.cells
    report = answered(typed(2023), {str(cell): f"=1+1{_TRAP}"})
    content = written(exporter, report, exporter.variants[0])
    trapped = [formula for formula in reader.formulas(content) if _TRAP in formula]
    assert not trapped, f"{exporter.suffix}: {trapped}"
    assert f"=1+1{_TRAP}" in "".join(reader.pages(content)), f"{exporter.suffix}: no text in the place of a figure"


def gives_the_same_bytes(exporter: Exporter, _reader: FileReader) -> None:
    """The same release gives the same file, in whatever order it was typed."""
    report = typed(2023)
    backwards = Report({ref: report.values[ref] for ref in reversed([*report.values])})
    for variant in exporter.variants:
        one, two = (written(exporter, each, variant) for each in (report, backwards))
        assert one == two, f"{exporter.suffix}, {variant.value}: two files of one report differ"


def holds_every_figure(exporter: Exporter, reader: FileReader) -> None:
    """Every cell's figure stands in the file, totals too."""
    for form in EDITIONS:
        report = typed(form.first_year)
        found = set(_NUMBER.findall("\n".join(reader.pages(written(exporter, report, exporter.variants[0])))))
        missing = [str(ref) for ref, value in report.figures.items() if f"{value}" not in found]
        assert not missing, f"{exporter.suffix}, {form.id}: no figure of {missing}"


def holds_every_text(exporter: Exporter, reader: FileReader) -> None:
    """Everything written in words stands in the file: headings, paragraphs, notes."""
    for form in EDITIONS:
        report = typed(form.first_year)
        pages = reader.pages(written(exporter, report, exporter.variants[0]))
        found = "".join("".join(pages).split())
        headings = [heading(report, section) for section in report.form.sections]
        lines = [line for text in (*headings, *texts(report).values()) for line in text.split("\n")]
        missing = [line for line in lines if "".join(line.split()) not in found]
        assert not missing, f"{exporter.suffix}, {form.id}: {missing}"


def is_described(exporter: Exporter, _reader: FileReader) -> None:
    """The help says how to export it, and the README lists it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [line] = [line for line in readme.splitlines() if line.startswith("python main.py export")]
    assert f"导出 {exporter.label}" in read_text("help.md"), f"resources/help.md does not say 导出 {exporter.label}"
    assert re.search(rf"{re.escape(exporter.suffix)}\b", line), f"README.md, Command line: no {exporter.suffix}"


CLAUSES: tuple[Clause, ...] = (
    marks_every_page,
    makes_no_formula_of_a_text,
    gives_the_same_bytes,
    holds_every_figure,
    holds_every_text,
    is_described,
)
