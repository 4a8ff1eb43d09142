"""What changes many cells at once says what it has done, and nothing that it has not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from models.form.grid import lay_out
from models.report.paste import PastedBlock
from tests.builders import answered, balanced, cell
from ui.report.document import Document
from ui.report.table.many_cells import fill_blanks, follow_totals
from ui.report.table.pasting import paste_block

NEW, TOTAL = cell("applications/new/natural"), cell("applications/new/total")
REPORT = answered(balanced(), {str(NEW): "", str(TOTAL): "999"})
TABLE = REPORT.form.table("applications")
ACTS: list[Callable[[Document], str]] = [
    lambda document: fill_blanks(document, TABLE),
    lambda document: follow_totals(document, TABLE),
    lambda document: paste_block(document, lay_out(TABLE), [NEW], PastedBlock("7")).sentence,
]


@pytest.mark.parametrize("act", ACTS)
def test_a_report_that_may_only_be_looked_at_says_so(act: Callable[[Document], str]) -> None:
    document = Document(REPORT, read_only="只能看。")

    assert act(document) == "只能看。"
    assert document.report == REPORT


@pytest.mark.parametrize("act", ACTS)
def test_what_is_done_is_told(act: Callable[[Document], str]) -> None:
    document = Document(REPORT)

    assert " 1 " in act(document)
    assert document.report != REPORT
