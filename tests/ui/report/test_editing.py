"""Whatever a clerk does, in whatever order: the document holds the same report as plain values do."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from exporters import missing_characters
from models.form.grid import lay_out
from models.form.refs import CellRef, Ref, TextRef
from models.report.paste import PastedBlock, paste
from models.report.report import Value
from models.rules import check
from models.text.characters import mended
from tests.builders import balanced
from tests.models.strategies import CELLS, EDITS, TYPED, answer
from tests.thoroughness import times
from ui.report.document import Document

_BLOCKS = st.lists(st.lists(TYPED, min_size=1, max_size=8), min_size=1, max_size=4)


class Editing(RuleBasedStateMachine):
    """A document beside a list of reports: every report there has been, and where in the list we are."""

    @initialize(year=st.sampled_from([2020, 2023]))
    def open(self, year: int) -> None:
        self.document = Document(balanced(year))
        self.reports = [self.document.report]
        self.at = 0

    def push(self, answers: dict[Ref, Value | None]) -> None:
        report = self.reports[self.at]
        self.document.push(answers, "填写")
        printed = {
            ref: mended(to) if isinstance(ref, TextRef) and isinstance(to, str) else to for ref, to in answers.items()
        }
        if edit := report.edit(printed):
            self.reports[self.at + 1 :] = [report.applied(edit)]
            self.at += 1

    @rule(answers=st.deferred(lambda: EDITS))
    def answer(self, answers: dict[Ref, Value | None]) -> None:
        self.push(dict(answers))

    @rule(ref=st.deferred(lambda: st.sampled_from(CELLS)), typed=st.lists(TYPED, min_size=1, max_size=4))
    def type_into_a_cell(self, ref: CellRef, typed: list[str]) -> None:
        """Several keys of one run are one step; coming back to the start is none."""
        start, run = self.reports[self.at], self.document.new_run()
        after = start
        for text in typed:
            after = after.applied(after.edit({ref: answer(ref, text)}))
            self.document.push({ref: answer(ref, text)}, "填写", run)
        if str(after.values.get(ref)) != str(start.values.get(ref)):
            self.reports[self.at + 1 :] = [after]
            self.at += 1
        elif self.document.undo_stack.count() == self.at:
            del self.reports[self.at + 1 :]

    @rule(at=st.integers(0, 10_000), block=_BLOCKS)
    def paste(self, at: int, block: list[list[str]]) -> None:
        report = self.reports[self.at]
        table = report.form.tables[at % len(report.form.tables)]
        grid = lay_out(table)
        start = list(grid.places)[at % len(grid.places)]
        self.push(paste(report, grid, start, PastedBlock("\n".join("\t".join(fields) for fields in block))).answers)

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        self.document.undo_stack.undo()
        self.at -= 1

    @precondition(lambda self: self.at + 1 < len(self.reports))
    @rule()
    def redo(self) -> None:
        self.document.undo_stack.redo()
        self.at += 1

    @invariant()
    def the_report_is_the_same(self) -> None:
        report = self.reports[self.at]
        assert self.document.report == report
        assert self.document.report.form is report.form

    @invariant()
    def the_findings_are_those_of_the_report(self) -> None:
        assert self.document.findings == check(self.reports[self.at], None, missing_characters)

    @invariant()
    def there_is_a_step_for_every_report(self) -> None:
        assert self.document.undo_stack.index() == self.at
        assert self.document.undo_stack.count() == len(self.reports) - 1


Editing.TestCase.settings = settings(max_examples=times(20, 400), stateful_step_count=20, deadline=None)
TestEditing = Editing.TestCase
