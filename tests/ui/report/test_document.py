from __future__ import annotations

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from models.form.editions import form_for
from models.form.refs import Ref, TextRef
from models.report.limits import LONGEST_IN_CELL, LONGEST_TEXT
from models.report.report import YEAR, Report
from models.rules import check
from tests.builders import answered, balanced, cell, ref
from ui.report.document import Document

NEW = cell("applications/new/natural")
PROBLEMS = TextRef("texts", "problems")
BLANK = Report.blank(2023)


class Ear:
    """Remembers what a document says."""

    def __init__(self, document: Document) -> None:
        self.changed: list[frozenset[Ref]] = []
        self.checked = self.forms = 0
        document.changed.connect(self.changed.append)
        document.checked.connect(self._on_checked)
        document.form_changed.connect(self._on_form_changed)

    def _on_checked(self) -> None:
        self.checked += 1

    def _on_form_changed(self) -> None:
        self.forms += 1


def test_an_answer_is_one_step_that_can_be_undone_and_redone() -> None:
    document = Document(BLANK)

    document.push({NEW: Decimal(3)}, "填写")
    given = document.report
    document.undo_stack.undo()
    undone = document.report
    document.undo_stack.redo()

    assert given.figure(NEW) == 3
    assert undone == BLANK
    assert document.report == given
    assert document.undo_stack.undoText() == "填写"


def test_an_answer_that_changes_nothing_is_no_step() -> None:
    document = Document(BLANK)
    ear = Ear(document)

    document.push({NEW: None, PROBLEMS: ""}, "填写")

    assert document.undo_stack.count() == 0
    assert not ear.changed


def test_a_run_of_typing_is_one_step() -> None:
    document = Document(BLANK)
    run = document.new_run()

    for typed in ("1", "12", "120"):
        document.push({NEW: Decimal(typed)}, "填写", run)

    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.report == BLANK


def test_two_runs_are_two_steps_even_in_the_same_cell() -> None:
    document = Document(BLANK)
    document.push({NEW: Decimal(1)}, "填写", document.new_run())
    document.push({NEW: Decimal(2)}, "填写", document.new_run())

    document.undo_stack.undo()

    assert document.report.figure(NEW) == 1


def test_steps_without_a_run_never_merge() -> None:
    document = Document(BLANK)
    document.push({NEW: Decimal(1)}, "粘贴")
    document.push({NEW: Decimal(2)}, "粘贴")

    assert document.undo_stack.count() == 2


def test_a_run_that_comes_back_to_where_it_began_leaves_no_step() -> None:
    document = Document(BLANK)
    run = document.new_run()
    document.push({NEW: Decimal(1)}, "填写", run)

    document.push({NEW: None}, "填写", run)

    assert document.undo_stack.count() == 0
    assert document.report == BLANK


def test_a_run_goes_on_after_undo_and_redo() -> None:
    document = Document(BLANK)
    run = document.new_run()
    document.push({NEW: Decimal(1)}, "填写", run)
    document.undo_stack.undo()
    document.undo_stack.redo()

    document.push({NEW: Decimal(12)}, "填写", run)

    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.report == BLANK


def test_a_broken_balance_marks_the_cells_of_both_sides() -> None:
    document = Document(balanced())
    before = document.marks

    document.push({cell("applications/granted/natural"): Decimal(9)}, "填写")

    finding = document.findings[0]
    assert not before
    assert finding.left
    assert finding.right
    assert all(document.marks[one].finding.key == finding.key for one in finding.refs)


def test_blanks_are_no_marks() -> None:
    document = Document(BLANK)

    assert any(finding.required for finding in document.findings)
    assert not document.marks.keys() & BLANK.form.cells.keys()


def test_changed_tells_exactly_the_places_whose_content_or_mark_is_new() -> None:
    document = Document(balanced())
    ear = Ear(document)
    before, marks = document.report, document.marks

    document.push({cell("applications/granted/natural"): Decimal(9)}, "填写")

    [told] = ear.changed
    after = document.report
    content = {one for one in after.form.cells if before.content(one) != after.content(one)}
    marked = {one for one in after.form.cells if marks.get(one) != document.marks.get(one)}
    assert told == content | marked
    assert cell("applications/granted/natural") in told
    assert cell("applications/refused_secret/legal") not in told


def test_changed_tells_a_text_that_is_new() -> None:
    document = Document(balanced())
    ear = Ear(document)

    document.push({TextRef("cover", "phone"): "0595-22783514"}, "修改文字")

    assert ear.changed == [frozenset({TextRef("cover", "phone")})]


def test_money_that_looks_different_is_changed_though_it_is_worth_the_same() -> None:
    fees = cell("disclosure/fees/collected")
    document = Document(answered(BLANK, {str(fees): "1.5"}))
    ear = Ear(document)

    document.push({fees: Decimal("1.50")}, "填写")

    assert ear.changed == [frozenset({fees})]


def test_checked_is_told_only_when_the_findings_are_new() -> None:
    document = Document(balanced())
    ear = Ear(document)

    document.push({TextRef("cover", "phone"): "0595-22783514"}, "修改文字")
    quiet = ear.checked
    document.push({cell("applications/granted/natural"): Decimal(9)}, "填写")

    assert (quiet, ear.checked) == (0, 1)


@pytest.mark.parametrize(("year", "other"), [(2020, 2021), (2021, 2020)])
def test_another_year_brings_another_form_and_loses_nothing(year: int, other: int) -> None:
    report = balanced(year)
    document = Document(report)
    ear = Ear(document)

    document.push({YEAR: str(other)}, "修改年度")

    assert ear.forms == 1
    assert document.report.form is form_for(other)
    assert document.report.values == {**report.values, YEAR: str(other)}


def test_undo_brings_the_old_form_back() -> None:
    report = balanced(2020)
    document = Document(report)
    ear = Ear(document)
    document.push({YEAR: "2021"}, "修改年度")

    document.undo_stack.undo()

    assert ear.forms == 2
    assert document.report == report
    assert not document.marks


def test_a_year_of_the_same_form_changes_no_form() -> None:
    document = Document(balanced(2023))
    ear = Ear(document)

    document.push({YEAR: "2024"}, "修改年度")

    assert ear.forms == 0


def test_last_years_report_is_compared_with() -> None:
    other = answered(balanced(2022), {"cover/agency": "别的街道办事处"})
    document = Document(balanced(2023), [other, balanced(2021), balanced(2022)])

    assert document.previous == balanced(2022)
    assert document.findings == check(balanced(2023), balanced(2022))


def test_a_document_says_changed_after_it_has_changed(qtbot: QtBot) -> None:
    document = Document(BLANK)

    with qtbot.waitSignals([document.changed, document.checked], order="strict"):
        document.push({ref("cover/agency"): "开元街道办事处"}, "修改文字")

    assert document.report.text("cover", "agency") == "开元街道办事处"


@pytest.mark.parametrize(
    "answer",
    [(PROBLEMS, "字" * (LONGEST_TEXT + 1)), (NEW, "字" * (LONGEST_IN_CELL + 1))],
    ids=["a text", "a cell"],
)
def test_what_could_not_be_opened_again_is_not_taken_and_said(answer: tuple[Ref, str]) -> None:
    document = Document(answered(BLANK, {"texts/problems": "问题"}))
    said: list[str] = []
    document.status_message.connect(said.append)
    before = document.report

    document.push(dict([answer]), "粘贴")

    assert document.report == before
    assert document.undo_stack.count() == 0
    assert [str(len(answer[1])) in one for one in said] == [True]


LONG = "街道办事处公开信息，" * 1_000


def test_while_a_long_text_is_typed_in_its_check_is_due_and_comes_by_itself(qtbot: QtBot) -> None:
    document = Document(answered(balanced(), {"texts/problems": LONG}))
    ear = Ear(document)

    with qtbot.waitSignal(document.checked):
        document.push({PROBLEMS: f"{LONG}XX街道。"}, "修改文字", document.new_run())
        assert (document.is_check_due, ear.checked) == (True, 0)
        assert ear.changed == [frozenset({PROBLEMS})]

    assert not document.is_check_due
    assert document.findings == check(document.report)
    assert PROBLEMS in document.marks


def test_who_asks_what_is_found_is_never_told_what_was_found_before() -> None:
    document = Document(answered(balanced(), {"texts/problems": LONG}))

    document.push({PROBLEMS: f"{LONG}XX街道。"}, "修改文字")

    assert "S-RESIDUE" in {one.rule for one in document.findings}
    assert not document.is_check_due


def test_a_figure_beside_a_long_text_is_checked_at_once() -> None:
    document = Document(answered(balanced(), {"texts/problems": LONG}))

    document.push({NEW: Decimal(99)}, "填写")

    assert not document.is_check_due
    assert NEW in document.marks
