"""What is fuzzed: each way by which something foreign gets into a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from models.form.grid import Grid, lay_out
from models.form.vocabulary import Table
from models.importers import open_file, read_report
from models.report.limits import excess
from models.report.paste import PastedBlock, paste
from models.report.report import Report
from models.system.errors import UnreadableReport
from tests.builders import sample
from tests.fuzz.formats import FLAT, OBJECTS, PACKAGE, Format
from tests.fuzz.mutators import BYTES, MARKUP, WORDING, Change, revalue_json
from tests.fuzz.vocabulary import HTML, PDF, TEXT, XML


class Target(NamedTuple):
    """A way in.

    Attributes:
        run: Takes the file, and returns the report that it holds, or raises a ReportError.
        form: How its files are taken apart.
        changes: What is done to their parts.
        seeds: Under which name its good files are found.
    """

    name: str
    run: Callable[[Path], Report]
    form: Format
    changes: Sequence[Change]
    seeds: str
    suffix: str


def _opened(path: Path) -> Report:
    return open_file(path).report


def _ours(path: Path) -> Report:
    return read_report(path.read_bytes()).report


@cache
def _before() -> tuple[Report, tuple[Grid, ...]]:
    """Return the report that is pasted into, with its tables."""
    report = sample("002")
    bodies = (section.body for section in report.form.sections)
    return report, tuple(lay_out(body) for body in bodies if isinstance(body, Table))


def _pasted(path: Path) -> Report:
    """Paste the content into some cell of some table, which the content itself decides."""
    content = path.read_bytes()
    report, grids = _before()
    chance = Random(content)  # noqa: S311  not for secrets, but to be repeated
    grid = chance.choice(grids)
    text = content.decode(errors="replace")  # Qt hands over no halves of characters either
    answers = paste(report, grid, chance.choice(list(grid.places)), PastedBlock(text)).answers
    pasted = report.applied(report.edit(answers))
    if too_much := excess(pasted):
        raise UnreadableReport(too_much)  # as the document says, which then takes nothing
    return pasted


def _said(form: Format, *words: str) -> Format:
    return form._replace(words=words)


_OBJECTS = (*MARKUP, *MARKUP, *BYTES)
_VALUES = (*[revalue_json] * 12, *WORDING)

TARGETS: tuple[Target, ...] = (
    Target("json", _ours, FLAT, _VALUES, "json", ".json"),
    Target("workbook", _ours, _said(PACKAGE, *XML), WORDING, "workbook", ".xlsx"),
    Target("docx", _opened, _said(PACKAGE, *XML), WORDING, "docx", ".docx"),
    Target("xlsx", _opened, _said(PACKAGE, *XML), WORDING, "xlsx", ".xlsx"),
    Target("pdf", _opened, _said(OBJECTS, *PDF), _OBJECTS, "pdf", ".pdf"),
    Target("html", _opened, _said(FLAT, *HTML), WORDING, "html", ".html"),
    Target("mht", _opened, _said(FLAT, *HTML), WORDING, "mht", ".mht"),
    Target("txt", _opened, _said(FLAT, *TEXT), WORDING, "txt", ".txt"),
    Target("any", _opened, FLAT, _VALUES, "json", ".docx"),
    Target("paste", _pasted, _said(FLAT, *TEXT), WORDING, "paste", ".txt"),
)
"""The list to add to."""
