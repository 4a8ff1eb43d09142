"""What the list does with causes, effects and fixes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.checks.findings import Cause, Finding, Fix, Level
from models.form.refs import CellRef, TextRef
from tests.builders import balanced, cell
from tests.ui.clerk import Key, click, press, shown
from ui.report.document import Document
from ui.report.problem_list import FindingModel, ProblemList

A, B, C, D = (cell(f"applications/new/{column}") for column in ("natural", "business", "research", "charity"))


def finding(ref: CellRef, *effects: Finding, level: Level = Level.ERROR) -> Finding:
    return Finding("X-SUM", level, f"{ref.column} 对不上。", (ref,), effects=effects)


FIX = Fix("改成 1", ((A, Decimal(1)),))
CAUSE = Cause("C-CELL", "很可能填错了。", (A,))
ROOT = finding(A, finding(B), finding(C))._replace(cause=CAUSE, fix=FIX)
OTHER = finding(D, level=Level.WARNING)
NONE = QModelIndex()


def recheck(document: Document, *findings: Finding) -> None:
    document.findings = findings
    document.checked.emit()


@pytest.fixture
def document() -> Document:
    document = Document(balanced())
    recheck(document, ROOT, OTHER)
    return document


@pytest.fixture
def problems(qtbot: QtBot, document: Document) -> ProblemList:
    problems = ProblemList(document)
    document.setParent(problems)
    problems.resize(900, 200)
    shown(qtbot, problems).setFocus()
    return problems


@pytest.fixture
def told(problems: ProblemList) -> list[tuple[Finding, int]]:
    told: list[tuple[Finding, int]] = []
    problems.chosen.connect(lambda one: told.append((one, problems.turn)))
    return told


def test_effects_are_a_proper_model_through_changes(qtmodeltester: ModelTester, document: Document) -> None:
    model = FindingModel(document)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt's

    recheck(document, OTHER, ROOT, finding(B))
    counts = [model.rowCount(model.index(row, 0)) for row in range(model.rowCount())]
    recheck(document)

    assert counts == [0, 2, 0]
    assert model.rowCount() == 0


def test_effects_of_effects_are_told_too(document: Document) -> None:
    recheck(document, finding(A, finding(B, finding(C))))
    model = FindingModel(document)

    assert [index.parent().isValid() for index, _ in model.lines()] == [False, True, True]


def test_a_line_says_why_how_many_and_that_it_can_be_mended(problems: ProblemList) -> None:
    first, second = (str(problems.model().index(row, 0).data()) for row in range(2))

    assert [words in first for words in (ROOT.message, CAUSE.message, "另外 2 处", "Alt+回车")] == [True] * 4
    assert "Alt+回车" not in second
    assert "另外" not in second


def test_a_tool_tip_has_the_effects(problems: ProblemList) -> None:
    tip = str(problems.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole))

    assert all(one.message in tip for one in (ROOT, *ROOT.effects))


def test_effects_are_folded_and_the_keyboard_unfolds_them(problems: ProblemList) -> None:
    problems.setCurrentIndex(problems.model().index(0, 0))
    folded = problems.isExpanded(problems.currentIndex())
    press(Key.Key_Right)
    unfolded = problems.isExpanded(problems.currentIndex())
    press(Key.Key_Down)
    below = problems.finding
    press(Key.Key_Left, Key.Key_Left)

    assert (folded, unfolded, below) == (False, True, ROOT.effects[0])
    assert not problems.isExpanded(problems.model().index(0, 0))


def test_what_was_unfolded_stays_so_wherever_it_goes(problems: ProblemList, document: Document) -> None:
    problems.expand(problems.model().index(0, 0))

    recheck(document, OTHER, ROOT)

    assert problems.isExpanded(problems.model().index(1, 0))


def test_the_list_stays_on_an_effect_after_a_check(problems: ProblemList, document: Document) -> None:
    root = problems.model().index(0, 0)
    problems.expand(root)
    problems.setCurrentIndex(problems.model().index(1, 0, root))

    recheck(document, OTHER, ROOT)

    assert problems.finding == ROOT.effects[1]


def test_each_click_is_another_turn_until_another_is_chosen(
    problems: ProblemList, told: list[tuple[Finding, int]]
) -> None:
    for row in (0, 0, 0, 1, 0):
        click(problems, (row, 0))

    assert [turn for _, turn in told] == [0, 1, 2, 0, 0]


def test_enter_and_again_are_turns_and_going_on_is_none(problems: ProblemList, told: list[tuple[Finding, int]]) -> None:
    problems.stand_on(ROOT)
    press(Key.Key_Return, Key.Key_Enter)
    problems.again(problems.finding)
    problems.stand_on(OTHER)
    problems.stand_on(ROOT)
    problems.again(problems.finding)

    assert told == [(ROOT, 1), (ROOT, 2), (ROOT, 3), (ROOT, 1)]


def test_a_double_click_is_one_choice(problems: ProblemList, told: list[tuple[Finding, int]]) -> None:
    click(problems, (0, 0))
    place = problems.visualRect(problems.model().index(0, 0)).center()
    QTest.mouseDClick(problems.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert told == [(ROOT, 0)]
    assert not problems.isExpanded(problems.model().index(0, 0))


def test_a_finding_can_be_shown_from_outside(problems: ProblemList, told: list[tuple[Finding, int]]) -> None:
    problems.show_finding(OTHER)
    problems.show_finding(finding(cell("applications/new/legal")))

    assert told == [(OTHER, 0)]


def test_a_long_line_is_drawn_in_a_narrow_list(qtbot: QtBot, problems: ProblemList, document: Document) -> None:
    recheck(document, ROOT._replace(message="对不上，" * 60), OTHER._replace(left=(TextRef("texts", "other"),)))

    for width in (900, 200):
        problems.resize(width, 80)
        qtbot.wait(1)
        assert problems.horizontalScrollBar().maximum() == 0
        assert not problems.viewport().grab().isNull()
